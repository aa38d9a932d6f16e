package dev.actor.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Collectors;

import dev.actor.conformance.Rules.Group;
import dev.actor.conformance.Rules.Row;

/** Which test proves which rule, as a document. */
record Table(Rules rules, Proofs proofs, Exemptions exemptions) {

	private static final String HEADER = """
			# Conformance

			Which test proves which of the [rules](otp-rules.md). Written by a test from the `@Rule` annotations of `actor-core-tests`,
			so only tests that exist are named; the build runs all of them, and is red if one fails or if this page is
			not what the annotations say. The reasons come from
			[`conformance-exemptions.txt`](../actor-core-tests/src/test/resources/conformance-exemptions.txt).

			Made anew by `%s`
			"""
		.formatted(ConformanceTests.COMMAND);

	String text() {
		List<String> lines = new ArrayList<>(HEADER.lines().toList());
		lines.addAll(List.of("", "| group | rules | proven | with a reason | open |", "|---|--:|--:|--:|--:|"));
		this.rules.groups().forEach((group) -> lines.add(summary(group)));
		lines.add(summary(
				new Group("all", this.rules.groups().stream().flatMap((group) -> group.rows().stream()).toList())));
		for (Group group : this.rules.groups()) {
			lines.addAll(List.of("", "## " + group.title(), "", "| rule | set-up → stimulus | proven by |",
					"|---|---|---|"));
			group.rows().forEach((row) -> lines.add("| %s | %s | %s |".formatted(row.id(), row.text(), proof(row))));
		}
		return String.join("\n", lines) + "\n";
	}

	private String summary(Group group) {
		long proven = group.rows().stream().filter((row) -> !this.proofs.of(row.id()).isEmpty()).count();
		long exempt = group.rows().stream().filter((row) -> this.exemptions.of(row.id()).isPresent()).count();
		int all = group.rows().size();
		return "| %s | %d | %d | %d | %d |".formatted(group.title(), all, proven, exempt, all - proven - exempt);
	}

	private String proof(Row row) {
		return this.exemptions.of(row.id())
			.map((exemption) -> "*" + exemption.status() + "*: " + exemption.reason())
			.orElseGet(() -> tests(row));
	}

	private String tests(Row row) {
		SortedSet<String> tests = this.proofs.of(row.id());
		return tests.isEmpty() ? "*open*"
				: tests.stream().map((test) -> "`" + test + "`").collect(Collectors.joining("<br>"));
	}

}
