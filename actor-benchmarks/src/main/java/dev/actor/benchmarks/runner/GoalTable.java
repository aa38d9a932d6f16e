package dev.actor.benchmarks.runner;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The goals, and what was reached. */
final class GoalTable {

	private final Results results;

	GoalTable(Results results) {
		this.results = results;
	}

	/** For the console. */
	String text() {
		StringBuilder text = new StringBuilder("Goals, own median ÷ that of the rival\n");
		for (Goal goal : Goals.ALL) {
			if (goal.reached(this.results).isPresent()) {
				text.append(String.format(Locale.ROOT, "%-18s %-12s %-18s %-14s %9s  %-8s %s%n", goal.workload().id(),
						goal.metric(), goal.system(), goal.rival(), reached(goal), goal.limit(), mark(goal)));
			}
		}
		return text.toString();
	}

	/** For the page. */
	String markdown() {
		List<Goal> set = Goals.ALL.stream().filter((goal) -> !goal.isAny()).toList();
		long met = set.stream().filter((goal) -> goal.isMet(this.results)).count();
		StringBuilder text = new StringBuilder(
				"""
						The own median by that of the other system, and the goal for it. The best of BEAM is the best of its systems
						in the tables below, that is, with and without busy waiting where both ran; that of Pekko is the better of
						actors and threads that ask.

						""");
		text.append("%d of %d are met.%n%n".formatted(met, set.size()));
		text.append("| workload | system | median | best of BEAM | best of Pekko | others | |\n");
		text.append("|---|---|---:|---:|---:|---|---|\n");
		rows().forEach((row, goals) -> text.append(row(row, goals)));
		return text.toString();
	}

	private record Row(Workload workload, Metric metric, String system) {
	}

	private static Map<Row, List<Goal>> rows() {
		return Goals.ALL.stream()
			.collect(Collectors.groupingBy((goal) -> new Row(goal.workload(), goal.figure(), goal.system()),
					LinkedHashMap::new, Collectors.toList()));
	}

	private String row(Row row, List<Goal> goals) {
		Optional<Double> own = goals.getFirst().own(this.results);
		boolean met = goals.stream().allMatch((goal) -> goal.isMet(this.results));
		return String.format(Locale.ROOT, "| %s, %s | `%s` | %s | %s | %s | %s | %s |%n", row.workload().id(),
				row.metric().title(), row.system(), own.map(Statistics::text).orElse(""), cell(goals, Rival.BEAM),
				cell(goals, Rival.PEKKO), others(goals), met ? "✓" : "✗");
	}

	private String cell(List<Goal> goals, Rival rival) {
		return goals.stream().filter((goal) -> goal.rival() == rival).map(this::cell).collect(Collectors.joining());
	}

	private String others(List<Goal> goals) {
		return goals.stream()
			.filter((goal) -> goal.rival() != Rival.BEAM && goal.rival() != Rival.PEKKO)
			.map((goal) -> (goal.rival() == Rival.NOBODY) ? cell(goal) : goal.rival().title() + ": " + cell(goal))
			.collect(Collectors.joining("; "));
	}

	private String cell(Goal goal) {
		String reached = goal.reached(this.results).isPresent() ? reached(goal) : "not measured";
		return goal.isAny() ? reached : "%s (%s) %s".formatted(reached, goal.limit(), mark(goal));
	}

	private String reached(Goal goal) {
		double value = goal.reached(this.results).orElse(Double.NaN);
		return (goal.rival() == Rival.NOBODY) ? Statistics.text(value) : Comparison.times(value);
	}

	private String mark(Goal goal) {
		return goal.isAny() ? "" : goal.isMet(this.results) ? "✓" : "✗";
	}

}
