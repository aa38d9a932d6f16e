package dev.actor.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why rules have no test here, one a line: {@code R085 does not apply: the reason}. */
record Exemptions(List<Exemption> all) {

	private static final Pattern LINE = Pattern.compile("(R\\d{3}) (later|does not apply|proven elsewhere): (.+)");

	private static final Pattern ADR = Pattern.compile("docs/(adr/[\\w-]+\\.md)");

	/** One line of the file. */
	record Exemption(String rule, String status, String reason) {

		/** The decision record that it names, from the folder of the documents on. */
		Optional<String> adr() {
			Matcher matcher = ADR.matcher(this.reason);
			return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
		}

	}

	static Exemptions read(Path file) throws IOException {
		List<Exemption> all = new ArrayList<>();
		for (String line : Files.readAllLines(file)) {
			Matcher matcher = LINE.matcher(line);
			if (matcher.matches()) {
				all.add(new Exemption(matcher.group(1), matcher.group(2), matcher.group(3)));
			}
			else if (!line.isBlank() && !line.startsWith("#")) {
				throw new IllegalStateException("Not an exemption but should match '" + LINE + "': " + line);
			}
		}
		return new Exemptions(all);
	}

	Optional<Exemption> of(String rule) {
		return this.all.stream().filter((exemption) -> exemption.rule().equals(rule)).findFirst();
	}

}
