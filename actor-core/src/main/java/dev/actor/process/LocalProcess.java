package dev.actor.process;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

import dev.actor.internal.Clock;
import dev.actor.internal.Seat;
import org.jspecify.annotations.Nullable;

/**
 * One process of this JVM: what it is, how it runs, and how it receives. How it dies is
 * in {@link Mortal}.
 * <p>
 * The scheduler runs an activation; a {@link Body} is one activation, a {@link Behavior}
 * one for each time that its mailbox stops being empty. The mailbox's word makes sure
 * that there is one at most.
 */
final class LocalProcess extends Receiving implements Peer, Runnable {

	/** Messages handled in a row before others get the thread. */
	private static final int BATCH = 256;

	private static final VarHandle HANDLING;

	static {
		try {
			HANDLING = MethodHandles.lookup().findVarHandle(LocalProcess.class, "handling", Object.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	private final long id;

	private volatile LocalProcess parent;

	/**
	 * A {@link Body}, a {@link Behavior}, or null for a thread that is not the library's.
	 */
	private final @Nullable Object work;

	private final Self self = new Self(this);

	/** What a behaviour receives; own thread only. */
	private @Nullable Selector<?> selector;

	private volatile String label = "";

	private volatile @Nullable Name<?> name;

	/**
	 * The message that the handler works on, or the class of the last one. Others look at
	 * it now and then, which is not worth two fences for each message.
	 */
	@SuppressWarnings("UnusedVariable") // by its handle
	private @Nullable Object handling;

	@Nullable LocalProcess older;

	@Nullable LocalProcess younger;

	LocalProcess(Node node, long id, @Nullable LocalProcess parent, @Nullable Object work) {
		super(node);
		this.id = id;
		this.parent = (parent != null) ? parent : this;
		this.work = (work instanceof ReceiverBody<?> body) ? new Inbox<>(this, body) : work;
	}

	long id() {
		return this.id;
	}

	Self self() {
		return this.self;
	}

	/** The subject that it was born with, if it is a {@link ReceiverBody}. */
	@SuppressWarnings("unchecked")
	<M> Subject<M> inbox() {
		return (Inbox<M>) Objects.requireNonNull(this.work);
	}

	String label() {
		return this.label;
	}

	void label(String label) {
		this.label = label;
	}

	@Nullable Name<?> name() {
		return this.name;
	}

	void name(@Nullable Name<?> name) {
		this.name = name;
	}

	@Override
	LocalProcess me() {
		return this;
	}

	@Override
	boolean ownsThread() {
		return this.work != null;
	}

	@Override
	@Nullable Object lastMessage() {
		Object message = handling();
		return (message instanceof Class<?>) ? null : message;
	}

	private @Nullable Object handling() {
		return HANDLING.getAcquire(this);
	}

	@Override
	void forget() {
		HANDLING.setRelease(this, null);
		this.selector = null;
		openRoom();
		// A chain of processes that hand over to the next one must not grow for ever.
		LocalProcess ancestor = this;
		for (int i = 0; i < 16; i++) {
			ancestor = ancestor.parent;
		}
		if (!ancestor.isAlive()) {
			ancestor.parent = node().outside();
		}
	}

	// -- running

	/** Makes the calling thread this process until {@link #detach()}. */
	void attach() {
		Current.attach(this);
		this.runner = Thread.currentThread();
	}

	void detach() {
		if (Current.process() != this) {
			if (!isAlive()) {
				return;
			}
			throw new IllegalStateException("Only the thread that runs %s may close it".formatted(this));
		}
		Current.detach();
		claim(ExitReason.NORMAL);
		finish(true);
	}

	@Override
	void activate() {
		node().scheduler().run(this);
	}

	@Override
	void unpark() {
		LockSupport.unpark(this.runner);
	}

	void launch() {
		if (this.work instanceof Body) {
			node().scheduler().start(this);
		}
		else {
			node().scheduler().run(this);
		}
	}

	@Override
	public void run() {
		if (this.work instanceof Body body) {
			runToTheEnd(body);
		}
		else {
			runActivation((Behavior<?>) Objects.requireNonNull(this.work));
		}
	}

	private void runToTheEnd(Body body) {
		Current.own(this.self);
		this.runner = Thread.currentThread();
		try {
			checkAlive();
			body.run(this.self);
			end(new ExitException(ExitReason.NORMAL));
		}
		catch (Throwable ex) {
			end(ex);
		}
		finally {
			letGo();
		}
	}

	private void runActivation(Behavior<?> behavior) {
		Seat seat = Seat.take();
		seat.process(this);
		this.runner = Thread.currentThread();
		try {
			checkAlive();
			react(behavior);
		}
		catch (Throwable ex) {
			end(ex);
		}
		finally {
			seat.process(null);
			letGo();
		}
	}

	private <T> void react(Behavior<T> behavior) throws Exception {
		Startup waiting = this.startup;
		if (waiting != null) {
			start(behavior, waiting);
		}
		ProcessListener listener = node().listener();
		for (int handled = 0; handled < BATCH; handled++) {
			Envelope envelope = next();
			checkAlive();
			if (envelope != null) {
				handle(behavior, envelope, listener);
			}
			else if (fallAsleep()) {
				return;
			}
		}
		this.runner = null;
		node().scheduler().runLater(this);
	}

	private boolean fallAsleep() {
		caughtUp();
		Thread thread = this.runner;
		// Before the word says so: whoever wakes the process must start an activation.
		this.runner = null;
		if (sleep()) {
			return true;
		}
		this.runner = thread;
		return false;
	}

	private <T> void start(Behavior<T> behavior, Startup waiting) throws Exception {
		try {
			this.selector = Objects.requireNonNull(behavior.start(this.self), "selector");
			checkAlive();
			this.startup = null;
			waiting.started();
		}
		catch (InitFailedException ex) {
			waiting.refused(String.valueOf(ex.getMessage()));
			throw new ExitException(ExitReason.NORMAL);
		}
	}

	@SuppressWarnings("unchecked")
	private <T> void handle(Behavior<T> behavior, Envelope envelope, @Nullable ProcessListener listener)
			throws Exception {
		Object message = envelope.message;
		if (envelope.key == Envelope.WAKE) {
			return;
		}
		if (envelope.key == Envelope.EXIT && message instanceof Exit(Pid pid, ExitReason reason)
				&& pid == this.parent) {
			throw new ExitException(reason);
		}
		Selector<T> wanted = (Selector<T>) Objects.requireNonNull(this.selector);
		if (!wanted.takes(envelope)) {
			node().deadLetters().unexpected(this, message);
			return;
		}
		HANDLING.setRelease(this, message);
		long begin = (listener != null) ? node().clock().nanos() : 0;
		try {
			Selector<T> changed = behavior.handle(this.self, wanted.apply(envelope));
			if (changed != null) {
				this.selector = changed;
			}
		}
		finally {
			if (listener != null) {
				handled(listener, message, node().clock().nanos() - begin);
			}
		}
		HANDLING.setRelease(this, message.getClass());
	}

	private void handled(ProcessListener listener, Object message, long nanos) {
		listener.handled(this, this.label, message, nanos);
		if (nanos > node().slowHandler()) {
			listener.slowHandler(this, this.label, message, nanos);
		}
	}

	/** Runs on the own thread when the code of the process has ended. */
	private void end(Throwable thrown) {
		ExitReason reason = (thrown instanceof ExitException ex) ? ex.reason() : ExitReason.abnormal(thrown);
		if (exit() == null && this.work instanceof Behavior<?> behavior && this.startup == null) {
			reason = stop(behavior, reason);
		}
		claim(reason);
		this.runner = null;
		finish(true);
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

	// -- what others see

	@Override
	public boolean isAlive() {
		return exit() == null;
	}

	@Override
	public void kill() {
		LocalProcess sender = Current.checkAlive();
		terminate(ExitReason.KILLED);
		if (sender == this) {
			checkAlive();
		}
	}

	@Override
	public void sendExit(ExitReason reason) {
		LocalProcess sender = Current.checkAlive();
		signal((sender != null) ? sender : node().outside(), Objects.requireNonNull(reason, "reason"));
		if (sender == this) {
			checkAlive();
		}
	}

	@Override
	public void stop() {
		signal(this.parent, ExitReason.SHUTDOWN);
	}

	@Override
	public Optional<ProcessInfo> info() {
		if (exit() != null) {
			return Optional.empty();
		}
		Object message = handling();
		Class<?> lastHandled = (message == null || message instanceof Class) ? (Class<?>) message : message.getClass();
		Object snapshot = (this.work instanceof Behavior<?> behavior) ? behavior.snapshot() : null;
		return Optional.of(new ProcessInfo(this, this.label, Optional.ofNullable(this.name).map(Name::text),
				parentPid(), state(), length(), List.copyOf(links()), monitors(), monitoredBy(), this.trapsExits,
				Optional.ofNullable(lastHandled), snapshot));
	}

	private ProcessInfo.State state() {
		if (this.startup != null) {
			return ProcessInfo.State.STARTING;
		}
		return (this.runner == null || isAsleep()) ? ProcessInfo.State.WAITING : ProcessInfo.State.RUNNING;
	}

	Optional<Pid> parentPid() {
		LocalProcess process = this.parent;
		return (process != node().outside()) ? Optional.of(process) : Optional.empty();
	}

	List<Pid> ancestors() {
		List<Pid> ancestors = new ArrayList<>();
		for (LocalProcess p = this.parent; p != node().outside(); p = p.parent) {
			ancestors.add(p);
		}
		return ancestors;
	}

	@Override
	public CallException gone() {
		return node().isClosed() ? new SystemClosedException(node())
				: new NoProcessException(describe() + " has ended");
	}

	@Override
	public CallException endedInCall(ExitReason reason) {
		return node().isClosed() ? new SystemClosedException(node())
				: new CalleeExitedException(this, describe(), reason);
	}

	@Override
	public String describe() {
		return this.label.isEmpty() ? "Process " + this : "'" + this.label + "' " + this;
	}

	@Override
	public String occupation() {
		ExitReason reason = exit();
		if (reason != null) {
			return "it has ended meanwhile (" + reason + ")";
		}
		Object message = lastMessage();
		return "it "
				+ ((message != null) ? "is handling " + message.getClass().getSimpleName()
						: (state() == ProcessInfo.State.WAITING) ? "is idle" : "is busy")
				+ " and has " + length() + " messages waiting";
	}

	@Override
	public String toString() {
		return "<0." + this.id + ">";
	}

}
