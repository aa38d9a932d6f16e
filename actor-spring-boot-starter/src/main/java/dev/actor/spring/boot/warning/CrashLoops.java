package dev.actor.spring.boot.warning;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.actor.process.ExitReason;
import org.jspecify.annotations.Nullable;

/** Finds children that crash again and again. Forgets those that go on well. */
final class CrashLoops {

	private final int restarts;

	private final Duration period;

	private final InstantSource time;

	/** The one that was restarted longest ago comes first. */
	private final Map<Child, Deque<Instant>> recent = new LinkedHashMap<>(16, 0.75f, true);

	private record Child(String supervisor, String id) {
	}

	CrashLoops(int restarts, Duration period, InstantSource time) {
		this.restarts = restarts;
		this.period = period;
		this.time = time;
	}

	/** The warning that this restart is worth, or null. */
	synchronized ActorWarning.@Nullable CrashLoop restarted(String supervisor, String child, ExitReason reason) {
		if (!reason.isAbnormal()) {
			// Siblings that are started again with one that has crashed.
			return null;
		}
		Instant now = this.time.instant();
		Instant begin = now.minus(this.period);
		forgetAllBefore(begin);
		Deque<Instant> instants = this.recent.computeIfAbsent(new Child(supervisor, child),
				(key) -> new ArrayDeque<>());
		instants.addLast(now);
		while (instants.getFirst().isBefore(begin)) {
			instants.removeFirst();
		}
		return (instants.size() < this.restarts) ? null
				: new ActorWarning.CrashLoop(supervisor, child, instants.size(), this.period, reason);
	}

	private void forgetAllBefore(Instant begin) {
		Iterator<Deque<Instant>> oldest = this.recent.values().iterator();
		while (oldest.hasNext() && oldest.next().getLast().isBefore(begin)) {
			oldest.remove();
		}
	}

}
