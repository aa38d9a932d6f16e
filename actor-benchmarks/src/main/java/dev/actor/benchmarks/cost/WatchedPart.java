package dev.actor.benchmarks.cost;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import dev.actor.benchmarks.runner.Machine;
import dev.actor.benchmarks.runner.Part;
import dev.actor.benchmarks.runner.PartOptions;
import dev.actor.benchmarks.runner.Results;
import dev.actor.benchmarks.runner.Sample;
import dev.actor.benchmarks.runner.Statistics;
import org.openjdk.jmh.runner.RunnerException;

/** What it costs to be watched. */
final class WatchedPart implements Part {

	private static final String PREFIX = "watched-";

	private static final String OFF = "actor";

	private static final Map<String, String> BENCHMARKS = new LinkedHashMap<>();

	private static final Map<String, Double> GOALS = new LinkedHashMap<>();

	static {
		BENCHMARKS.put("ping-pong", "PingPong.roundTrips");
		BENCHMARKS.put("flood", "Flood.messages");
		BENCHMARKS.put("ring", "Ring.hops");
		BENCHMARKS.put("call", "Call.calls");
		BENCHMARKS.put("spawn", "Spawn.children");
		GOALS.put("actor-metrics", 0.85);
		GOALS.put("actor-listener", 0.9);
		GOALS.put("actor-message-listener", 0.9);
		GOALS.put("actor-mdc", 0.7);
		GOALS.put("actor-bounded", 0.8);
	}

	@Override
	public String id() {
		return "watched";
	}

	@Override
	public List<Sample> measure(int round, PartOptions options) throws RunnerException {
		List<Sample> samples = new ArrayList<>();
		for (Map.Entry<String, String> benchmark : BENCHMARKS.entrySet()) {
			List<String> systems = new ArrayList<>(List.of(OFF));
			systems.addAll(GOALS.keySet());
			for (String system : systems) {
				double load = Machine.load();
				double rate = Objects
					.requireNonNull(Launch.benchmark(benchmark.getValue(), system, options).get("rate"));
				samples.add(new Sample(PREFIX + benchmark.getKey(), system, "rate", round, rate, load));
			}
		}
		return samples;
	}

	@Override
	public String section(Results results) {
		StringBuilder text = new StringBuilder(
				"""
						## The cost of being watched

						Operations per second, and what is left of them with an option switched on: `actor-metrics` has the meters of
						the starter in a `SimpleMeterRegistry`, `actor-listener` a `ProcessListener` that counts and adds up,
						`actor-message-listener` a `MessageListener` that is told of each message and how long it took,
						`actor-mdc` carries an MDC with one entry, by Logback, `actor-bounded` bounds each mailbox far above what ever
						waits in it. The workloads are those of [performance.md](performance.md). ~ says that the ranges of the runs
						overlap.

						""");
		text.append("| | `actor` |");
		GOALS.forEach((system, goal) -> text.append(" `" + system + "`, goal ≥ " + goal + " |"));
		text.append("\n|---|---:|").append("---:|".repeat(GOALS.size())).append('\n');
		for (String workload : BENCHMARKS.keySet()) {
			Statistics off = results.of(PREFIX + workload, OFF, "rate");
			if (off.count() > 0) {
				text.append("| " + workload + " | " + Statistics.text(off.median()) + " |");
				GOALS.forEach(
						(system, goal) -> text.append(cell(off, results.of(PREFIX + workload, system, "rate"), goal)));
				text.append('\n');
			}
		}
		return text.toString();
	}

	private static String cell(Statistics off, Statistics watched, double goal) {
		double ratio = watched.median() / off.median();
		return String.format(Locale.ROOT, " %s, %.2f× %s%s |", Statistics.text(watched.median()), ratio,
				(ratio >= goal) ? "✓" : "✗", off.overlaps(watched) ? " ~" : "");
	}

}
