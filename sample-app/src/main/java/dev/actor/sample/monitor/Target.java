package dev.actor.sample.monitor;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A URL to watch.
 *
 * @param id its name among the targets
 * @param url what to ask for, over http or https; a path alone means this application
 * @param interval the pause between the end of a probe and the begin of the next one
 * @param timeout how long a probe waits for the whole answer
 */
record Target(String id, URI url, @DefaultValue(Target.INTERVAL) Duration interval,
		@DefaultValue(Target.TIMEOUT) Duration timeout) {

	static final String INTERVAL = "10s";

	static final String TIMEOUT = "3s";

	private static final Duration LONGEST = Duration.ofDays(1);

	private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");

	Target {
		Objects.requireNonNull(id, "'id' must not be missing");
		Objects.requireNonNull(url, "'url' must not be missing");
		require(url.toString().length() <= 2000, "'url' must not be longer than 2000 characters");
		if (url.isAbsolute()) {
			require("http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme()),
					"'url' must begin with http:// or https://");
			require(url.getHost() != null, "'url' must have a host");
			require(url.getPort() <= 65_535 && url.getPort() != 0, "the port in 'url' must be between 1 and 65535");
		}
		else {
			require(url.getRawAuthority() == null && url.getRawPath().startsWith("/"),
					"'url' must be absolute, or a path that begins with one slash");
		}
		require(isId(id), "'id' must be 1 to 40 letters, digits, dots, dashes and underscores");
		require(interval.isPositive() && interval.compareTo(LONGEST) <= 0, "'interval' must be a day at most");
		require(timeout.isPositive() && timeout.compareTo(LONGEST) <= 0, "'timeout' must be a day at most");
	}

	static boolean isId(String text) {
		return ID.matcher(text).matches();
	}

	private static void require(boolean condition, String rule) {
		if (!condition) {
			throw new IllegalArgumentException(rule);
		}
	}

}
