package dev.actor.spring.boot.autoconfigure;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

import dev.actor.process.DeadLetter;
import dev.actor.process.ExitReason;
import dev.actor.process.Pid;
import dev.actor.process.ProcessListener;
import org.jspecify.annotations.Nullable;

/** Counts the messages that are dropped while the tree stops, by who was to get them. */
final class UnreadMessages implements ProcessListener {

	/** So many names still fit into a line. */
	private static final int SHOWN = 10;

	private volatile @Nullable Count count;

	/** What is dropped from now on counts. */
	void begin() {
		this.count = new Count();
	}

	/** For people; empty if nothing was dropped. */
	String end() {
		Count counted = this.count;
		this.count = null;
		return (counted != null) ? counted.summary() : "";
	}

	@Override
	public void deadLetter(DeadLetter letter) {
		Count present = this.count;
		if (present != null) {
			present.add(letter.recipient());
		}
	}

	@Override
	public void exited(Pid pid, String label, ExitReason reason, long handled) {
		Count present = this.count;
		if (present != null && !label.isEmpty()) {
			present.label(pid, label);
		}
	}

	private static final class Count {

		private final Map<Object, LongAdder> letters = new ConcurrentHashMap<>();

		/** A dead letter knows the pid only; told after the letters of a process. */
		private final Map<Object, String> labels = new ConcurrentHashMap<>();

		void add(Object recipient) {
			this.letters.computeIfAbsent(recipient, (key) -> new LongAdder()).increment();
		}

		void label(Pid pid, String label) {
			if (this.letters.containsKey(pid)) {
				this.labels.put(pid, label);
			}
		}

		String summary() {
			Map<String, Long> sums = this.letters.entrySet()
				.stream()
				.collect(Collectors.groupingBy((entry) -> name(entry.getKey()),
						Collectors.summingLong((entry) -> entry.getValue().sum())));
			List<String> most = sums.entrySet()
				.stream()
				.sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
					.thenComparing(Map.Entry.comparingByKey()))
				.map((entry) -> "'" + entry.getKey() + "' " + entry.getValue())
				.limit(SHOWN)
				.toList();
			int others = sums.size() - most.size();
			return String.join(", ", most) + ((others > 0) ? " and %d more".formatted(others) : "");
		}

		private String name(Object recipient) {
			return this.labels.getOrDefault(recipient, recipient.toString());
		}

	}

}
