package dev.actor.process;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

import dev.actor.internal.Seat;
import org.jspecify.annotations.Nullable;

/**
 * How a process runs. The scheduler runs an activation; a {@link Body} is one activation,
 * a {@link Behavior} one for each time that its mailbox stops being empty. The mailbox's
 * word makes sure that there is one at most.
 */
abstract class Running extends Receiving implements Runnable {

	/** Messages handled in a row before others get the thread. */
	private static final int BATCH = 256;

	private static final VarHandle HANDLING;

	static {
		try {
			HANDLING = MethodHandles.lookup().findVarHandle(Running.class, "handling", Object.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	/**
	 * A {@link Body}, a {@link Behavior}, or null for a thread that is not the library's.
	 */
	private final @Nullable Object work;

	/** What a behaviour receives; own thread only. */
	private @Nullable Selector<?> selector;

	/**
	 * The message that the handler works on, or the class of the last one. Others look at
	 * it now and then, which is not worth two fences for each message.
	 */
	@SuppressWarnings("UnusedVariable") // by its handle
	private @Nullable Object handling;

	/** When listeners were told of a message; own thread only. */
	private int sampledAt;

	Running(Node node, @Nullable Object work) {
		super(node);
		this.work = (work instanceof ReceiverBody<?> body) ? new Inbox<>(me(), body) : work;
	}

	abstract Self self();

	abstract String label();

	abstract boolean isChildOf(Pid pid);

	final boolean hasDesk() {
		return this.work instanceof Behavior;
	}

	/** The subject that it was born with, if it is a {@link ReceiverBody}. */
	@SuppressWarnings("unchecked")
	final <M> Subject<M> inbox() {
		return (Inbox<M>) Objects.requireNonNull(this.work);
	}

	@Override
	final boolean ownsThread() {
		return this.work != null;
	}

	@Override
	final @Nullable Object lastMessage() {
		Object message = handling();
		return (message instanceof Class<?>) ? null : message;
	}

	private @Nullable Object handling() {
		return HANDLING.getAcquire(this);
	}

	/** Own thread only: what people may see of the state. */
	final Optional<Object> shownState() {
		return (this.work instanceof Behavior<?> behavior) ? Optional.ofNullable(desk(behavior).redactedState())
				: Optional.empty();
	}

	final Optional<Object> shownMessage() {
		Object message = lastMessage();
		return (message != null && this.work instanceof Behavior<?> behavior)
				? Optional.of(desk(behavior).redactedMessage(message)) : Optional.ofNullable(message);
	}

	final @Nullable Class<?> lastHandled() {
		Object message = handling();
		return (message == null || message instanceof Class) ? (Class<?>) message : message.getClass();
	}

	final @Nullable Object snapshot() {
		return (this.work instanceof Behavior<?> behavior) ? behavior.snapshot() : null;
	}

	@Override
	void forget() {
		HANDLING.setRelease(this, null);
		this.selector = null;
		openRoom();
	}

	/** Makes the calling thread this process until {@link #detach()}. */
	final void attach() {
		Current.attach(me());
		this.runner = Thread.currentThread();
	}

	final void detach() {
		if (Current.process() != me()) {
			if (isDead()) {
				return;
			}
			throw new IllegalStateException("Only the thread that runs %s may close it".formatted(me()));
		}
		Current.detach();
		claim(ExitReason.NORMAL);
		finish(true);
	}

	@Override
	final void activate() {
		node().scheduler().run(this);
	}

	@Override
	final void unpark() {
		LockSupport.unpark(this.runner);
	}

	/** Whether a behaviour needs no start; called before it is launched. */
	final boolean isReady() {
		if (this.work instanceof Behavior<?> behavior) {
			this.selector = behavior.ready(new Newborn(me()));
		}
		return this.selector != null;
	}

	/** Lets a behaviour that is ready wait for its first message. */
	final void rest() {
		if (!sleep()) {
			activate();
		}
	}

	final void launch() {
		if (this.work instanceof Body body) {
			Context context = Context.of(node());
			node().scheduler().start((context != null) ? () -> runToTheEnd(body, context) : this);
		}
		else {
			node().scheduler().run(this);
		}
	}

	@Override
	public final void run() {
		if (this.work instanceof Body body) {
			runToTheEnd(body, null);
		}
		else {
			runActivation((Behavior<?>) Objects.requireNonNull(this.work));
		}
	}

	private void runToTheEnd(Body body, @Nullable Context context) {
		Current.own(self());
		this.runner = Thread.currentThread();
		try {
			enter(context);
			checkAlive();
			body.run(self());
			end(new ExitException(ExitReason.NORMAL));
		}
		catch (Throwable ex) {
			end(ex);
		}
		finally {
			leave();
			letGo();
		}
	}

	private void runActivation(Behavior<?> behavior) {
		Seat seat = Seat.take();
		seat.process(me());
		this.runner = Thread.currentThread();
		try {
			checkAlive();
			react(behavior, seat);
		}
		catch (Throwable ex) {
			end(ex);
		}
		finally {
			seat.process(null);
			letGo();
		}
	}

	private <T> void react(Behavior<T> behavior, Seat seat) throws Exception {
		Contexts contexts = node().contexts();
		Startup waiting = this.startup;
		if (waiting != null) {
			if (contexts == null) {
				start(behavior, waiting);
			}
			else {
				inContext(contexts, waiting.context(), () -> start(behavior, waiting));
			}
		}
		Stopwatch stopwatch = node().stopwatch();
		for (int handled = 0; handled < BATCH; handled++) {
			Envelope envelope = next();
			checkAlive();
			if (envelope != null) {
				if (contexts == null) {
					handle(behavior, envelope, stopwatch, seat);
				}
				else {
					inContext(contexts, envelope.context(), () -> handle(behavior, envelope, stopwatch, seat));
				}
			}
			else if (fallAsleep()) {
				return;
			}
		}
		this.runner = null;
		node().scheduler().runLater(this);
	}

	/** Something that the process does in one context. */
	private interface Step {

		void run() throws Exception;

	}

	private void inContext(Contexts contexts, @Nullable Context context, Step step) throws Exception {
		ContextCarrier.Scope scope = contexts.restore(context);
		try {
			step.run();
		}
		catch (Throwable ex) {
			// Here already: what ends the process has its context to the end.
			end(ex);
			throw ex;
		}
		finally {
			scope.close();
		}
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
			this.selector = Objects.requireNonNull(behavior.start(self()), "selector");
			checkAlive();
			this.startup = null;
			waiting.started();
			receive(behavior.started(self()));
		}
		catch (InitFailedException ex) {
			waiting.refused(new StartError.InitFailed(String.valueOf(ex.getMessage())));
			throw new ExitException(ExitReason.NORMAL);
		}
		catch (InitIgnoredException ex) {
			waiting.refused(new StartError.Ignored());
			throw new ExitException(ExitReason.NORMAL);
		}
	}

	@SuppressWarnings("unchecked")
	private <T> void handle(Behavior<T> behavior, Envelope envelope, @Nullable Stopwatch stopwatch, Seat seat)
			throws Exception {
		Object message = envelope.message;
		if (envelope.key == Envelope.WAKE) {
			return;
		}
		if (envelope.key == Envelope.SYSTEM) {
			((SystemCall) message).handle(desk(behavior));
			return;
		}
		if (envelope.isExit() && isChildOf((Peer) envelope.key)) {
			throw new ExitException(((Exit) message).reason());
		}
		Selector<T> wanted = (Selector<T>) Objects.requireNonNull(this.selector);
		if (!wanted.takes(envelope)) {
			node().deadLetters().unexpected(me(), message);
			return;
		}
		HANDLING.setRelease(this, message);
		count();
		Desk desk = desk();
		if (desk != null) {
			desk.in(message);
		}
		if (stopwatch == null) {
			receive(behavior.handle(self(), wanted.apply(envelope)));
		}
		else {
			handleMeasured(behavior, wanted.apply(envelope), message, stopwatch, seat);
		}
		if (desk != null) {
			desk.handled();
		}
		HANDLING.setRelease(this, message.getClass());
	}

	private void receive(@Nullable Selector<?> changed) {
		if (changed != null) {
			this.selector = changed;
		}
	}

	private <T> void handleMeasured(Behavior<T> behavior, T meant, Object message, Stopwatch stopwatch, Seat seat)
			throws Exception {
		long tick = stopwatch.coarse();
		boolean sample = (int) tick != this.sampledAt;
		boolean measured = sample || stopwatch.measuresAll() || !seat.isWatched();
		long begin = measured ? stopwatch.fine() : 0;
		try {
			receive(behavior.handle(self(), meant));
		}
		finally {
			if (measured) {
				this.sampledAt = (int) tick;
				stopwatch.measured(me(), message, stopwatch.fine() - begin, sample);
			}
			else {
				stopwatch.handled(me(), message, tick);
			}
		}
	}

	/** Runs on the own thread when the code of the process has ended. */
	private void end(Throwable thrown) {
		ExitReason reason = (thrown instanceof ExitException ex) ? ex.reason() : ExitReason.abnormal(thrown);
		if (exit() == null && this.work instanceof Behavior<?> behavior && this.startup == null) {
			reason = stop(behavior, reason);
		}
		Desk desk = desk();
		if (desk != null) {
			desk.removeAll();
		}
		claim(reason);
		this.runner = null;
		finish(true);
	}

	private ExitReason stop(Behavior<?> behavior, ExitReason reason) {
		try {
			behavior.stopping(self(), reason);
			return reason;
		}
		catch (ExitException ex) {
			return ex.reason();
		}
		catch (Throwable ex) {
			return ExitReason.abnormal(ex);
		}
	}

}
