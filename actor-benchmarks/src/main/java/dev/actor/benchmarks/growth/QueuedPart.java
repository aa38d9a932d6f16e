package dev.actor.benchmarks.growth;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.actor.benchmarks.runner.Part;
import dev.actor.benchmarks.runner.PartOptions;
import dev.actor.benchmarks.runner.Results;
import dev.actor.benchmarks.runner.Sample;
import dev.actor.benchmarks.runner.Start;

/** From one message in a mailbox to many. */
final class QueuedPart implements Part {

	private static final String PREFIX = "queued-";

	private static final List<Integer> SIZES = List.of(1, 10, 100, 1000, 10_000, 100_000);

	private static final Medians TABLE = new Medians("queued",
			List.of(new Medians.Column("rate", "messages/s"), Medians.Column.range("rate"),
					new Medians.Column("bytes", "bytes for each"), new Medians.Column("p50", "p50, µs"),
					new Medians.Column("p99", "p99, µs"), new Medians.Column("p99.9", "p99.9, µs"),
					new Medians.Column("max", "max, µs"), new Medians.Column("late", "sender late, p99.9, µs")));

	@Override
	public String id() {
		return "queued";
	}

	@Override
	public List<Sample> measure(int round, PartOptions options) throws IOException, InterruptedException {
		List<Sample> samples = new ArrayList<>();
		for (int size : SIZES) {
			samples.addAll(Start.samples(PREFIX + size, round, () -> Load.start(List.of(), "queued", size, options)));
		}
		return samples;
	}

	@Override
	public String section(Results results) {
		List<Medians.Row> rows = SIZES.stream()
			.map((size) -> new Medians.Row(String.format(Locale.ROOT, "%,d", size), PREFIX + size, "actor"))
			.toList();
		return """
				## Queued messages

				The rate: so many messages, all of them one object, wait in the mailbox of one actor, which is then let go.
				The latency: so many messages always wait, because each is sent again when it was handled; once a millisecond a
				request is due, and counts from then until its answer has come, as above. It has to wait for all that came before.

				%s"""
			.formatted(TABLE.text(rows, results));
	}

}
