package dev.actor.benchmarks.floor;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * A mailbox of one word, and who empties it. The word is {@link #IDLE}, or the newest
 * message, from which the older ones hang. Whoever replaces IDLE has to have the actor
 * run; everybody else knows that it runs, or will.
 * <p>
 * What was handled hangs on until the word changes, so that the end of a run is one
 * exchange, which fails if there is more: no message is left behind.
 */
public final class FloorActor {

	/** Handled in a row before others have their turn. */
	private static final int BATCH = 512;

	private static final Node IDLE = new Node("idle");

	private static final VarHandle NEWEST;

	static {
		try {
			NEWEST = MethodHandles.lookup().findVarHandle(FloorActor.class, "newest", Node.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	private final FloorScheduler scheduler;

	private final Predicate<Object> handler;

	private volatile Node newest = IDLE;

	/**
	 * The newest one that was handled, while there is more to do; for the one that runs.
	 */
	private @Nullable Node handled;

	/**
	 * Makes an actor.
	 * @param scheduler runs it
	 * @param handler handles each message and says whether to go on; does not block
	 */
	public FloorActor(FloorScheduler scheduler, Predicate<Object> handler) {
		this.scheduler = scheduler;
		this.handler = handler;
	}

	private static final class Node {

		private @Nullable Object message;

		private @Nullable Node next;

		private Node(Object message) {
			this.message = message;
		}

	}

	/**
	 * Sends a message.
	 * @param message the message
	 */
	public void send(Object message) {
		Node node = new Node(message);
		Node before;
		do {
			before = this.newest;
			node.next = (before != IDLE) ? before : null;
		}
		while (!NEWEST.weakCompareAndSet(this, before, node));
		if (before == IDLE) {
			this.scheduler.runNext(this);
		}
	}

	/** Handles what there is; never called by two at a time. */
	void run() {
		int count = 0;
		Node last = this.handled;
		while (true) {
			Node newest = this.newest;
			for (Node node = oldestFirst(newest, last); node != null; node = node.next) {
				Object message = node.message;
				node.message = null;
				count++;
				if (message != null && !this.handler.test(message)) {
					// The word is never IDLE again: nobody will run it.
					return;
				}
			}
			last = newest;
			// Before it may be run by another one.
			this.handled = null;
			if (NEWEST.compareAndSet(this, newest, IDLE)) {
				return;
			}
			if (count >= BATCH) {
				this.handled = last;
				this.scheduler.runLater(this);
				return;
			}
		}
	}

	/** Turns round those that are newer than the last one. */
	private static @Nullable Node oldestFirst(Node newest, @Nullable Node last) {
		Node first = null;
		Node node = newest;
		while (node != null && node != last) {
			Node older = node.next;
			node.next = first;
			first = node;
			node = older;
		}
		return first;
	}

}
