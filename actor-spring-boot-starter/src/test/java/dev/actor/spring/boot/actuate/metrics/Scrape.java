package dev.actor.spring.boot.actuate.metrics;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Prometheus finds in an application.
 *
 * @param series the names of all series, with their labels and the values of those
 */
record Scrape(Map<String, Map<String, Set<String>>> series) {

	private static final Pattern LINE = Pattern.compile("^(\\w+)(?:\\{(.*)})? \\S+$", Pattern.MULTILINE);

	private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");

	static Scrape of(String text) {
		Map<String, Map<String, Set<String>>> series = new TreeMap<>();
		Matcher lines = LINE.matcher(text);
		while (lines.find()) {
			Map<String, Set<String>> labels = series.computeIfAbsent(lines.group(1), (name) -> new TreeMap<>());
			if (lines.group(2) != null) {
				LABEL.matcher(lines.group(2))
					.results()
					.forEach((label) -> labels.computeIfAbsent(label.group(1), (name) -> new TreeSet<>())
						.add(label.group(2)));
			}
		}
		return new Scrape(series);
	}

}
