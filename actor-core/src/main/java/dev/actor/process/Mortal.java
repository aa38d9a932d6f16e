package dev.actor.process;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import dev.actor.internal.Nanos;
import dev.actor.internal.Seat;
import org.jspecify.annotations.Nullable;

/**
 * The one way to die.
 * <p>
 * First {@link #exit} is set, once, by whoever is first: the process itself, or the
 * sender of a signal. From then on the process is dead for all others: it is not alive,
 * its name is free, its callers have their error, and its own code gets nothing done.
 * Then {@link #finish} tells links and monitors. It runs on the process's own thread,
 * after everything that the process has sent, so that a {@link Down} can not overtake a
 * message; only a body that does not let go of its thread in time is finished from
 * outside.
 * <p>
 * <strong>Interrupting.</strong> A worker goes from process to process, and an interrupt
 * must hit none but the one that it is meant for. Who interrupts sets {@link #exit} first
 * and looks for the runner then; the worker leaves first and reads {@link #exit} then,
 * with a fence in between on both sides: the worker's is the compare-and-set by which the
 * process falls asleep. So either the runner is not seen, or the worker knows that it may
 * have been, and waits behind the lock under which the interrupt is sent.
 * <p>
 * There is no fence when a worker enters, which would be paid for each activation. So a
 * process that is neither seen running nor idle may be about to run, and not see that it
 * is dead: who has ended it looks again when its thread must have been seen.
 */
abstract class Mortal extends Ties {

	private static final VarHandle EXIT;

	private static final VarHandle FINISHED;

	private static final VarHandle RUNNER;

	private static final VarHandle RUNNING;

	/** By then every processor has seen what another one wrote. */
	private static final long SECOND_LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

	static {
		try {
			MethodHandles.Lookup lookup = MethodHandles.lookup();
			EXIT = lookup.findVarHandle(Mortal.class, "exit", ExitReason.class);
			FINISHED = lookup.findVarHandle(Mortal.class, "finished", boolean.class);
			RUNNER = lookup.findVarHandle(Mortal.class, "runner", Object.class);
			RUNNING = lookup.findVarHandle(Mortal.class, "running", boolean.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	private final Node node;

	volatile boolean trapsExits;

	private volatile boolean finished;

	private volatile @Nullable ExitReason exit;

	/** Whether somebody else's signal decided the reason. */
	private volatile boolean signalled;

	/**
	 * The thread of a body, or the {@link Seat} of the worker that ran the process last,
	 * and does so most often the next time: then nothing is written.
	 */
	private volatile @Nullable Object runner;

	/** Whether the runner is in the process's code now. */
	private volatile boolean running;

	/** Who waits for the initialiser. */
	volatile @Nullable Startup startup;

	/**
	 * What was granted, and not in nanoseconds: all children of a supervisor share it.
	 */
	volatile @Nullable Duration grace;

	Mortal(Node node) {
		this.node = node;
	}

	abstract LocalProcess me();

	/** Whether the thread was made by the library, which then may interrupt it. */
	abstract boolean ownsThread();

	/** The last message that a handler was given, for the report. */
	abstract @Nullable Object lastMessage();

	abstract void forget();

	public final Node node() {
		return this.node;
	}

	@Override
	final boolean isDead() {
		return this.exit != null;
	}

	final @Nullable ExitReason exit() {
		return this.exit;
	}

	final boolean wasSignalled() {
		return this.signalled;
	}

	/** Any thread: the thread in the process's code now; null while there is none. */
	final @Nullable Thread runner() {
		if (!this.running) {
			return null;
		}
		Object present = this.runner;
		return (present instanceof Seat seat) ? seat.thread() : (Thread) present;
	}

	/** Any thread: the seat whose thread is in the process's code now. */
	final @Nullable Object seat() {
		return this.running ? this.runner : null;
	}

	/** Any thread: for how long its handler is at one thing; negative if at nothing. */
	final long busyNanos() {
		Object present = this.running ? this.runner : null;
		return (present instanceof Seat seat) ? seat.busyNanos() : -1;
	}

	/** The calling thread is in the process's code from now on. */
	final void enters(Object by) {
		if (RUNNER.getOpaque(this) != by) {
			RUNNER.setRelease(this, by);
		}
		RUNNING.setRelease(this, true);
	}

	/** The calling thread is not any more, seen by all after its next fence. */
	final void leaves(Object by) {
		RUNNING.setRelease(this, false);
		if (!(by instanceof Seat seat && seat.isWatched())) {
			RUNNER.setRelease(this, null);
		}
	}

	final void checkAlive() {
		ExitReason reason = this.exit;
		if (reason != null) {
			throw new ExitException(reason);
		}
	}

	// -- signals

	public final void signal(Peer from, ExitReason reason) {
		if (this.exit != null) {
			return;
		}
		if (this.trapsExits) {
			push(new Envelope(from, new Exit(from, reason)));
		}
		else if (!reason.equals(ExitReason.NORMAL) || from == this) {
			terminate(reason);
		}
	}

	/** A signal has ended this process; called on the thread of whoever sent it. */
	final void terminate(ExitReason reason) {
		if (!claim(reason)) {
			return;
		}
		this.signalled = true;
		if (!drivesOut() && !isIdle()) {
			this.node.clock().schedule(SECOND_LOOK_NANOS, this::drivesOut);
		}
		push(new Envelope(Envelope.WAKE, reason));
	}

	/** Makes the thread leave the code of the dead process; false if none was seen. */
	private synchronized boolean drivesOut() {
		Thread thread = runner();
		if (thread != null && thread != Thread.currentThread()) {
			long nanos = graceNanos();
			if (nanos != Long.MAX_VALUE) {
				// Not before it must have been seen what the owner has begun.
				this.node.clock().schedule(Math.max(nanos, SECOND_LOOK_NANOS), this::finishFromOutside);
			}
			if (ownsThread()) {
				thread.interrupt();
			}
			this.node.scheduler().unpark(thread);
		}
		return thread != null;
	}

	private long graceNanos() {
		Duration granted = this.grace;
		return (granted != null) ? Nanos.of(granted, "grace") : this.node.graceNanos();
	}

	/** Own thread, when it leaves the process's code: takes back a late interrupt. */
	final void letGo() {
		if (this.exit != null) {
			synchronized (this) {
				Thread.interrupted();
			}
		}
		else if (Thread.currentThread().isInterrupted()) {
			// The handler's own: the thread goes on to other processes.
			Thread.interrupted();
		}
	}

	// -- ties

	final boolean link(Peer peer) {
		if (peer == this || isTied(peer)) {
			return true;
		}
		if (!peer.linkWith(me())) {
			if (this.trapsExits) {
				push(new Envelope(peer, new Exit(peer, ExitReason.NO_PROCESS)));
			}
			return this.trapsExits;
		}
		ProcessListener listener = this.node.listener();
		if (listener != null) {
			listener.linked(me(), peer);
		}
		ExitReason reason = this.exit;
		if (reason != null) {
			// Killed meanwhile: the peer must not keep a link to a process that told all.
			peer.linkEnded(me(), reason);
		}
		return true;
	}

	/** Both sides in one step, so that no unlink can leave half a link. */
	public final boolean linkWith(LocalProcess asker) {
		synchronized (older(asker)) {
			synchronized (younger(asker)) {
				if (isDead()) {
					return false;
				}
				tie(asker);
				asker.tie(me());
				return true;
			}
		}
	}

	public final void unlinkFrom(LocalProcess asker) {
		synchronized (older(asker)) {
			synchronized (younger(asker)) {
				untie(asker);
				asker.untie(me());
			}
		}
	}

	private LocalProcess older(LocalProcess peer) {
		return (me().id() < peer.id()) ? me() : peer;
	}

	private LocalProcess younger(LocalProcess peer) {
		return (me().id() < peer.id()) ? peer : me();
	}

	public final void linkEnded(Peer dead, ExitReason reason) {
		untie(dead, () -> signal(dead, reason));
	}

	// -- the end

	/** Any thread. Decides the reason; only the first one counts. */
	final boolean claim(ExitReason reason) {
		if (!EXIT.compareAndSet(this, null, reason)) {
			return false;
		}
		this.node.names().free(me());
		this.node.died();
		for (Watcher watcher : hastyWatchers()) {
			watcher.ended(me(), reason);
		}
		return true;
	}

	private void finishFromOutside() {
		Thread thread = runner();
		if (!this.finished && thread != null) {
			this.node.zombie(me(), thread);
		}
		finish(false);
	}

	final void finish(boolean owner) {
		if (!FINISHED.compareAndSet(this, false, true)) {
			return;
		}
		ExitReason reason = Objects.requireNonNull(this.exit);
		close(owner, (unread) -> this.node.deadLetters().unread(me(), unread));
		for (Monitor own : takeMonitors()) {
			own.remove();
		}
		List<Peer> links = takeLinks();
		this.node.ended(me(), reason, owner, links);
		// Links first: whoever has seen the end can ask the supervisor and finds that it
		// knows.
		tell(links, reason);
		for (Watcher watcher : takeWatchers()) {
			watcher.ended(me(), reason);
		}
		Startup waiting = this.startup;
		if (waiting != null) {
			// Last: a starter that is linked must find its own end before the error.
			waiting.ended(me(), reason);
		}
		forget();
	}

	/**
	 * The parent last: it may start another one now, which finds that the names of the
	 * children are free.
	 */
	private void tell(List<Peer> links, ExitReason reason) {
		Peer parent = me().parent();
		boolean isLinked = false;
		for (Peer peer : links) {
			if (peer == parent) {
				isLinked = true;
			}
			else {
				peer.linkEnded(me(), reason);
			}
		}
		if (isLinked) {
			parent.linkEnded(me(), reason);
		}
	}

}
