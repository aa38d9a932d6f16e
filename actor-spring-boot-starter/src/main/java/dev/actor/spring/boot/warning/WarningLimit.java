package dev.actor.spring.boot.warning;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Lets the same warning through once in an interval. */
final class WarningLimit {

	private final Duration interval;

	private final InstantSource time;

	/** When each warning was let through last, the oldest first. */
	private final Map<Key, Instant> last = new LinkedHashMap<>();

	private record Key(ActorWarning.Kind kind, String subject) {
	}

	WarningLimit(Duration interval, InstantSource time) {
		this.interval = interval;
		this.time = time;
	}

	synchronized boolean admits(ActorWarning warning) {
		Instant now = this.time.instant();
		Iterator<Instant> oldest = this.last.values().iterator();
		while (oldest.hasNext() && !oldest.next().plus(this.interval).isAfter(now)) {
			oldest.remove();
		}
		return this.last.putIfAbsent(new Key(warning.kind(), warning.subject()), now) == null;
	}

}
