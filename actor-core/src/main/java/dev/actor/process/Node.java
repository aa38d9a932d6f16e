package dev.actor.process;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import dev.actor.internal.Clock;
import dev.actor.internal.Scheduler;
import dev.actor.internal.SystemClock;
import dev.actor.internal.ThreadPerActivation;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The runtime in which processes live, Erlang's node: it makes them, runs them, and keeps
 * their names. Applications use {@code ActorSystem}, which is built on one node.
 */
public final class Node implements Spawner, AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(Node.class);

	private static final Duration GRACE = Duration.ofMillis(500);

	private final String name;

	private final Clock clock;

	private final Scheduler scheduler;

	private final Names names = new Names();

	private final Set<LocalProcess> processes = ConcurrentHashMap.newKeySet();

	private final AtomicLong ids = new AtomicLong();

	private final Listeners listeners;

	private final DeadLetters deadLetters;

	/** Stands for whatever is not a process of this node, as a sender and as a parent. */
	private final LocalProcess outside;

	private volatile boolean closed;

	/**
	 * Starts a node.
	 * @param name its name, for people
	 * @param listeners whom to tell of what happens
	 */
	public Node(String name, List<? extends ProcessListener> listeners) {
		this.name = name;
		this.clock = new SystemClock(name);
		ClassLoader loader = Thread.currentThread().getContextClassLoader();
		this.scheduler = new ThreadPerActivation(name, (loader != null) ? loader : ClassLoader.getSystemClassLoader());
		this.listeners = new Listeners(listeners);
		this.deadLetters = new DeadLetters(this);
		this.outside = new LocalProcess(this, 0, null, null);
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
		return this.listeners.orNull();
	}

	Listeners listeners() {
		return this.listeners;
	}

	LocalProcess outside() {
		return this.outside;
	}

	long graceNanos() {
		return GRACE.toNanos();
	}

	LocalProcess make(LocalProcess parent, LocalProcess.@Nullable Work work) {
		if (this.closed) {
			throw new IllegalStateException(
					"Actor system '" + this.name + "' is closed and starts no process any more");
		}
		LocalProcess process = new LocalProcess(this, this.ids.incrementAndGet(), parent, work);
		this.processes.add(process);
		if (this.closed) {
			process.kill();
		}
		return process;
	}

	void launch(LocalProcess process) {
		this.listeners.spawned(process);
		this.scheduler.run(process);
	}

	void ended(LocalProcess process, ExitReason reason, @Nullable Object handling) {
		if (!this.processes.remove(process)) {
			return;
		}
		CrashReport.log(this, process, reason, handling);
		this.listeners.exited(process, process.label, reason);
	}

	@Override
	public Pid spawn(Body body) {
		LocalProcess.checkCurrent();
		LocalProcess process = make(this.outside, new LocalProcess.Work.Loop(body));
		launch(process);
		return process;
	}

	@Override
	public <M> Subject<M> spawnReceiver(ReceiverBody<M> body) {
		LocalProcess.checkCurrent();
		return spawnReceiver(this.outside, body);
	}

	<M> Subject<M> spawnReceiver(LocalProcess parent, ReceiverBody<M> body) {
		Inbox<M> inbox = new Inbox<>(body);
		LocalProcess process = make(parent, new LocalProcess.Work.Loop(inbox));
		Subject<M> subject = new LocalSubject<>(process);
		inbox.subject = subject;
		if (parent != this.outside) {
			parent.link(process);
		}
		launch(process);
		return subject;
	}

	/** A body that must know its process before it can have its subject. */
	private static final class Inbox<M> implements Body {

		private final ReceiverBody<M> body;

		private @Nullable Subject<M> subject;

		private Inbox(ReceiverBody<M> body) {
			this.body = body;
		}

		@Override
		public void run(Process self) throws Exception {
			Subject<M> inbox = this.subject;
			if (inbox != null) {
				this.body.run(self, inbox);
			}
		}

	}

	@Override
	public Pid start(Behavior<?> behavior, String label, @Nullable Name<?> name, Duration initTimeout) {
		LocalProcess.checkCurrent();
		return start(this.outside, behavior, label, name, initTimeout);
	}

	Pid start(LocalProcess parent, Behavior<?> behavior, String label, @Nullable Name<?> name, Duration initTimeout) {
		Startup startup = new Startup();
		LocalProcess process = make(parent, new LocalProcess.Work.Events<>(behavior, startup));
		process.label = label;
		boolean linked = parent != this.outside;
		if (name != null) {
			try {
				this.names.register(name, process);
			}
			catch (NameTakenException ex) {
				this.processes.remove(process);
				throw new StartException(label, new StartError.InitFailed(String.valueOf(ex.getMessage())));
			}
		}
		if (linked) {
			parent.link(process);
		}
		launch(process);
		StartError error = startup.await(LocalProcess.checkCurrent(), process, initTimeout);
		if (error != null) {
			if (linked) {
				parent.unlink(process);
				parent.discard((envelope) -> envelope.message instanceof Exit exit && exit.pid() == process);
			}
			process.kill();
			throw new StartException(label.isEmpty() ? process.toString() : label, error);
		}
		return process;
	}

	@Override
	public <M> Subject<M> subject(Name<M> name) {
		return new NamedSubject<>(this, name);
	}

	/**
	 * Gives the calling thread a process of its own until that is closed.
	 * @return the process
	 * @throws IllegalStateException if the thread runs a process already
	 */
	public AttachedProcess attach() {
		LocalProcess process = make(this.outside, null);
		try {
			process.attach();
		}
		catch (IllegalStateException ex) {
			this.processes.remove(process);
			throw ex;
		}
		this.listeners.spawned(process);
		return process.self();
	}

	/**
	 * Tells somebody who is not a process of the end of one.
	 * @param pid the process
	 * @param callback called once, on a thread of its own, at once if the process has
	 * ended
	 */
	public void onExit(Pid pid, Consumer<ExitReason> callback) {
		Watcher watcher = (ended, reason) -> this.scheduler.run(() -> callback.accept(reason));
		if (!((LocalProcess) pid).watch(watcher)) {
			watcher.ended(pid, ExitReason.NO_PROCESS);
		}
	}

	/**
	 * The processes that live now.
	 * @return their pids, in no order
	 */
	public Collection<Pid> processes() {
		return List.copyOf(this.processes);
	}

	/**
	 * How many processes live now.
	 * @return the number
	 */
	public int processCount() {
		return this.processes.size();
	}

	/**
	 * How many messages nobody handled since the start.
	 * @return the number
	 */
	public long deadLetterCount() {
		return this.deadLetters.count();
	}

	/**
	 * Kills every process, and waits a moment for their threads to leave their code. A
	 * process that does not is left behind, dead to all others.
	 */
	@Override
	public void close() {
		this.closed = true;
		List<LocalProcess> living = List.copyOf(this.processes);
		CountDownLatch ended = new CountDownLatch(living.size());
		for (LocalProcess process : living) {
			if (!process.watch((pid, reason) -> ended.countDown())) {
				ended.countDown();
			}
			process.terminate(ExitReason.KILLED);
		}
		try {
			if (!ended.await(2 * GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
				logger.warn("Actor system '{}' is closed, but {} of its threads did not leave their code", this.name,
						ended.getCount());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.clock.close();
	}

}
