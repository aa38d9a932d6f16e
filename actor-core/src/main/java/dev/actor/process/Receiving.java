package dev.actor.process;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;

import dev.actor.internal.Clock;
import dev.actor.internal.Seat;
import org.jspecify.annotations.Nullable;

/** How messages get into a process and out of its mailbox. */
abstract class Receiving extends Mortal {

	private static final VarHandle HANDLED;

	static {
		try {
			HANDLED = MethodHandles.lookup().findVarHandle(Receiving.class, "handled", long.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	private volatile @Nullable Rarities rarities;

	private boolean crossed;

	/** How many messages it has handled, or received; changed by the own thread only. */
	private long handled;

	/** What few processes have. */
	private static final class Rarities {

		volatile @Nullable Name<?> name;

		volatile @Nullable Room room;

		volatile @Nullable Desk desk;

		volatile List<Pid> callers = List.of();

		/** For how long a process with a loop of its own has the context that it has. */
		ContextCarrier.@Nullable Scope scope;

	}

	Receiving(Node node) {
		super(node);
	}

	/** No lock if they are there: who holds that of a name may come here. */
	private Rarities rarities() {
		Rarities present = this.rarities;
		return (present != null) ? present : makeRarities();
	}

	private synchronized Rarities makeRarities() {
		Rarities present = this.rarities;
		if (present == null) {
			present = new Rarities();
			this.rarities = present;
		}
		return present;
	}

	final @Nullable Name<?> name() {
		Rarities present = this.rarities;
		return (present != null) ? present.name : null;
	}

	/** Whether it lives, and has this name. */
	final boolean holds(Name<?> wanted) {
		Name<?> present = name();
		return present != null && exit() == null && present.equals(wanted);
	}

	final void name(@Nullable Name<?> name) {
		rarities().name = name;
	}

	final void limit(MailboxLimit limit) {
		rarities().room = new Room(me(), limit);
	}

	final @Nullable Desk desk() {
		Rarities present = this.rarities;
		return (present != null) ? present.desk : null;
	}

	/** Own thread only. */
	final Desk desk(Behavior<?> behavior) {
		Desk present = desk();
		if (present == null) {
			present = new Desk(me(), behavior);
			rarities().desk = present;
		}
		return present;
	}

	final boolean isSuspended() {
		Desk present = desk();
		return present != null && present.isSuspended();
	}

	/** Own thread only: the process has sent something. */
	final void sent(Object message, Object to) {
		Desk present = desk();
		if (present != null) {
			present.out(message, to);
		}
	}

	private @Nullable Room room() {
		Rarities present = this.rarities;
		return (present != null) ? present.room : null;
	}

	final void callers(List<Pid> callers) {
		rarities().callers = callers;
	}

	final List<Pid> callers() {
		Rarities present = this.rarities;
		return (present != null) ? present.callers : List.of();
	}

	/**
	 * Own thread of a process with a loop of its own: changes the context that it has.
	 */
	final void enter(@Nullable Context context) {
		Contexts contexts = node().contexts();
		if (contexts != null) {
			leave();
			rarities().scope = contexts.restore(context);
		}
	}

	final void leave() {
		Rarities present = this.rarities;
		if (present != null && present.scope != null) {
			present.scope.close();
			present.scope = null;
		}
	}

	/** Nobody shall wait for room in the mailbox of a dead process. */
	final void openRoom() {
		Room room = room();
		if (room != null) {
			room.open();
		}
	}

	/** The next crossing of the mark is worth a warning again. */
	final void caughtUp() {
		if (this.crossed) {
			this.crossed = false;
		}
	}

	/**
	 * Own thread only: the oldest message, which is to be begun, or null when there is
	 * none.
	 */
	final @Nullable Envelope next(@Nullable Envelope begun) {
		Desk present = desk();
		return (present != null && present.isSuspended()) ? peekFor(present.suspension()) : peek(begun);
	}

	/** Own thread only. */
	final void count(int more) {
		HANDLED.setOpaque(this, this.handled + more);
	}

	final long handled() {
		return (long) HANDLED.getOpaque(this);
	}

	private void received(Envelope envelope) {
		count(1);
		Rarities present = this.rarities;
		if (present != null) {
			makeRoom(envelope);
			if (present.scope != null) {
				enter(envelope.context());
			}
		}
	}

	/** Own thread only: somebody else may send in its place. */
	final void makeRoom(Envelope taken) {
		Room room = room();
		if (room != null && taken.isMessage()) {
			room.taken();
		}
	}

	/**
	 * A message for a subject or a name, as {@link #accept(Object, Object, boolean)}.
	 * Nearly always there is no room to be made, nobody who follows what is sent, and
	 * nothing to be wrapped with it: then nothing but the mailbox is to be looked at.
	 */
	final boolean send(Object key, Object message) {
		Seat seat = Seat.present();
		LocalProcess sender = (seat != null) ? (LocalProcess) seat.process() : Current.process();
		if (exit() != null || room() != null || (sender != null && !sender.sendsUnseen()) || message == null
				|| !node().wrapsNothing()) {
			return accept(key, message, true);
		}
		Envelope envelope = followed(new Envelope(key, message));
		return push(envelope, seat) ? delivered(envelope) : refused(envelope);
	}

	/** Whether it lives, and nobody follows what it sends. */
	final boolean sendsUnseen() {
		return exit() == null && desk() == null;
	}

	/** A message from anybody. Returns false when it was dropped, which is recorded. */
	public final boolean accept(Object key, Object message, boolean mayBlock) {
		if (key == Envelope.SYSTEM) {
			return deliver(new Envelope(key, message));
		}
		node().sends();
		Envelope envelope = node().envelope(me(), key, message);
		Context context = envelope.context();
		return (context != null) ? accept(envelope, context, mayBlock) : accept(followed(envelope), mayBlock);
	}

	private boolean accept(Envelope envelope, Context context, boolean mayBlock) {
		boolean delivered = false;
		try {
			delivered = accept(followed(envelope), mayBlock);
			return delivered;
		}
		finally {
			Objects.requireNonNull(node().contexts()).sent(context, delivered);
		}
	}

	/** Listeners want to know of some messages how long they wait. */
	private Envelope followed(Envelope envelope) {
		Stopwatch stopwatch = node().stopwatch();
		return (stopwatch != null && stopwatch.timesWaitOf(me())) ? stopwatch.timed(envelope) : envelope;
	}

	/** One that may have been wrapped at an earlier time. */
	final boolean accept(Envelope envelope, boolean mayBlock) {
		LocalProcess sender = Current.checkAlive();
		if (sender != null) {
			sender.sent(envelope.message, me());
		}
		Room room = room();
		if (room != null && !(envelope.key instanceof Feed) && !room.admits(sender, mayBlock)) {
			node().deadLetters().add(me(), envelope.message, DeadLetter.Cause.MAILBOX_FULL, "its mailbox is full");
			return false;
		}
		return deliver(envelope) || refused(envelope);
	}

	private boolean refused(Envelope envelope) {
		node().deadLetters().add(me(), envelope.message, DeadLetter.Cause.NO_PROCESS, "the process has ended");
		return false;
	}

	final boolean deliver(Envelope envelope) {
		return exit() == null && push(envelope) && delivered(envelope);
	}

	private boolean delivered(Envelope envelope) {
		int mark = node().mailboxMark();
		int length = roughLength(envelope, mark);
		if (length >= mark && !this.crossed) {
			this.crossed = true;
			node().mailboxCrossed(me(), length);
		}
		return true;
	}

	/** Own thread only: null when the time was over and nothing came that is taken. */
	final @Nullable Envelope await(Wanted wanted, long nanos) {
		if (nanos == Long.MAX_VALUE) {
			return awaitForEver(wanted);
		}
		requireOwner("receive");
		Envelope envelope = take(Objects.requireNonNull(wanted, "selector"));
		if (envelope == null && nanos > 0) {
			envelope = awaitFor(nanos, wanted);
		}
		if (envelope != null) {
			received(envelope);
		}
		return envelope;
	}

	/**
	 * Own thread only. Apart, with little on its stack: most of what an idle process
	 * weighs is that.
	 */
	final Envelope awaitForEver(Wanted wanted) {
		requireOwner("receive");
		Envelope envelope = take(Objects.requireNonNull(wanted, "selector"));
		while (envelope == null) {
			if (lieDown()) {
				while (isParked()) {
					parkThread();
				}
			}
			checkAlive();
			envelope = take(wanted);
		}
		received(envelope);
		return envelope;
	}

	private @Nullable Envelope awaitFor(long nanos, Wanted wanted) {
		Clock clock = node().clock();
		long begin = clock.nanos();
		Thread thread = Thread.currentThread();
		Clock.Alarm alarm = clock.schedule(nanos, () -> node().scheduler().unpark(thread));
		try {
			Envelope envelope = null;
			while (envelope == null && clock.nanos() - begin < nanos) {
				if (lieDown()) {
					while (isParked() && clock.nanos() - begin < nanos) {
						parkThread();
					}
					rouse();
				}
				checkAlive();
				envelope = take(wanted);
			}
			return envelope;
		}
		finally {
			alarm.cancel();
		}
	}

	/** Own thread only: false when the time was over and it was not so. */
	final boolean await(BooleanSupplier condition, long nanos) {
		requireOwner("wait");
		Clock clock = node().clock();
		long begin = clock.nanos();
		Thread thread = Thread.currentThread();
		Clock.Alarm alarm = null;
		try {
			while (!condition.getAsBoolean()) {
				if (clock.nanos() - begin >= nanos) {
					return false;
				}
				if (alarm == null) {
					alarm = clock.schedule(nanos, () -> node().scheduler().unpark(thread));
				}
				node().scheduler().blocks();
				node().scheduler().park(this);
				boolean interrupted = Thread.interrupted();
				checkAlive();
				if (interrupted) {
					thread.interrupt();
					throw new CallInterruptedException("another process");
				}
			}
			return true;
		}
		finally {
			if (alarm != null) {
				alarm.cancel();
			}
		}
	}

	/** False when a message came first. */
	private boolean lieDown() {
		caughtUp();
		if (park()) {
			node().scheduler().blocks();
			return true;
		}
		return false;
	}

	private void parkThread() {
		node().scheduler().park(this);
		if (Thread.interrupted()) {
			rouse();
			checkAlive();
			Thread.currentThread().interrupt();
			throw new CallInterruptedException("a message");
		}
	}

	final void requireOwner(String what) {
		LocalProcess current = Current.process();
		if (current != this) {
			throw new IllegalStateException("Only %s itself may %s, not %s; send it a message instead".formatted(this,
					what, (current != null) ? current : Thread.currentThread()));
		}
		checkAlive();
	}

}
