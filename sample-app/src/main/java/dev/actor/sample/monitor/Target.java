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

	private static final int LONGEST_URL = 2000;

	private static final Duration LONGEST = Duration.ofDays(1);

	private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");

	Target {
		Objects.requireNonNull(id, "'id' must not be missing");
		Objects.requireNonNull(url, "'url' must not be missing");
		requireProbeable(url);
		require(ID.matcher(id).matches(),
				"'id' must be 1 to 40 letters, digits, dots, dashes and underscores, the first a letter or a digit");
		requireDuration("interval", interval);
		requireDuration("timeout", timeout);
	}

	Target withId(String other) {
		return new Target(other, this.url, this.interval, this.timeout);
	}

	private static void requireProbeable(URI url) {
		require(url.toString().length() <= LONGEST_URL,
				"'url' must not be longer than %d characters".formatted(LONGEST_URL));
		String authority = url.getRawAuthority();
		if (!url.isAbsolute()) {
			require(authority == null && url.getRawPath().startsWith("/"),
					"'url' must be absolute, or a path that begins with one slash, but is '%s'".formatted(url));
			return;
		}
		require("http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme()),
				"'url' must begin with http:// or https://, but begins with %s:".formatted(url.getScheme()));
		require(authority != null, "'url' must have a host, as in http://example.com/");
		// URLs are shown to everybody.
		require(!authority.contains("@"), "'url' must not have a user or a password in it: everybody could read them");
		require(url.getHost() != null,
				"the host in 'url' must be of letters a to z, digits, dots and dashes, but is '%s'"
					.formatted(authority));
		require(url.getPort() <= 65_535 && url.getPort() != 0,
				"the port in 'url' must be between 1 and 65535, but is %d".formatted(url.getPort()));
	}

	private static void requireDuration(String name, Duration value) {
		require(value.isPositive(), "'%s' must be longer than zero, but is %s".formatted(name, value));
		require(value.compareTo(LONGEST) <= 0, "'%s' must be a day at most, but is %s".formatted(name, value));
	}

	private static void require(boolean condition, String rule) {
		if (!condition) {
			throw new IllegalArgumentException(rule);
		}
	}

}
