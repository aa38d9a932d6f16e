package dev.actor.benchmarks.growth;

import java.io.IOException;
import java.util.List;

import dev.actor.benchmarks.runner.Part;
import dev.actor.benchmarks.runner.PartOptions;
import dev.actor.benchmarks.runner.Results;
import dev.actor.benchmarks.runner.Sample;

/** From one message in a mailbox to many. */
final class QueuedPart implements Part {

	private static final Sizes SIZES = new Sizes("queued", List.of(1, 10, 100, 1000, 10_000, 100_000));

	private static final Medians TABLE = new Medians("queued",
			List.of(new Medians.Column("rate", "messages/s"), Medians.Column.range("rate"),
					new Medians.Column("bytes", "bytes for each"), new Medians.Column("p50", "p50, µs"),
					new Medians.Column("p99", "p99, µs"), new Medians.Column("p99.9", "p99.9, µs"),
					new Medians.Column("max", "max, µs"), new Medians.Column("late", "sender late, p99.9, µs")));

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
				## Queued messages

				The rate: so many messages, all of them one object, wait in the mailbox of one actor, which is then let go.
				The latency: so many messages always wait, because each is sent again when it was handled; once a millisecond a
				request is due, and counts from then until its answer has come, as above. It has to wait for all that came before.

				%s"""
			.formatted(TABLE.text(SIZES.rows(), results));
	}

}
