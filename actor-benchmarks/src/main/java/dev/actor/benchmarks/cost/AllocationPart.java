package dev.actor.benchmarks.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import dev.actor.benchmarks.runner.Machine;
import dev.actor.benchmarks.runner.Part;
import dev.actor.benchmarks.runner.PartOptions;
import dev.actor.benchmarks.runner.Results;
import dev.actor.benchmarks.runner.Sample;
import dev.actor.benchmarks.runner.Statistics;

/** How many bytes operations allocate. */
final class AllocationPart implements Part {

	private static final String PREFIX = "allocation-";

	private static final String METRIC = "bytes";

	private static final int IDLE_ACTORS = 10_000;

	/** What an operation may allocate, if anybody said so. */
	private record Operation(String id, String title, String benchmark, String system, int goal) {
	}

	private static final int NONE = -1;

	private static final List<Operation> OPERATIONS = List.of(
			new Operation("send", "send, beyond the message", "Flood.messages", "actor", 32),
			new Operation("call", "call with a timeout, the request included", "Call.calls", "actor", 200),
			new Operation("spawn", "an actor: start, one message, one answer, end", "Spawn.children", "actor", NONE),
			new Operation("spawn-body", "the same for a process with a loop of its own", "Spawn.children", "actor-body",
					NONE),
			new Operation("restart", "a crash and the restart by a supervisor, the exception included",
					"Restart.restarts", "actor", NONE),
			new Operation("timer", "a timer that is set and cancelled", "TimerCancel.timers", "actor", NONE));

	@Override
	public String id() {
		return "allocation";
	}

	@Override
	public int rounds(int rounds) {
		return Math.min(rounds, 3);
	}

	@Override
	public List<Sample> measure(int round, PartOptions options) throws Exception {
		List<Sample> samples = new ArrayList<>();
		for (Operation operation : OPERATIONS) {
			double load = Machine.load();
			double bytes = Objects
				.requireNonNull(Launch.benchmark(operation.benchmark(), operation.system(), options, "gc")
					.get("gc.alloc.rate.norm"), "no figure");
			samples.add(new Sample(PREFIX + operation.id(), operation.system(), METRIC, round, bytes, load));
		}
		samples.addAll(Launch.alone(PREFIX, "idle", IDLE_ACTORS, round));
		return samples;
	}

	@Override
	public String section(Results results) {
		StringBuilder text = new StringBuilder("""
				## Allocation

				Bytes that one operation allocates, on all threads together, by the gc profiler of JMH.

				| | bytes | goal |
				|---|---:|---:|
				""");
		for (Operation operation : OPERATIONS) {
			Statistics bytes = results.of(PREFIX + operation.id(), operation.system(), METRIC);
			if (bytes.count() > 0) {
				boolean met = Math.round(bytes.median()) <= operation.goal();
				text.append(String.format(Locale.ROOT, "| %s | %.0f | %s |%n", operation.title(), bytes.median(),
						(operation.goal() == NONE) ? "" : "≤ " + operation.goal() + (met ? " ✓" : " ✗")));
			}
		}
		Statistics idle = results.of(PREFIX + "idle", "actor", METRIC);
		if (idle.count() > 0) {
			text.append(String.format(Locale.ROOT,
					"| a second of 10,000 idle actors and a timer that is not due | %.0f | 0 %s |%n", idle.median(),
					(Math.round(idle.median()) == 0) ? "✓" : "✗"));
		}
		return text.toString();
	}

}
