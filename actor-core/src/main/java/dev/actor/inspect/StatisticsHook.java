package dev.actor.inspect;

import java.time.Duration;
import java.time.Instant;

import dev.actor.process.DebugEvent;
import dev.actor.process.DebugHook;

/** Counts. Only the process itself touches it. */
final class StatisticsHook implements DebugHook {

	private final Instant since = Instant.now();

	private long in;

	private long out;

	@Override
	public void event(DebugEvent event) {
		switch (event) {
			case DebugEvent.In in -> this.in++;
			case DebugEvent.Out out -> this.out++;
			case DebugEvent.State state -> {
			}
		}
	}

	Statistics statistics() {
		return new Statistics(this.since, Duration.between(this.since, Instant.now()), this.in, this.out);
	}

}
