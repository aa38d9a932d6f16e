package dev.actor.sample.monitor;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;

/**
 * A target as people write it down. All text, so that what is wrong with it can be said
 * in their words.
 *
 * @param id its name; without one it is called after its host
 * @param url an absolute URL
 * @param interval such as {@code 10s}
 * @param timeout such as {@code 500ms}
 */
record NewTarget(@Nullable String id, @Nullable String url, @Nullable String interval, @Nullable String timeout) {

	/** What there is to write down, for people. */
	static final String FIELDS = "'url', and if you like 'id', 'interval' and 'timeout'";

	/** Spares the servers of others; only the configuration may ask for less. */
	private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);

	/** Leaves room for a number within what an id may have. */
	private static final int LONGEST_HOST = 34;

	/**
	 * The target.
	 * @return the target
	 * @throws IllegalArgumentException if there is something wrong with it; says what,
	 * and what would be right
	 */
	Target toTarget() {
		URI location = location();
		String name = (this.id != null) ? this.id : hostOf(location);
		return new Target(name, location, pause(),
				duration("timeout", Objects.requireNonNullElse(this.timeout, Target.TIMEOUT)));
	}

	private URI location() {
		String text = Objects.requireNonNullElse(this.url, "").strip();
		if (text.isEmpty()) {
			throw new IllegalArgumentException("'url' is missing; it must be a URL such as https://example.com/");
		}
		try {
			URI location = new URI(text);
			if (!location.isAbsolute()) {
				throw new IllegalArgumentException("'url' must begin with http:// or https://");
			}
			return location;
		}
		catch (URISyntaxException ex) {
			throw new IllegalArgumentException("'url' must be a URL such as https://example.com/: %s at index %d"
				.formatted(ex.getReason(), ex.getIndex()), ex);
		}
	}

	private Duration pause() {
		String text = Objects.requireNonNullElse(this.interval, Target.INTERVAL);
		Duration value = duration("interval", text);
		if (value.compareTo(SHORTEST_INTERVAL) < 0) {
			throw new IllegalArgumentException("'interval' must be a second or more, but is '%s'".formatted(text));
		}
		return value;
	}

	private static Duration duration(String name, String text) {
		try {
			// A number alone would be milliseconds, which nobody expects.
			if (!text.matches("[+-]?\\d+")) {
				return DurationStyle.detectAndParse(text);
			}
		}
		catch (IllegalArgumentException ex) {
			// said below
		}
		throw new IllegalArgumentException(
				"'%s' must be a number and its unit (ms, s, m, h), as in 10s or 1m, but is '%s'".formatted(name, text));
	}

	private static String hostOf(URI location) {
		String host = Objects.requireNonNullElse(location.getHost(), "").replaceAll("[^A-Za-z0-9.-]", "");
		return host.isEmpty() ? "target" : host.substring(0, Math.min(host.length(), LONGEST_HOST));
	}

}
