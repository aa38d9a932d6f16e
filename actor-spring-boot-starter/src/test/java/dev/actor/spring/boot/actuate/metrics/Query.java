package dev.actor.spring.boot.actuate.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A query of a dashboard, taken apart as far as the queries of ours go; everything that
 * is not understood counts as the name of a series.
 */
final class Query {

	private static final Set<String> WORDS = Set.of("sum", "max", "by", "rate", "increase", "label_values");

	private static final Pattern SELECTOR = Pattern.compile("([A-Za-z_:][\\w:]*)\\s*\\{([^}]*)}");

	private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(=~|!=|!~|=)\\s*\"([^\"]*)\"");

	private static final Pattern GROUPING = Pattern.compile("\\bby \\(([^)]*)\\)");

	private static final Pattern VALUES_OF = Pattern.compile("^label_values\\((.*), (\\w+)\\)$", Pattern.DOTALL);

	private static final Pattern WORD = Pattern.compile("[A-Za-z_:][\\w:]*");

	/** A name of a series and what is asked of its labels. */
	record Selector(String series, List<MatchResult> matchers) {

		Stream<String> labels() {
			return this.matchers.stream().map((matcher) -> matcher.group(1));
		}

		/** Values that are written out, by their labels. */
		Stream<MatchResult> values() {
			return this.matchers.stream().filter((matcher) -> !matcher.group(3).startsWith("$"));
		}

	}

	private final List<Selector> selectors = new ArrayList<>();

	private final List<String> groupings = new ArrayList<>();

	Query(String text) {
		String rest = text;
		Matcher values = VALUES_OF.matcher(text);
		if (values.matches()) {
			this.groupings.add(values.group(2));
			rest = values.group(1);
		}
		GROUPING.matcher(rest).results().forEach((by) -> this.groupings.addAll(List.of(by.group(1).split(", "))));
		rest = GROUPING.matcher(rest).replaceAll("");
		SELECTOR.matcher(rest)
			.results()
			.forEach((found) -> this.selectors
				.add(new Selector(found.group(1), MATCHER.matcher(found.group(2)).results().toList())));
		rest = SELECTOR.matcher(rest).replaceAll("").replace("[$__rate_interval]", "");
		WORD.matcher(rest)
			.results()
			.map(MatchResult::group)
			.filter((word) -> !WORDS.contains(word))
			.forEach((word) -> this.selectors.add(new Selector(word, List.of())));
	}

	List<Selector> selectors() {
		return this.selectors;
	}

	List<String> groupings() {
		return this.groupings;
	}

}
