package dev.actor.benchmarks.growth;

import java.io.IOException;
import java.util.List;

import dev.actor.benchmarks.runner.Part;
import dev.actor.benchmarks.runner.PartOptions;
import dev.actor.benchmarks.runner.Results;
import dev.actor.benchmarks.runner.Sample;

/** From one actor to a million. */
final class ProcessesPart implements Part {

	private static final Sizes SIZES = new Sizes("processes", List.of(1, 10, 100, 1000, 10_000, 100_000, 1_000_000));

	private static final Medians TABLE = new Medians("actors",
			List.of(new Medians.Column("rate", "messages/s"), Medians.Column.range("rate"),
					new Medians.Column("heap", "live heap, MB"), new Medians.Column("bytes", "bytes for each"),
					new Medians.Column("p50", "p50, µs"), new Medians.Column("p99", "p99, µs"),
					new Medians.Column("p99.9", "p99.9, µs"), new Medians.Column("max", "max, µs"),
					new Medians.Column("late", "sender late, p99.9, µs")));

	@Override
	public String id() {
		return SIZES.workload();
	}

	@Override
	public List<Sample> measure(int round, PartOptions options) throws IOException, InterruptedException {
		return SIZES.measure(round, options);
	}

	@Override
	public String section(Results results) {
		return """
				## Processes

				The rate: balls, one for each actor but 1,000 at most, go from actor to actor; each time the next one is chosen at
				random. The latency: every %d µs a request is due, %,d a second, for an actor chosen at random, whose answer is a
				message too. It counts from the time at which the request was due, however late it could be sent, so that a stop
				of any kind shows in all requests that were due meanwhile. The sender is a thread that does not sleep, and has one
				of the processors; how late it was itself is in the last column, and is part of the latency.

				%s"""
			.formatted(Processes.INTERVAL_NANOS / 1000, 1_000_000_000 / Processes.INTERVAL_NANOS,
					TABLE.text(SIZES.rows(), results));
	}

}
