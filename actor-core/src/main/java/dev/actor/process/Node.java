package dev.actor.process;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

import dev.actor.internal.Clock;
import dev.actor.internal.Engine;
import dev.actor.internal.Nanos;
import dev.actor.internal.Scheduler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The runtime in which processes live, Erlang's node: it makes them, runs them, and keeps
 * their names. Applications use {@code ActorSystem}, which is built on one node.
 */
public final class Node implements Spawner, AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(Node.class);

	private static final int BATCH = 256;

	private final String name;

	private final long grace;

	private final int mailboxMark;

	private final Clock clock;

	private final Scheduler scheduler;

	private final Names names;

	private final Census census = new Census();

	private final Nursery nursery;

	private final Listeners listeners;

	private final @Nullable Listeners listener;

	/** Null, like the next four, when there is nothing to do, so that a send is short. */
	private final @Nullable Stopwatch stopwatch;

	private final @Nullable CallWatch callWatch;

	private final @Nullable Watchdog watchdog;

	private final @Nullable Contexts contexts;

	private final @Nullable MessageGuard guard;

	private final boolean wrapsNothing;

	private final boolean interleaves;

	private final DeadLetters deadLetters;

	private final LongAdder zombies = new LongAdder();

	private final LongAdder restarts = new LongAdder();

	/** Beside the listeners, not among them: with one, each message would be timed. */
	private final ProcessListener tally = new ProcessListener() {

		@Override
		public void restarted(String supervisor, String child, ExitReason reason) {
			Node.this.restarts.increment();
		}

	};

	/** Stands for whatever is not a process of this node, as a sender and as a parent. */
	private final LocalProcess outside;

	private volatile boolean closed;

	/**
	 * Starts a node.
	 * @param settings the choices
	 */
	public Node(NodeSettings settings) {
		this.name = settings.name();
		this.grace = Nanos.of(settings.grace(), "grace");
		this.mailboxMark = settings.mailboxMark();
		ClassLoader loader = Thread.currentThread().getContextClassLoader();
		Engine engine = settings.engine()
			.start(this.name, (loader != null) ? loader : ClassLoader.getSystemClassLoader(), settings.parallelism());
		this.clock = engine.clock();
		this.scheduler = engine.scheduler();
		this.interleaves = this.scheduler.interleaves();
		this.names = new Names(this.clock);
		this.listeners = new Listeners(settings.listeners());
		this.listener = this.listeners.orNull();
		this.stopwatch = (this.listener != null) ? new Stopwatch(this.listener, this.scheduler, this.clock,
				Nanos.of(settings.slowHandler(), "slowHandler")) : null;
		this.callWatch = (this.listener != null && this.stopwatch != null)
				? new CallWatch(this, this.listener, this.stopwatch) : null;
		this.watchdog = (this.listener != null) ? new Watchdog(this, Nanos.of(settings.stuckHandler(), "stuckHandler"))
				: null;
		this.contexts = settings.contexts().isEmpty() ? null : new Contexts(settings.contexts(), this.clock);
		this.guard = MessageGuard.of(settings);
		this.wrapsNothing = this.contexts == null && this.guard == null && !this.interleaves;
		this.deadLetters = new DeadLetters(this);
		this.nursery = new Nursery(this, settings.startOptions(), settings.interceptor());
		this.outside = new LocalProcess(this, 0, null, null);
		if (this.watchdog != null) {
			this.watchdog.watch();
		}
	}

	/**
	 * The name of the node.
	 * @return the name
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Whether the node takes no new processes any more.
	 * @return whether it is closed
	 */
	public boolean isClosed() {
		return this.closed;
	}

	/**
	 * The node's monotonic time.
	 * @return nanoseconds since an arbitrary instant; only differences mean anything
	 */
	public long monotonicNanos() {
		return this.clock.nanos();
	}

	/** How long it is until an instant; zero if that is over. */
	Duration until(long instant) {
		return Duration.ofNanos(Math.max(0, instant - monotonicNanos()));
	}

	Clock clock() {
		return this.clock;
	}

	Scheduler scheduler() {
		return this.scheduler;
	}

	Names names() {
		return this.names;
	}

	DeadLetters deadLetters() {
		return this.deadLetters;
	}

	@Nullable ProcessListener listener() {
		return this.listener;
	}

	@Nullable Stopwatch stopwatch() {
		return this.stopwatch;
	}

	@Nullable CallWatch callWatch() {
		return this.callWatch;
	}

	@Nullable Contexts contexts() {
		return this.contexts;
	}

	/**
	 * Wraps a message of the calling thread.
	 * @throws MutableMessageException if it must not be sent
	 */
	Envelope envelope(Object key, Object message) {
		Objects.requireNonNull(message, "A message must not be null");
		check(message);
		return (this.contexts != null) ? this.contexts.envelope(key, message) : new Envelope(key, message);
	}

	/** A process is about to send. */
	void sends() {
		if (this.interleaves) {
			this.scheduler.givesWay();
		}
	}

	/** How many messages a process handles in a row before others get the thread. */
	int batch() {
		return this.interleaves ? 1 : BATCH;
	}

	/** Whether a message needs nothing but the way it takes always. */
	boolean wrapsNothing() {
		return this.wrapsNothing;
	}

	/** The calling thread is about to answer. */
	void answering(Object answer, Reply<?> to) {
		LocalProcess sender = Current.checkAlive();
		check(answer);
		if (sender != null) {
			sender.sent(answer, to);
		}
	}

	private void check(Object message) {
		if (this.guard != null) {
			this.guard.check(message);
		}
	}

	Listeners listeners() {
		return this.listeners;
	}

	Census census() {
		return this.census;
	}

	Nursery nursery() {
		return this.nursery;
	}

	LocalProcess outside() {
		return this.outside;
	}

	long graceNanos() {
		return this.grace;
	}

	int mailboxMark() {
		return this.mailboxMark;
	}

	void mailboxCrossed(LocalProcess process, int length) {
		logger.warn("{} in system '{}' has {} messages waiting: they come faster than it handles them",
				process.describe(), this.name, length);
		this.listeners.mailboxCrossed(process, process.label(), length);
	}

	/** Something that happens above the kernel. */
	void announce(Consumer<ProcessListener> event) {
		event.accept(this.tally);
		this.listeners.tell(event);
	}

	/** A process is dead, but its code does not let go of its thread. */
	void zombie(LocalProcess process, Thread thread) {
		this.zombies.increment();
		ZombieReport.log(this, process, thread);
	}

	/** A process is dead, though its code may not have let go yet. */
	void died() {
		this.census.died();
	}

	void ended(LocalProcess process, ExitReason reason, boolean owner, List<Peer> links) {
		Object handling = process.lastMessage();
		this.census.remove(process);
		CrashReport.log(this, process, reason, handling, links);
		if (this.listener != null) {
			if (reason.isAbnormal()) {
				this.listener.crashed(process.report(reason, owner, links));
			}
			this.listener.exited(process, process.label(), reason, process.handled());
		}
	}

	@Override
	public Pid spawn(Body body) {
		return spawn(body, SpawnOptions.DEFAULT);
	}

	@Override
	public Pid spawnUnlinked(Body body) {
		return spawn(body);
	}

	@Override
	public Pid spawn(Body body, SpawnOptions options) {
		Current.checkAlive();
		return this.nursery.spawn(this.outside, body, options);
	}

	@Override
	public <M> Subject<M> spawnReceiver(ReceiverBody<M> body) {
		Current.checkAlive();
		return this.nursery.spawnReceiver(this.outside, body);
	}

	@Override
	public Pid spawnUnlinked(Body body, SpawnOptions options) {
		return spawn(body, options);
	}

	@Override
	public Pid start(Behavior<?> behavior, SpawnOptions options) {
		Current.checkAlive();
		Pid pid = this.nursery.start(this.outside, behavior, options);
		if (this.listener != null && !behavior.supervises()) {
			this.listener.unsupervised(pid, pid.label());
		}
		return pid;
	}

	/**
	 * Takes a name away from its holder.
	 * @param name the name
	 * @throws NoProcessException if nobody holds it
	 */
	public void unregister(Name<?> name) {
		Current.checkAlive();
		this.names.unregister(name);
	}

	@Override
	public <M> Subject<M> subject(Name<M> name) {
		return new NamedSubject<>(this, Objects.requireNonNull(name, "name"));
	}

	@Override
	public <M> Subject<M> subject(Address<M> address) {
		return new AddressedSubject<>(this, Objects.requireNonNull(address, "address"));
	}

	@Override
	public boolean hosts(Pid pid) {
		return ((Peer) pid).node() == this;
	}

	/**
	 * Gives the calling thread a process of its own until that is closed.
	 * @return the process
	 * @throws IllegalStateException if the thread runs a process already
	 */
	public AttachedProcess attach() {
		LocalProcess present = Current.process();
		if (present != null) {
			throw new IllegalStateException("This thread already runs " + present.describe());
		}
		LocalProcess process = this.nursery.make(this.outside, null, SpawnOptions.DEFAULT);
		process.attach();
		this.listeners.spawned(process);
		return process.self();
	}

	/**
	 * Starts a process, and tells somebody who is not one of its end, whenever that is.
	 * @param body what it runs
	 * @param callback called once, on a thread of its own
	 * @return the pid of the new process
	 */
	public Pid spawnMonitored(Body body, Consumer<? super ExitReason> callback) {
		Current.checkAlive();
		LocalProcess process = this.nursery.make(this.outside, Objects.requireNonNull(body, "body"),
				SpawnOptions.DEFAULT);
		process.onExit(callback);
		this.nursery.launch(process);
		return process;
	}

	/**
	 * The processes that live now.
	 * @return their pids, in no order
	 */
	public Collection<Pid> processes() {
		return this.census.living();
	}

	/**
	 * How many processes live now.
	 * @return the number
	 */
	public int processCount() {
		return this.census.livingCount();
	}

	/**
	 * How many messages nobody handled since the start.
	 * @return the number
	 */
	public long deadLetterCount() {
		return this.deadLetters.count();
	}

	/**
	 * How often supervisors have started a child again since the start.
	 * @return the number
	 */
	public long restartCount() {
		return this.restarts.sum();
	}

	/**
	 * How many processes went on in code that did not let go of its thread when they were
	 * dead, since the start.
	 * @return the number
	 */
	public long zombieCount() {
		return this.zombies.sum();
	}

	/**
	 * What the node has to do now.
	 * @return what waits for a thread or for its time
	 */
	public Load load() {
		// One of the alarms is none of the user's.
		int own = (this.watchdog != null) ? 1 : 0;
		return new Load(this.scheduler.parallelism(), this.scheduler.queued(), this.scheduler.standIns(),
				Math.max(0, this.clock.pending() - own));
	}

	/**
	 * Asks a process to stop as its parent would, and waits for its end. Kills nobody.
	 * @param pid who shall stop
	 * @param timeout how long to wait
	 * @return false if it had not ended in time
	 * @throws CallingSelfException if the caller runs this process
	 * @throws CallInterruptedException if the calling thread was interrupted
	 */
	public boolean stop(Pid pid, Duration timeout) {
		return Stopping.await((Peer) pid, Nanos.of(timeout, "timeout"),
				(process, stopping) -> process.stop()) != Waiting.TIMED_OUT;
	}

	/**
	 * Kills every process, and waits a moment for their threads to leave their code. A
	 * process that does not is left behind, dead to all others.
	 */
	@Override
	public void close() {
		this.closed = true;
		this.scheduler.closing();
		this.census.all().forEach((process) -> process.terminate(ExitReason.KILLED));
		if (!this.census.awaitEmpty(2 * this.grace)) {
			logger.warn("Actor system '{}' is closed, but {} of its processes did not leave their code", this.name,
					this.census.all().size());
		}
		this.clock.close();
		this.scheduler.close();
	}

}
