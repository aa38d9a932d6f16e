package dev.actor.process;

import org.jspecify.annotations.Nullable;

/**
 * Why a process ended, or why another one was asked to end. {@link Normal} and
 * {@link Shutdown} are orderly; everything else is abnormal.
 */
public sealed interface ExitReason {

	/** The process did its work and returned. Does not spread over links. */
	ExitReason NORMAL = new Normal();

	/** An orderly stop that was asked for. Spreads over links. */
	ExitReason SHUTDOWN = new Shutdown(null);

	/** The reason of a process that was killed. */
	ExitReason KILLED = new Killed();

	/**
	 * What a process ends with that raises it by {@link Process#exit(ExitReason)}; as a
	 * signal it is an ordinary reason, which can be trapped. To kill, use
	 * {@link Pid#kill()}.
	 */
	ExitReason KILL = new Kill();

	/** The connection to the node of the process was lost; reserved for distribution. */
	ExitReason NO_CONNECTION = new NoConnection();

	/**
	 * The reason in a {@code DOWN} or {@code EXIT} for a process that was already gone.
	 */
	ExitReason NO_PROCESS = new NoProcess();

	/**
	 * An orderly stop with something to tell, Erlang's <code>{shutdown, Detail}</code>.
	 * @param detail what to tell
	 * @return the reason
	 */
	static ExitReason shutdown(Object detail) {
		return new Shutdown(detail);
	}

	/**
	 * An abnormal end.
	 * @param cause a throwable, or any value that describes the failure
	 * @return the reason
	 */
	static ExitReason abnormal(Object cause) {
		return new Abnormal(cause);
	}

	/**
	 * Whether this counts as a failure: anything but normal and shutdown.
	 * @return whether a transient child with this reason is restarted
	 */
	boolean isAbnormal();

	/**
	 * Erlang's {@code normal}.
	 */
	record Normal() implements ExitReason {

		@Override
		public boolean isAbnormal() {
			return false;
		}

		@Override
		public String toString() {
			return "normal";
		}

	}

	/**
	 * Erlang's {@code shutdown} and <code>{shutdown, Detail}</code>.
	 *
	 * @param detail what to tell, or {@code null}
	 */
	record Shutdown(@Nullable Object detail) implements ExitReason {

		@Override
		public boolean isAbnormal() {
			return false;
		}

		@Override
		public String toString() {
			return (this.detail != null) ? "shutdown: " + this.detail : "shutdown";
		}

	}

	/**
	 * Erlang's {@code killed}.
	 */
	record Killed() implements ExitReason {

		@Override
		public boolean isAbnormal() {
			return true;
		}

		@Override
		public String toString() {
			return "killed";
		}

	}

	/**
	 * Erlang's {@code kill}, when it is raised and not sent.
	 */
	record Kill() implements ExitReason {

		@Override
		public boolean isAbnormal() {
			return true;
		}

		@Override
		public String toString() {
			return "kill";
		}

	}

	/**
	 * Erlang's {@code noconnection}.
	 */
	record NoConnection() implements ExitReason {

		@Override
		public boolean isAbnormal() {
			return true;
		}

		@Override
		public String toString() {
			return "no connection";
		}

	}

	/**
	 * Erlang's {@code noproc}.
	 */
	record NoProcess() implements ExitReason {

		@Override
		public boolean isAbnormal() {
			return true;
		}

		@Override
		public String toString() {
			return "no process";
		}

	}

	/**
	 * Any other reason.
	 *
	 * @param cause the throwable that ended the process, or any value
	 */
	record Abnormal(Object cause) implements ExitReason {

		@Override
		public boolean isAbnormal() {
			return true;
		}

		@Override
		public String toString() {
			return "abnormal: " + this.cause;
		}

	}

}
