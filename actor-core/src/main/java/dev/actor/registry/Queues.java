package dev.actor.registry;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import dev.actor.process.ExitWatch;
import dev.actor.process.Process;
import dev.actor.process.Turn;

/**
 * A queue of threads for each key. The first one has its turn; others wait for theirs in
 * the order in which they came. Whoever is killed leaves the queue, wherever it stands.
 * Queues are there only while somebody stands in them.
 *
 * @param <K> the type of the keys
 * @param <T> what is said to those who wait
 */
final class Queues<K, T> {

	private final ConcurrentHashMap<K, Deque<Turn<T>>> queues = new ConcurrentHashMap<>();

	private final T go;

	/**
	 * No queues.
	 * @param go what is said to the one whose turn it is
	 */
	Queues(T go) {
		this.go = go;
	}

	/** What is done when the wait is over. */
	@FunctionalInterface
	interface Work<T, R, X extends Exception> {

		/**
		 * Does it.
		 * @param turn the own turn, which ends with the return
		 * @param said what was said to it: to go, or what another one has left
		 */
		R run(Turn<T> turn, T said) throws X;

	}

	boolean isEmpty(K key) {
		return !this.queues.containsKey(key);
	}

	/** Whether it is the turn of the calling thread. */
	boolean isMine(K key) {
		boolean[] mine = new boolean[1];
		this.queues.computeIfPresent(key, (present, queue) -> {
			mine[0] = queue.getFirst().isMine();
			return queue;
		});
		return mine[0];
	}

	<R, X extends Exception> R await(K key, String what, Work<T, R, X> work) throws X {
		Turn<T> mine = new Turn<>();
		Optional<ExitWatch> watch = Optional.empty();
		try {
			enter(key, mine);
			T said = mine.await(what);
			// Code that is dead, but does not let go of its thread, must not keep its
			// turn.
			watch = Process.ifCurrent().map((self) -> self.pid().onExit((reason) -> leave(key, mine)));
			return work.run(mine, said);
		}
		finally {
			watch.ifPresent(ExitWatch::cancel);
			leave(key, mine);
		}
	}

	private void enter(K key, Turn<T> mine) {
		this.queues.compute(key, (absent, present) -> {
			Deque<Turn<T>> queue = (present != null) ? present : new ArrayDeque<>(1);
			queue.addLast(mine);
			if (queue.size() == 1) {
				mine.give(this.go);
			}
			return queue;
		});
	}

	private void leave(K key, Turn<T> mine) {
		this.queues.computeIfPresent(key, (present, queue) -> {
			boolean first = queue.getFirst() == mine;
			queue.remove(mine);
			if (first && !queue.isEmpty()) {
				queue.getFirst().give(this.go);
			}
			return queue.isEmpty() ? null : queue;
		});
	}

	/** Sends all those home who wait behind this turn, unless it was taken away. */
	void dismiss(K key, Turn<T> mine, T what) {
		this.queues.computeIfPresent(key, (present, queue) -> {
			if (queue.getFirst() != mine) {
				return queue;
			}
			queue.forEach((turn) -> turn.give(what));
			return null;
		});
	}

}
