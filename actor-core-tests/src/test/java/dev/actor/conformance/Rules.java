package dev.actor.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What {@code docs/otp-rules.md} says. */
record Rules(List<Group> groups) {

	private static final Pattern HEADING = Pattern.compile("## (([A-Z])\\. .*)");

	private static final Pattern ROW = Pattern.compile("\\| (R\\d{3}) \\| (.*?) \\| .*");

	/** A letter and its title, and its rules in their order. */
	record Group(String title, List<Row> rows) {

	}

	/**
	 * One rule.
	 *
	 * @param id its number, as in {@code R039}
	 * @param text its set-up and stimulus
	 */
	record Row(String id, String text) {
	}

	static Rules read(Path document) throws IOException {
		List<Group> groups = new ArrayList<>();
		for (String line : Files.readAllLines(document)) {
			Matcher heading = HEADING.matcher(line);
			Matcher row = ROW.matcher(line);
			if (heading.matches()) {
				groups.add(new Group(heading.group(1), new ArrayList<>()));
			}
			else if (row.matches()) {
				groups.getLast().rows().add(new Row(row.group(1), row.group(2).strip()));
			}
		}
		return new Rules(groups);
	}

	Set<String> ids() {
		return this.groups.stream().flatMap((group) -> group.rows().stream()).map(Row::id).collect(Collectors.toSet());
	}

}
