package dev.actor.benchmarks.runner;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** What the command line says, as in {@code --rounds=5}. Each is asked for once. */
public final class Arguments {

	private final Map<String, String> given = new TreeMap<>();

	private final List<String> known = new ArrayList<>();

	/**
	 * Takes the command line.
	 * @param arguments as they were given
	 */
	public Arguments(String[] arguments) {
		for (String argument : arguments) {
			String[] parts = argument.split("=", 2);
			this.given.put(parts[0].toLowerCase(Locale.ROOT), (parts.length == 2) ? parts[1] : "");
		}
	}

	private @Nullable String take(String option) {
		this.known.add(option);
		return this.given.remove(option);
	}

	/**
	 * A text.
	 * @param option its name
	 * @param otherwise what it is if nothing is said
	 * @return the text
	 */
	public String text(String option, String otherwise) {
		String text = take(option);
		return (text != null) ? text : otherwise;
	}

	/**
	 * A number.
	 * @param option its name
	 * @param otherwise what it is if nothing is said
	 * @return the number
	 */
	public int number(String option, int otherwise) {
		return Integer.parseInt(text(option, String.valueOf(otherwise)));
	}

	/**
	 * A regular expression.
	 * @param option its name
	 * @return the expression, one for everything if nothing is said
	 */
	public Pattern pattern(String option) {
		return Pattern.compile(text(option, ".*"));
	}

	/**
	 * Something that is said or not.
	 * @param option its name
	 * @return whether it is said
	 */
	public boolean has(String option) {
		return take(option) != null;
	}

	/**
	 * Says that all options were asked for.
	 * @throws IllegalArgumentException if others were given
	 */
	public void refuseOthers() {
		if (!this.given.isEmpty()) {
			String last = this.known.removeLast();
			throw new IllegalArgumentException("There is no option %s; use %s or %s".formatted(this.given.keySet(),
					String.join(", ", this.known), last));
		}
	}

}
