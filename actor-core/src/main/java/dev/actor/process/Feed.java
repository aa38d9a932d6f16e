package dev.actor.process;

import java.util.Objects;

/**
 * What a publisher tells one process: a subject of that process which can be closed. A
 * publisher that tells never waits for room in a bounded mailbox, and events do not count
 * there. What was not received when the process ends is no dead letter.
 *
 * @param <E> the type of the events
 */
public final class Feed<E> extends LocalSubject<E> implements AutoCloseable {

	private final Runnable onEnd;

	private final ExitWatch watch;

	private boolean closed;

	private Feed(LocalProcess owner, Runnable onEnd) {
		super(owner);
		this.onEnd = onEnd;
		this.watch = owner.onExit((reason) -> onEnd.run());
	}

	/**
	 * Opens a feed for the process that the calling thread runs.
	 * @param <E> the type of the events
	 * @param onEnd called when the feed is closed, or its process has ended, so that the
	 * publisher forgets it; maybe more than once
	 * @return the feed
	 * @throws IllegalStateException if the calling thread runs no process
	 */
	public static <E> Feed<E> open(Runnable onEnd) {
		return new Feed<>((LocalProcess) Process.current().pid(), Objects.requireNonNull(onEnd, "onEnd"));
	}

	/**
	 * Tells the process something. Any thread; never blocks, and is nobody's message: the
	 * teller may be dead.
	 * @param event what to tell
	 * @return false if the feed was closed, or its process has ended; the event is
	 * dropped then
	 */
	public boolean tell(E event) {
		return tell(new Envelope(this, Objects.requireNonNull(event, "event")));
	}

	private synchronized boolean tell(Envelope event) {
		return isOpen() && process().push(event);
	}

	/**
	 * Whether events still arrive.
	 * @return false if the feed was closed, or its process has ended
	 */
	public synchronized boolean isOpen() {
		return !this.closed && process().isAlive();
	}

	@Override
	public boolean trySend(E message) {
		return tell(message);
	}

	@Override
	void sendLate(Envelope late) {
		tell(late);
	}

	/**
	 * Closes the feed. Nothing more of it arrives, and what has arrived is dropped. Only
	 * its own process may do that; does nothing the second time.
	 */
	@Override
	public void close() {
		process().requireOwner("close its feed");
		synchronized (this) {
			this.closed = true;
		}
		if (this.watch.cancel()) {
			this.onEnd.run();
		}
		process().discard((envelope) -> envelope.key == this, process()::makeRoom);
	}

	@Override
	public String toString() {
		return "feed of " + process();
	}

}
