package dev.actor.spring.boot.autoconfigure;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;

import dev.actor.process.MailboxLimit;
import dev.actor.process.MessageCheck;
import dev.actor.process.Overflow;
import dev.actor.supervisor.SupervisorSpec;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Configuration properties of the actor system.
 *
 * @param enabled Whether to run an actor system.
 * @param name Name of the actor system in threads, logs and errors. Defaults to the name
 * of the application.
 * @param startupWait Time for which a thread that uses a subject before the tree runs
 * waits for it.
 * @param messageCheck What to do about messages that can be changed after they were sent.
 * @param defaults What holds for those that say nothing else.
 * @param root Supervisor at the top of the tree.
 * @param scheduler What runs the handlers.
 * @param mailbox Mailboxes of all actors.
 * @param actors Settings of declared actors, by their names.
 * @param supervisors Settings of declared supervisors and pools, by their names.
 */
@ConfigurationProperties("actor")
@Validated
public record ActorProperties(@DefaultValue("true") boolean enabled, @Nullable String name,
		@DefaultValue("10s") Duration startupWait, @DefaultValue("off") MessageCheck messageCheck,
		@DefaultValue @Valid Defaults defaults, @DefaultValue @Valid Root root,
		@DefaultValue @Valid Scheduler scheduler, @DefaultValue @Valid Mailbox mailbox,
		@DefaultValue Map<String, @Valid Actor> actors, @DefaultValue Map<String, Supervisor> supervisors) {

	public ActorProperties {
		requireNotNegative("actor.startup-wait", startupWait);
		actors = Map.copyOf(actors);
		supervisors = Map.copyOf(supervisors);
	}

	static void requirePositive(String property, Duration value) {
		if (value.isNegative() || value.isZero()) {
			throw new IllegalArgumentException("'%s' must be longer than zero, but is %s".formatted(property, value));
		}
	}

	private static void requireNotNegative(String property, Duration value) {
		if (value.isNegative()) {
			throw new IllegalArgumentException("'%s' must be zero or longer, but is %s".formatted(property, value));
		}
	}

	private static void requireNotNegative(String property, int restarts) {
		if (restarts < 0) {
			throw new IllegalArgumentException(
					"'%s' must be zero or more restarts, but is %d".formatted(property, restarts));
		}
	}

	private static void requireOneAtLeast(String property, @Nullable Integer value) {
		if (value != null && value < 1) {
			throw new IllegalArgumentException("'%s' must be one at least, but is %d".formatted(property, value));
		}
	}

	/**
	 * What holds for those that say nothing else.
	 *
	 * @param callTimeout Time that a call by the actor operations waits for its answer.
	 * @param initTimeout Time that the initialiser of an actor may take.
	 * @param shutdownTimeout Time that a declared actor has to stop before it is killed.
	 * @param intensity Restarts that a supervisor tolerates within the period, unless its
	 * spec says so itself. Pools tolerate more, and the root has its own.
	 * @param period Sliding window in which restarts count.
	 * @param mailbox Mailbox of an actor whose spec does not bound it. Unbounded if
	 * nothing is said.
	 */
	public record Defaults(@DefaultValue("5s") Duration callTimeout, @DefaultValue("5s") Duration initTimeout,
			@DefaultValue("5s") Duration shutdownTimeout,
			@DefaultValue("" + SupervisorSpec.DEFAULT_INTENSITY) int intensity, @DefaultValue("5s") Duration period,
			@Nullable BoundedMailbox mailbox) {

		public Defaults {
			requirePositive("actor.defaults.call-timeout", callTimeout);
			requirePositive("actor.defaults.init-timeout", initTimeout);
			requireNotNegative("actor.defaults.shutdown-timeout", shutdownTimeout);
			requireNotNegative("actor.defaults.intensity", intensity);
			requirePositive("actor.defaults.period", period);
			if (mailbox != null) {
				mailbox.require("actor.defaults.mailbox");
			}
		}

	}

	/**
	 * The supervisor at the top of the tree.
	 *
	 * @param name Name of the root supervisor.
	 * @param intensity Restarts of its direct children that it tolerates within the
	 * period. One more, and the whole tree stops.
	 * @param period Sliding window in which restarts count.
	 */
	public record Root(@DefaultValue("root") @NotBlank String name,
			@DefaultValue("" + SupervisorSpec.DEFAULT_INTENSITY) @PositiveOrZero int intensity,
			@DefaultValue("5s") Duration period) {

		public Root {
			requirePositive("actor.root.period", period);
		}

	}

	/**
	 * What runs the handlers.
	 *
	 * @param parallelism Handlers that run at a time; those that block do not count.
	 * Defaults to the number of processors.
	 * @param grace Time that a process which was ended by a signal may go on in code that
	 * does not let go, before its end is told anyway.
	 */
	public record Scheduler(@Nullable Integer parallelism, @DefaultValue("500ms") Duration grace) {

		public Scheduler {
			requireOneAtLeast("actor.scheduler.parallelism", parallelism);
			requireNotNegative("actor.scheduler.grace", grace);
		}

	}

	/**
	 * The mailboxes of all actors.
	 *
	 * @param mark Messages waiting for one actor that are worth a warning.
	 */
	public record Mailbox(@DefaultValue("10000") int mark) {

		public Mailbox {
			requireOneAtLeast("actor.mailbox.mark", mark);
		}

	}

	/**
	 * One declared actor. What is said here replaces what its spec says.
	 *
	 * @param initTimeout Time that its initialiser may take.
	 * @param shutdownTimeout Time that it has to stop before it is killed.
	 * @param mailbox Its mailbox.
	 */
	public record Actor(@Nullable Duration initTimeout, @Nullable Duration shutdownTimeout,
			@Nullable BoundedMailbox mailbox) {

		public Actor {
			if (initTimeout != null) {
				requirePositive("actor.actors.<name>.init-timeout", initTimeout);
			}
			if (shutdownTimeout != null) {
				requireNotNegative("actor.actors.<name>.shutdown-timeout", shutdownTimeout);
			}
			if (mailbox != null) {
				mailbox.require("actor.actors.<name>.mailbox");
			}
		}

	}

	/**
	 * One declared supervisor or pool. What is said here replaces what its spec says; of
	 * what is not said, the defaults hold then.
	 *
	 * @param intensity Restarts of its children that it tolerates within the period.
	 * @param period Sliding window in which restarts count.
	 */
	public record Supervisor(@Nullable Integer intensity, @Nullable Duration period) {

		public Supervisor {
			if (intensity != null) {
				requireNotNegative("actor.supervisors.<name>.intensity", intensity);
			}
			if (period != null) {
				requirePositive("actor.supervisors.<name>.period", period);
			}
		}

	}

	/**
	 * A mailbox that takes only so many messages.
	 *
	 * @param capacity Messages that may wait.
	 * @param overflow What happens to one more.
	 * @param timeout Time that a sender waits for room before its send fails, when the
	 * overflow is 'block'.
	 */
	public record BoundedMailbox(@Nullable Integer capacity, @DefaultValue("block") Overflow overflow,
			@DefaultValue("5s") Duration timeout) {

		void require(String property) {
			if (this.capacity == null || this.capacity < 1 || this.capacity > MailboxLimit.MAX_CAPACITY) {
				throw new IllegalArgumentException("'%s.capacity' must be from 1 to %d messages, but is %s".formatted(
						property, MailboxLimit.MAX_CAPACITY, (this.capacity != null) ? this.capacity : "missing"));
			}
			requireNotNegative(property + ".timeout", this.timeout);
		}

		MailboxLimit limit() {
			return new MailboxLimit(Objects.requireNonNull(this.capacity), this.overflow,
					(this.overflow == Overflow.BLOCK) ? this.timeout : Duration.ZERO);
		}

	}

}
