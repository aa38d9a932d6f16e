package dev.actor.benchmarks.growth;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.actor.benchmarks.runner.Part;
import dev.actor.benchmarks.runner.PartOptions;
import dev.actor.benchmarks.runner.Results;
import dev.actor.benchmarks.runner.Sample;
import dev.actor.benchmarks.runner.Start;

/** What collectors make of a million actors. */
final class PausesPart implements Part {

	private static final String PREFIX = "pauses-";

	/** Small enough for several collections in a few seconds. */
	private static final String HEAP = "-Xmx2g";

	private static final int ACTORS = 1_000_000;

	private static final Medians TABLE = new Medians("",
			List.of(new Medians.Column("rate", "messages/s"), Medians.Column.range("rate"),
					new Medians.Column("pauses", "pauses"), new Medians.Column("total", "all of them, ms"),
					new Medians.Column("p99", "p99, ms"), new Medians.Column("max", "max, ms"),
					new Medians.Column("bytes", "bytes for each actor")));

	private final Map<String, List<String>> flags = new LinkedHashMap<>();

	PausesPart() {
		int java = Runtime.version().feature();
		this.flags.put("g1", List.of("-XX:+UseG1GC"));
		this.flags.put("parallel", List.of("-XX:+UseParallelGC"));
		this.flags.put("zgc", (java < 23) ? List.of("-XX:+UseZGC", "-XX:+ZGenerational") : List.of("-XX:+UseZGC"));
		if (java >= 25) {
			this.flags.put("g1-compact", List.of("-XX:+UseG1GC", "-XX:+UseCompactObjectHeaders"));
		}
	}

	@Override
	public String id() {
		return "pauses";
	}

	@Override
	public List<Sample> measure(int round, PartOptions options) throws IOException, InterruptedException {
		List<Sample> samples = new ArrayList<>();
		for (Map.Entry<String, List<String>> each : this.flags.entrySet()) {
			samples.addAll(Start.samples(PREFIX + each.getKey(), round,
					() -> Load.start(with(HEAP, each.getValue()), "pauses", ACTORS, options)));
		}
		return samples;
	}

	private static List<String> with(String flag, List<String> others) {
		List<String> flags = new ArrayList<>(List.of(flag));
		flags.addAll(others);
		return flags;
	}

	@Override
	public String section(Results results) {
		List<Medians.Row> rows = this.flags.entrySet()
			.stream()
			.map((each) -> new Medians.Row("`" + String.join(" ", each.getValue()) + "`", PREFIX + each.getKey(),
					"actor"))
			.toList();
		return """
				## Pauses of the garbage collector

				A million actors; 1,000 balls go from actor to actor as above, for six times as long as a rate is measured, and
				each message leaves 1,000 bytes of garbage and gives its actor another state of 100 bytes, in a heap of at most
				2 GB. The pauses are what stopped all threads, by the JDK's flight recorder; what ZGC does beside them takes
				processors from the actors. The bytes of an actor have its state in them. ZGC is the generational one.

				%s"""
			.formatted(TABLE.text(rows, results));
	}

}
