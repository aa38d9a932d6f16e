package dev.actor.process;

import java.time.Duration;

import dev.actor.internal.Nanos;
import org.jspecify.annotations.Nullable;

/** Somebody who waits for the initialiser of a {@link Behavior}. */
final class Startup extends Waiting {

	private static final Object STARTED = new Object();

	/**
	 * What the initialiser said when it refused; it is passed on when the process is
	 * gone.
	 */
	private volatile @Nullable String refusal;

	void started() {
		settle(STARTED);
	}

	void refused(String message) {
		this.refusal = message;
	}

	@Override
	void ended(Pid pid, ExitReason reason) {
		String message = this.refusal;
		settle((message != null) ? new StartError.InitFailed(message) : new StartError.InitExited(reason));
	}

	/** The error, or null when the process has started. */
	@Nullable StartError await(@Nullable LocalProcess starter, LocalProcess process, Duration timeout) {
		Object outcome = await(starter, process.node(), Nanos.of(timeout, "initTimeout"),
				"the start of " + process.describe());
		if (outcome == TIMED_OUT) {
			return new StartError.InitTimeout(timeout);
		}
		return (outcome instanceof StartError error) ? error : null;
	}

}
