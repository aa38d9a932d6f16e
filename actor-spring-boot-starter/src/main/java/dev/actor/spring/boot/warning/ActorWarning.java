package dev.actor.spring.boot.warning;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

import dev.actor.process.ExitReason;
import dev.actor.process.Pid;

/**
 * Something about actors that people should look into. Published as an application event:
 * an {@code @EventListener} takes all of them, or those of one record. Holds the types of
 * messages only, never their contents.
 */
public sealed interface ActorWarning {

	/**
	 * What kind of warning it is.
	 * @return the kind
	 */
	Kind kind();

	/**
	 * Whom it is about: what counts as the same again.
	 * @return the label of an actor, or of several
	 */
	String subject();

	/**
	 * What happened and what to do, for people.
	 * @return one sentence or two
	 */
	String text();

	/** Kinds of warnings. */
	enum Kind {

		/** A {@link SlowHandler}. */
		SLOW_HANDLER,

		/** A {@link StuckHandler}. */
		STUCK_HANDLER,

		/** A {@link CallCycle}. */
		CALL_CYCLE,

		/** A {@link CrashLoop}. */
		CRASH_LOOP,

		/** A {@link LongMailbox}. */
		LONG_MAILBOX,

		/** A {@link NoReply}. */
		NO_REPLY,

		/** An {@link Unsupervised}. */
		UNSUPERVISED

	}

	/**
	 * A handler took longer than is good.
	 *
	 * @param pid the actor
	 * @param label how people know it
	 * @param message the type of the message
	 * @param time how long it took
	 */
	record SlowHandler(Pid pid, String label, Class<?> message, Duration time) implements ActorWarning {

		@Override
		public Kind kind() {
			return Kind.SLOW_HANDLER;
		}

		@Override
		public String subject() {
			return this.label;
		}

		@Override
		public String text() {
			return "'%s' %s took %d ms to handle %s; what it gets meanwhile waits".formatted(this.label, this.pid,
					this.time.toMillis(), this.message.getName());
		}

	}

	/**
	 * A handler takes so long that it may never come to an end.
	 *
	 * @param pid the actor
	 * @param label how people know it
	 * @param message the type of the message
	 * @param time how long it takes already, at least
	 * @param stack where its thread is
	 */
	record StuckHandler(Pid pid, String label, Class<?> message, Duration time,
			List<StackTraceElement> stack) implements ActorWarning {

		public StuckHandler {
			stack = List.copyOf(stack);
		}

		@Override
		public Kind kind() {
			return Kind.STUCK_HANDLER;
		}

		@Override
		public String subject() {
			return this.label;
		}

		@Override
		public String text() {
			return "'%s' %s is stuck: it handles %s for %d ms already, %s".formatted(this.label, this.pid,
					this.message.getName(), this.time.toMillis(),
					this.stack.isEmpty() ? "and has no thread now" : "now at " + this.stack.getFirst());
		}

	}

	/**
	 * Actors wait for each other in calls, so that none of them goes on before a timeout.
	 *
	 * @param cycle each waits for the next one, and the last one for the first one
	 */
	record CallCycle(List<Pid> cycle) implements ActorWarning {

		public CallCycle {
			cycle = List.copyOf(cycle);
		}

		@Override
		public Kind kind() {
			return Kind.CALL_CYCLE;
		}

		@Override
		public String subject() {
			// The same cycle, whoever has closed it.
			return this.cycle.stream().map(Pid::label).sorted().collect(Collectors.joining(", "));
		}

		@Override
		public String text() {
			return "Actors wait for each other in calls: %s → '%s'; let one of them send, or answer later".formatted(
					this.cycle.stream().map((pid) -> "'" + pid.label() + "' " + pid).collect(Collectors.joining(" → ")),
					this.cycle.getFirst().label());
		}

	}

	/**
	 * A child crashes again and again, and restarts do not heal it.
	 *
	 * @param supervisor who starts it again
	 * @param child the child
	 * @param restarts how often it was started again
	 * @param period in which time, or less
	 * @param lastExit why it ended last
	 */
	record CrashLoop(String supervisor, String child, int restarts, Duration period,
			ExitReason lastExit) implements ActorWarning {

		@Override
		public Kind kind() {
			return Kind.CRASH_LOOP;
		}

		@Override
		public String subject() {
			return this.supervisor + "/" + this.child;
		}

		@Override
		public String text() {
			return "'%s' crashes in a loop: supervisor '%s' has restarted it %d times within %d s, last after %s; a restart does not heal it"
				.formatted(this.child, this.supervisor, this.restarts, this.period.toSeconds(), this.lastExit);
		}

	}

	/**
	 * More messages wait for an actor than is good.
	 *
	 * @param pid the actor
	 * @param label how people know it
	 * @param length how many wait
	 */
	record LongMailbox(Pid pid, String label, int length) implements ActorWarning {

		@Override
		public Kind kind() {
			return Kind.LONG_MAILBOX;
		}

		@Override
		public String subject() {
			return this.label;
		}

		@Override
		public String text() {
			return "'%s' %s has %d messages waiting: they come faster than it handles them".formatted(this.label,
					this.pid, this.length);
		}

	}

	/**
	 * A call has timed out, though the callee has nothing left to do.
	 *
	 * @param pid the callee
	 * @param label how people know it
	 * @param request the type of the request
	 */
	record NoReply(Pid pid, String label, Class<?> request) implements ActorWarning {

		@Override
		public Kind kind() {
			return Kind.NO_REPLY;
		}

		@Override
		public String subject() {
			return this.label;
		}

		@Override
		public String text() {
			return "'%s' %s did not answer %s in time, though it has nothing left to do: it handled the request without an answer, or keeps the reply for longer than its caller waits"
				.formatted(this.label, this.pid, this.request.getName());
		}

	}

	/**
	 * An actor was started that is below no supervisor.
	 *
	 * @param pid the actor
	 * @param label how people know it
	 */
	record Unsupervised(Pid pid, String label) implements ActorWarning {

		@Override
		public Kind kind() {
			return Kind.UNSUPERVISED;
		}

		@Override
		public String subject() {
			return this.label;
		}

		@Override
		public String text() {
			return "Actor '%s' %s is below no supervisor: if it crashes, nobody starts it again; declare its spec as a bean, or start it as a child"
				.formatted(this.label, this.pid);
		}

	}

}
