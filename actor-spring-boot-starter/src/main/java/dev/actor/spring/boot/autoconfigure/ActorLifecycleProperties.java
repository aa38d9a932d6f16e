package dev.actor.spring.boot.autoconfigure;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Configuration properties of the life of the tree.
 *
 * @param autoStartup Whether to start the tree with the application context.
 * @param shutdownTimeout Time that the tree has to stop before what is left of it is
 * killed. Must be shorter than 'spring.lifecycle.timeout-per-shutdown-phase', and is two
 * thirds of it by default.
 * @param keepAlive Whether a tree that has actors keeps the JVM alive while it runs.
 * @param onRootExit What to do when the root supervisor has ended by itself.
 * @param rootExitCode Exit code of a JVM that ends because the root supervisor has,
 * between 1 and 255.
 */
@ConfigurationProperties("actor")
public record ActorLifecycleProperties(@DefaultValue("true") boolean autoStartup, @Nullable Duration shutdownTimeout,
		@DefaultValue("true") boolean keepAlive, @DefaultValue("mark-broken") OnRootExit onRootExit,
		@DefaultValue("1") int rootExitCode) {

	private static final int MAX_EXIT_CODE = 255;

	public ActorLifecycleProperties {
		if (shutdownTimeout != null) {
			ActorProperties.requirePositive("actor.shutdown-timeout", shutdownTimeout);
		}
		// Not zero, which is success; more than a byte does not get through to the shell.
		if (rootExitCode < 1 || rootExitCode > MAX_EXIT_CODE) {
			throw new IllegalArgumentException("'actor.root-exit-code' must be between 1 and %d, but is %d"
				.formatted(MAX_EXIT_CODE, rootExitCode));
		}
	}

}
