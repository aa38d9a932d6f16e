package dev.actor.benchmarks.cost;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import dev.actor.benchmarks.runner.Part;
import dev.actor.benchmarks.runner.PartOptions;
import dev.actor.benchmarks.runner.Results;
import dev.actor.benchmarks.runner.Sample;
import dev.actor.benchmarks.runner.Statistics;

/** Situations in which a system shows its limits. */
final class WorstPart implements Part {

	private static final String PREFIX = "worst-";

	private final WorstErlang erlang = new WorstErlang();

	/**
	 * A figure.
	 *
	 * @param id how it is called in the raw data
	 * @param title how it is called in the table, with its unit
	 */
	private record Figure(String id, String title) {
	}

	/** One situation. */
	private record Situation(String id, int size, boolean inErlang, String description, List<Figure> figures) {
	}

	private static final List<Situation> SITUATIONS = List.of(
			new Situation("flooding", 2000, true,
					"""
							One thread (in Erlang a process) floods for two seconds, as fast as it can; another one sends a message every
							millisecond: for how long each of these is under way, in µs. To the same actor they wait behind those that came
							before, as the order of messages demands.
							""",
					List.of(new Figure("quiet-p50", "nobody floods, p50"), new Figure("quiet-p99", "p99"),
							new Figure("quiet-max", "max"), new Figure("other-p50", "another actor is flooded, p50"),
							new Figure("other-p99", "p99"), new Figure("other-max", "max"),
							new Figure("same-p50", "the same actor is flooded, p50"), new Figure("same-p99", "p99"),
							new Figure("same-max", "max"))),
			new Situation("stand-ins", 1000, false,
					"""
							1,000 handlers block for a second, then go on. Threads before, while they block, and after; how long it
							takes until there are as many virtual threads as before, of 10 s at most. Platform threads are those of the
							whole JVM. In Erlang a process that blocks needs no other thread.
							""",
					List.of(new Figure("before-virtual", "virtual threads before"),
							new Figure("blocked-virtual", "virtual threads while they block"),
							new Figure("after-virtual", "virtual threads after"),
							new Figure("before-platform", "platform threads before"),
							new Figure("blocked-platform", "platform threads while they block"),
							new Figure("after-platform", "platform threads after"),
							new Figure("gone", "until they are gone, ms"))),
			new Situation("long-mailbox", 10_000_000, true,
					"""
							An actor is stuck while ten million messages come (in Erlang the process is suspended), then handles them.
							All messages are one object. Pauses are those of G1.
							""",
					List.of(new Figure("fill", "to send them, s"), new Figure("heap", "bytes for each"),
							new Figure("drain", "to handle them, s"),
							new Figure("fill-pause", "longest pause while they are sent, ms"),
							new Figure("fill-pauses", "all these pauses, ms"),
							new Figure("drain-pause", "longest pause while they are handled, ms"),
							new Figure("drain-pauses", "all these pauses, ms"))),
			new Situation("monitors", 100_000, true,
					"""
							A process watches another one 100,000 times, and then kills it. Measured after the same was done once.
							""",
					List.of(new Figure("set", "to set the monitors, ms"),
							new Figure("first-down", "from the kill to the first down, ms"),
							new Figure("all-down", "from the kill to the last down, ms"))));

	@Override
	public String id() {
		return "worst";
	}

	@Override
	public List<Sample> measure(int round, PartOptions options) throws IOException, InterruptedException {
		List<Sample> samples = new ArrayList<>();
		for (Situation situation : SITUATIONS) {
			samples.addAll(Launch.alone(PREFIX, situation.id(), situation.size(), round));
			if (situation.inErlang()) {
				samples.addAll(this.erlang.measure(PREFIX, situation.id(), situation.size(), round));
			}
		}
		return samples;
	}

	@Override
	public String section(Results results) {
		StringBuilder text = new StringBuilder(
				"""
						## Fairness and worst cases

						More handlers that compute than there are cores, a mailbox full of what nobody wants, and a million timers are
						in [performance.md](performance.md): `spinning-handlers`, `stale-mailbox` and `timers`. Where a cell is empty,
						nothing was measured.

						""");
		for (Situation situation : SITUATIONS) {
			text.append("### ").append(situation.id()).append("\n\n").append(situation.description()).append('\n');
			text.append("| | `actor` | min to max | `erlang` | min to max |\n|---|---:|---:|---:|---:|\n");
			for (Figure figure : situation.figures()) {
				text.append("| " + figure.title() + " |");
				text.append(cells(results.of(PREFIX + situation.id(), "actor", figure.id())));
				text.append(cells(results.of(PREFIX + situation.id(), "erlang", figure.id()))).append('\n');
			}
			text.append('\n');
		}
		return text.toString().stripTrailing() + "\n";
	}

	private static String cells(Statistics figures) {
		if (figures.count() == 0) {
			return " | |";
		}
		return " " + Statistics.text(figures.median()) + " | " + Statistics.text(figures.min()) + " to "
				+ Statistics.text(figures.max()) + " |";
	}

}
