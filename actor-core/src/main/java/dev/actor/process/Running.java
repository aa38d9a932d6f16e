package dev.actor.process;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import java.util.Optional;

import dev.actor.internal.Activation;
import dev.actor.internal.Seat;
import org.jspecify.annotations.Nullable;

/**
 * How a process runs. The scheduler runs an activation; a {@link Body} is one activation,
 * a {@link Behavior} one for each time that its mailbox stops being empty. The mailbox's
 * word makes sure that there is one at most.
 */
abstract class Running extends Receiving implements Activation, Runnable {

	private static final VarHandle LAST_TYPE;

	static {
		try {
			LAST_TYPE = MethodHandles.lookup().findVarHandle(Running.class, "lastType", Class.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	/**
	 * A {@link Body}, a {@link Behavior}, or null for a thread that is not the library's.
	 */
	private final @Nullable Object work;

	/**
	 * What a behaviour receives: a selector, or a subject whose messages are taken as
	 * they are, as with most actors. Own thread only.
	 */
	private @Nullable Wanted wanted;

	/**
	 * The class of the last message that was handled, mostly that of the one before.
	 * Others look at it now and then, which is not worth a fence.
	 */
	private @Nullable Class<?> lastType;

	/** The period in which it was looked whether to tell listeners; own thread only. */
	private int sampledAt;

	Running(Node node, @Nullable Object work) {
		super(node);
		this.work = (work instanceof ReceiverBody<?> body) ? new Inbox<>(me(), body) : work;
	}

	abstract Self self();

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
		Envelope begun = lastBegun();
		Object message = (begun != null) ? begun.message : Envelope.DONE;
		return (message != Envelope.DONE) ? message : null;
	}

	/** Any thread: the message that its handler works on now, if it does. */
	final @Nullable Envelope inWork() {
		Envelope begun = (hasDesk() && runner() != null) ? lastBegun() : null;
		return (begun != null && begun.message != Envelope.DONE) ? begun : null;
	}

	/** Any thread: the call that its handler waits in, if it does. */
	final @Nullable PendingCall<?> waitsIn() {
		return (seat() instanceof Seat seat && seat.waitsFor() instanceof PendingCall<?> call && call.isPending())
				? call : null;
	}

	/**
	 * Any thread: whether it has taken all that was sent to it, and does nothing now.
	 */
	public final boolean hasNothingToDo() {
		return !isDead() && !isSuspended() && (runner() == null || isAsleep()) && length() == 0;
	}

	/** Own thread only: what people may see of the state. */
	final Optional<Object> shownState() {
		return (this.work instanceof Behavior<?> behavior) ? Optional.ofNullable(desk(behavior).redactedState())
				: Optional.empty();
	}

	final Optional<Object> shownMessage() {
		Object message = lastMessage();
		if (message != null && this.work instanceof Behavior<?> behavior) {
			return Optional.of(desk(behavior).redactedMessage(message));
		}
		return Optional.ofNullable(message).map((shown) -> node().redacts(me()) ? shown.getClass().getName() : shown);
	}

	final @Nullable Class<?> lastHandled() {
		Object message = lastMessage();
		return (message != null) ? message.getClass() : (Class<?>) LAST_TYPE.getAcquire(this);
	}

	final @Nullable Object snapshot() {
		return (this.work instanceof Behavior<?> behavior) ? behavior.snapshot() : null;
	}

	@Override
	void forget() {
		forgetBegun();
		this.wanted = null;
		openRoom();
	}

	/** Makes the calling thread this process until {@link #detach()}. */
	final void attach() {
		Current.attach(me());
		enters(Thread.currentThread());
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
	final void activate(@Nullable Seat seat) {
		node().scheduler().run(this, (seat != null) ? seat : Seat.present());
	}

	@Override
	final void unpark() {
		node().scheduler().unpark(runner());
	}

	/** Whether a behaviour needs no start; called before it is launched. */
	final boolean isReady() {
		if (this.work instanceof Behavior<?> behavior) {
			receive(behavior.ready(new Newborn(me())));
		}
		return this.wanted != null;
	}

	/** Lets a behaviour that is ready wait for its first message. */
	final void rest() {
		if (!sleep()) {
			activate(null);
		}
	}

	final void launch() {
		if (this.work instanceof Body body) {
			Context context = Context.of(node());
			node().scheduler().start((context != null) ? () -> runToTheEnd(body, context) : this);
		}
		else {
			activate(null);
		}
	}

	@Override
	public final void run() {
		runToTheEnd((Body) Objects.requireNonNull(this.work), null);
	}

	private void runToTheEnd(Body body, @Nullable Context context) {
		Current.own(self());
		enters(Thread.currentThread());
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

	@Override
	public final void run(Seat seat) {
		seat.process(me());
		enters(seat);
		try {
			checkAlive();
			react((Behavior<?>) Objects.requireNonNull(this.work), seat);
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
		Envelope last = null;
		for (int left = node().batch(); left > 0; left--) {
			Envelope envelope = next(last);
			if (envelope != null) {
				last = envelope;
				takeUp(envelope);
				if (contexts == null) {
					handle(behavior, envelope, stopwatch, seat);
				}
				else {
					inContext(contexts, envelope.context(), () -> handle(behavior, envelope, stopwatch, seat));
				}
			}
			else if (fallAsleep(seat)) {
				return;
			}
			else {
				checkAlive();
			}
		}
		count(seat.takeCount());
		settle(false);
		leaves(seat);
		node().scheduler().runLater(this);
	}

	/** From now on it is in work, unless the process is dead: then it is unread. */
	private void takeUp(Envelope envelope) {
		begin(envelope);
		if (isDead()) {
			envelope.unbegin();
			checkAlive();
		}
		makeRoom(envelope);
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

	private boolean fallAsleep(Seat seat) {
		caughtUp();
		count(seat.takeCount());
		// Before the word says so: whoever wakes the process must start an activation.
		leaves(seat);
		if (sleep()) {
			return true;
		}
		enters(seat);
		return false;
	}

	private <T> void start(Behavior<T> behavior, Startup waiting) throws Exception {
		try {
			this.wanted = Objects.requireNonNull(behavior.start(self()), "selector").kept();
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
		Wanted wanted = Objects.requireNonNull(this.wanted);
		if (wanted != envelope.key && !takes(behavior, wanted, envelope)) {
			return;
		}
		Object message = envelope.message;
		seat.count();
		Desk desk = desk();
		if (desk != null) {
			desk.in(message);
		}
		if (stopwatch == null) {
			receive(behavior.handle(self(), (T) wanted.opened(envelope)));
		}
		else {
			stopwatch.taken(me(), envelope);
			handleMeasured(behavior, (T) wanted.opened(envelope), message, stopwatch, seat);
		}
		if (desk != null) {
			desk.handled();
		}
		Class<?> type = message.getClass();
		if (this.lastType != type) {
			LAST_TYPE.setRelease(this, type);
		}
		envelope.message = Envelope.DONE;
	}

	/** Whether it is for the handler and not for the kernel, or for nobody. */
	private boolean takes(Behavior<?> behavior, Wanted wanted, Envelope envelope) {
		Object key = envelope.key;
		boolean ends = envelope.isExit() && isChildOf((Peer) key);
		if (!ends && key != Envelope.WAKE && key != Envelope.SYSTEM && wanted.takes(envelope)) {
			return true;
		}
		Object message = envelope.message;
		envelope.message = Envelope.DONE;
		if (ends) {
			throw new ExitException(((Exit) message).reason());
		}
		if (key == Envelope.SYSTEM) {
			((SystemCall) message).handle(desk(behavior));
		}
		else if (key != Envelope.WAKE) {
			node().deadLetters().unexpected(me(), message);
		}
		return false;
	}

	private void receive(@Nullable Selector<?> changed) {
		if (changed != null) {
			this.wanted = changed.kept();
		}
	}

	private <T> void handleMeasured(Behavior<T> behavior, T meant, Object message, Stopwatch stopwatch, Seat seat)
			throws Exception {
		long tick = stopwatch.coarse();
		int period = stopwatch.period(tick);
		boolean sample = period != this.sampledAt && samples(stopwatch, period);
		boolean measured = sample || stopwatch.measuresAll() || !seat.isWatched();
		long begin = measured ? stopwatch.fine() : 0;
		if (measured) {
			seat.goesOn(begin);
		}
		try {
			receive(behavior.handle(self(), meant));
		}
		finally {
			if (measured) {
				stopwatch.measured(me(), message, stopwatch.fine() - begin, sample);
			}
			else {
				stopwatch.handled(me(), message, tick);
			}
		}
	}

	/** Written once in a period: others look at what lies beside it. */
	private boolean samples(Stopwatch stopwatch, int period) {
		int before = this.sampledAt;
		this.sampledAt = period;
		return stopwatch.samples(before, period);
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
		Seat seat = Seat.present();
		if (seat != null) {
			count(seat.takeCount());
		}
		claim(reason);
		leaves(self());
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
