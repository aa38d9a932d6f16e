package dev.actor.process;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

import dev.actor.internal.Clock;
import org.jspecify.annotations.Nullable;

/**
 * One process of this JVM: its identity, its mailbox, what runs in it, and its one way to
 * die.
 * <p>
 * <strong>Running.</strong> The scheduler runs an activation; a {@link Body} is one
 * activation, a {@link Behavior} one for each time that its mailbox stops being empty.
 * The mailbox's word makes sure that there is at most one.
 * <p>
 * <strong>Dying.</strong> First {@link #exit} is set, once, by whoever is first: the
 * process itself, or the sender of a signal. From then on the process is dead for all
 * others; its name is free and its callers have their error. Then {@link #finish()} tells
 * monitors and links. It runs on the process's own thread, after everything that the
 * process has sent, so that a {@link Down} can not overtake a message; only a body that
 * does not leave its code within the node's grace is finished from outside.
 */
final class LocalProcess extends Mailbox implements Pid, Runnable {

	private static final ThreadLocal<@Nullable LocalProcess> CURRENT = new ThreadLocal<>();

	/** Messages handled in a row before others get the thread. */
	private static final int BATCH = 256;

	private static final VarHandle EXIT;

	private static final VarHandle FINISHED;

	static {
		try {
			MethodHandles.Lookup lookup = MethodHandles.lookup();
			EXIT = lookup.findVarHandle(LocalProcess.class, "exit", ExitReason.class);
			FINISHED = lookup.findVarHandle(LocalProcess.class, "finished", boolean.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	private final Node node;

	private final long id;

	private final @Nullable LocalProcess parent;

	private final @Nullable Work work;

	private final Relations relations = new Relations();

	private final Self self = new Self(this);

	volatile String label = "";

	volatile @Nullable Name<?> name;

	volatile boolean trapsExits;

	private volatile @Nullable ExitReason exit;

	private volatile boolean finished;

	/** The thread in the process's code now; null while idle. */
	private volatile @Nullable Thread runner;

	private volatile @Nullable Object handling;

	private volatile Clock.@Nullable Alarm grace;

	/** What runs in a process. */
	sealed interface Work {

		record Loop(Body body) implements Work {
		}

		/** The selector is the behaviour's own; only the owner touches the fields. */
		final class Events<T> implements Work {

			final Behavior<T> behavior;

			@Nullable Selector<T> selector;

			@Nullable Startup startup;

			Events(Behavior<T> behavior, Startup startup) {
				this.behavior = behavior;
				this.startup = startup;
			}

		}

	}

	LocalProcess(Node node, long id, @Nullable LocalProcess parent, @Nullable Work work) {
		this.node = node;
		this.id = id;
		this.parent = parent;
		this.work = work;
	}

	/** The process whose code the calling thread runs; dead ones may do nothing. */
	static @Nullable LocalProcess checkCurrent() {
		LocalProcess current = CURRENT.get();
		if (current != null) {
			current.checkAlive();
		}
		return current;
	}

	void checkAlive() {
		ExitReason reason = this.exit;
		if (reason != null) {
			throw new ExitException(reason);
		}
	}

	Node node() {
		return this.node;
	}

	Self self() {
		return this.self;
	}

	@Nullable LocalProcess parent() {
		return this.parent;
	}

	// -- running

	/** Makes the calling thread this process until {@link #detach()}. */
	void attach() {
		if (CURRENT.get() != null) {
			throw new IllegalStateException("This thread already runs " + CURRENT.get());
		}
		CURRENT.set(this);
		this.runner = Thread.currentThread();
	}

	void detach() {
		requireOwner("close");
		CURRENT.remove();
		claim(ExitReason.NORMAL);
		finish();
	}

	@Override
	void wake() {
		Thread thread = this.runner;
		if (thread != null) {
			LockSupport.unpark(thread);
		}
		else {
			this.node.scheduler().run(this);
		}
	}

	@Override
	public void run() {
		CURRENT.set(this);
		this.runner = Thread.currentThread();
		try {
			checkAlive();
			switch (Objects.requireNonNull(this.work)) {
				case Work.Loop loop -> {
					loop.body().run(this.self);
					end(new ExitException(ExitReason.NORMAL));
				}
				case Work.Events<?> events -> react(events);
			}
		}
		catch (Throwable ex) {
			end(ex);
		}
		finally {
			CURRENT.remove();
		}
	}

	private <T> void react(Work.Events<T> events) throws Exception {
		Startup startup = events.startup;
		if (startup != null) {
			start(events, startup);
		}
		for (int handled = 0; handled < BATCH; handled++) {
			Envelope envelope = poll();
			checkAlive();
			if (envelope != null) {
				handle(events, envelope);
			}
			else if (fallAsleep()) {
				return;
			}
		}
		this.runner = null;
		this.node.scheduler().run(this);
	}

	private boolean fallAsleep() {
		Thread thread = this.runner;
		// Before the word says so: whoever wakes the process must start an activation.
		this.runner = null;
		if (sleep()) {
			return true;
		}
		this.runner = thread;
		return false;
	}

	private <T> void start(Work.Events<T> events, Startup startup) throws Exception {
		try {
			events.selector = Objects.requireNonNull(events.behavior.start(this.self), "selector");
			checkAlive();
			events.startup = null;
			startup.started();
		}
		catch (InitFailedException ex) {
			startup.refused(String.valueOf(ex.getMessage()));
			throw new ExitException(ExitReason.NORMAL);
		}
	}

	private <T> void handle(Work.Events<T> events, Envelope envelope) throws Exception {
		if (envelope.key == Envelope.WAKE) {
			return;
		}
		if (envelope.message instanceof Exit(Pid pid, ExitReason reason) && envelope.key == Envelope.EXIT
				&& pid == this.parent) {
			throw new ExitException(reason);
		}
		Selector<T> selector = Objects.requireNonNull(events.selector);
		if (!selector.takes(envelope)) {
			this.node.deadLetters().unexpected(this, envelope.message);
			return;
		}
		this.handling = envelope.message;
		ProcessListener listener = this.node.listener();
		long begin = (listener != null) ? this.node.clock().nanos() : 0;
		try {
			events.selector = events.behavior.handle(this.self, selector.apply(envelope));
		}
		finally {
			if (listener != null) {
				listener.handled(this, this.label, envelope.message, this.node.clock().nanos() - begin);
			}
		}
		this.handling = null;
	}

	// -- dying

	/** Runs on the own thread when the code of the process has ended. */
	private void end(Throwable thrown) {
		ExitReason reason = (thrown instanceof ExitException ex) ? ex.reason() : ExitReason.abnormal(thrown);
		if (this.exit == null && this.work instanceof Work.Events<?> events && events.startup == null) {
			reason = stop(events.behavior, reason);
		}
		claim(reason);
		finish();
	}

	private ExitReason stop(Behavior<?> behavior, ExitReason reason) {
		try {
			behavior.stopping(this.self, reason);
			return reason;
		}
		catch (ExitException ex) {
			return ex.reason();
		}
		catch (Throwable ex) {
			return ExitReason.abnormal(ex);
		}
	}

	/** Any thread. Decides the reason; only the first one counts. */
	private boolean claim(ExitReason reason) {
		if (!EXIT.compareAndSet(this, null, reason)) {
			return false;
		}
		this.node.names().free(this);
		for (PendingCall<?> call : this.relations.close()) {
			call.ended(this, reason);
		}
		return true;
	}

	/** A signal has ended this process; called on the thread of whoever sent it. */
	void terminate(ExitReason reason) {
		if (!claim(reason)) {
			return;
		}
		Thread thread = this.runner;
		if (thread != null && thread != Thread.currentThread()) {
			this.grace = this.node.clock().schedule(this.node.graceNanos(), this::finish);
			if (this.work != null) {
				thread.interrupt();
			}
			LockSupport.unpark(thread);
			if (this.finished) {
				cancelGrace();
			}
		}
		push(new Envelope(Envelope.WAKE, reason));
	}

	private void cancelGrace() {
		Clock.Alarm alarm = this.grace;
		if (alarm != null) {
			alarm.cancel();
		}
	}

	private void finish() {
		if (!FINISHED.compareAndSet(this, false, true)) {
			return;
		}
		cancelGrace();
		ExitReason reason = Objects.requireNonNull(this.exit);
		boolean own = CURRENT.get() == this || Thread.currentThread() == this.runner;
		close(own, (unread) -> this.node.deadLetters().unread(this, unread));
		this.node.ended(this, reason, this.handling);
		// Links first: whoever has seen the end can ask the supervisor and finds that it
		// knows.
		for (LocalProcess peer : this.relations.takeLinks()) {
			peer.linkEnded(this, reason);
		}
		for (Watcher watcher : this.relations.takeWatchers()) {
			watcher.ended(this, reason);
		}
		if (this.work instanceof Work.Events<?> events && events.startup != null) {
			// Last: a starter that is linked must find its own end before the error.
			events.startup.ended(reason);
		}
	}

	private void linkEnded(LocalProcess peer, ExitReason reason) {
		if (this.relations.unlink(peer)) {
			signal(peer, reason);
		}
	}

	void signal(LocalProcess from, ExitReason reason) {
		if (this.exit != null) {
			return;
		}
		if (this.trapsExits) {
			push(new Envelope(Envelope.EXIT, new Exit(from, reason)));
		}
		else if (reason.equals(ExitReason.NORMAL) && from != this) {
			return;
		}
		else {
			terminate(reason);
		}
	}

	// -- ties

	boolean link(LocalProcess peer) {
		if (peer == this) {
			return true;
		}
		this.relations.link(peer);
		if (!peer.relations.link(this)) {
			this.relations.unlink(peer);
			if (this.trapsExits) {
				push(new Envelope(Envelope.EXIT, new Exit(peer, ExitReason.NO_PROCESS)));
			}
			return this.trapsExits;
		}
		ExitReason reason = this.exit;
		if (reason != null) {
			// Killed meanwhile: the peer must not keep a link to a process that told all.
			peer.linkEnded(this, reason);
		}
		return true;
	}

	void unlink(LocalProcess peer) {
		this.relations.unlink(peer);
		peer.relations.unlink(this);
	}

	boolean watch(Watcher watcher) {
		return this.relations.watch(watcher);
	}

	void unwatch(Watcher watcher) {
		this.relations.unwatch(watcher);
	}

	// -- messages

	/** A message from anybody. Returns false when it was dropped, which is recorded. */
	boolean accept(Object key, Object message) {
		Objects.requireNonNull(message, "A message must not be null");
		checkCurrent();
		if (deliver(new Envelope(key, message))) {
			return true;
		}
		this.node.deadLetters().add(this, message, "the process has ended");
		return false;
	}

	boolean deliver(Envelope envelope) {
		return this.exit == null && push(envelope);
	}

	/** Own thread only: false when the time was over and nothing came that is taken. */
	@Nullable Envelope await(Selector<?> selector, long nanos) {
		requireOwner("receive");
		Clock clock = this.node.clock();
		long begin = clock.nanos();
		Clock.Alarm alarm = null;
		try {
			while (true) {
				drain();
				checkAlive();
				Envelope envelope = take(selector);
				if (envelope != null) {
					return envelope;
				}
				if (nanos != Long.MAX_VALUE && clock.nanos() - begin >= nanos) {
					return null;
				}
				if (alarm == null && nanos != Long.MAX_VALUE) {
					Thread thread = Thread.currentThread();
					alarm = clock.schedule(nanos, () -> LockSupport.unpark(thread));
				}
				if (sleep()) {
					park(clock, begin, nanos);
				}
			}
		}
		finally {
			if (alarm != null) {
				alarm.cancel();
			}
		}
	}

	private void park(Clock clock, long begin, long nanos) {
		while (isAsleep() && (nanos == Long.MAX_VALUE || clock.nanos() - begin < nanos)) {
			LockSupport.park(this);
			if (Thread.interrupted()) {
				rouse();
				checkAlive();
				Thread.currentThread().interrupt();
				throw new CallInterruptedException("a message");
			}
		}
		rouse();
	}

	void requireOwner(String what) {
		if (CURRENT.get() != this) {
			throw new IllegalStateException("Only %s itself may %s, not %s; send it a message instead".formatted(this,
					what, (CURRENT.get() != null) ? CURRENT.get() : Thread.currentThread()));
		}
		checkAlive();
	}

	// -- what others see

	@Override
	public boolean isAlive() {
		return this.exit == null;
	}

	@Override
	public void kill() {
		LocalProcess sender = checkCurrent();
		terminate(ExitReason.KILLED);
		if (sender == this) {
			checkAlive();
		}
	}

	@Override
	public void sendExit(ExitReason reason) {
		LocalProcess sender = checkCurrent();
		signal((sender != null) ? sender : this.node.outside(), Objects.requireNonNull(reason, "reason"));
		if (sender == this) {
			checkAlive();
		}
	}

	@Override
	public Optional<ProcessInfo> info() {
		if (this.exit != null) {
			return Optional.empty();
		}
		Object message = this.handling;
		Name<?> name = this.name;
		Object snapshot = (this.work instanceof Work.Events<?> events) ? events.behavior.snapshot() : null;
		return Optional.of(new ProcessInfo(this, this.label, Optional.ofNullable(name).map(Name::text), parentPid(),
				length(), List.copyOf(this.relations.linked()), this.relations.monitors(), this.trapsExits,
				Optional.ofNullable(message).map(Object::getClass), snapshot));
	}

	Optional<Pid> parentPid() {
		return (this.parent != null && this.parent != this.node.outside()) ? Optional.of(this.parent)
				: Optional.empty();
	}

	List<Pid> ancestors() {
		List<Pid> ancestors = new ArrayList<>();
		for (LocalProcess p = this.parent; p != null && p != this.node.outside(); p = p.parent) {
			ancestors.add(p);
		}
		return ancestors;
	}

	/** How people know the process. */
	String describe() {
		return this.label.isEmpty() ? "Process " + this : "'" + this.label + "' " + this;
	}

	/** What the process is doing, for the error of somebody who waits for it. */
	String occupation() {
		if (this.exit != null) {
			return "it has ended meanwhile (" + this.exit + ")";
		}
		Object message = this.handling;
		return "it " + ((message != null) ? "is handling " + message.getClass().getSimpleName()
				: (this.runner != null) ? "is busy" : "is idle") + " and has " + length() + " messages waiting";
	}

	@Override
	public String toString() {
		return "<0." + this.id + ">";
	}

}
