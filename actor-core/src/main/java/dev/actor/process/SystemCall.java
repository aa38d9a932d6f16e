package dev.actor.process;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * A system request on its way, and who waits for the outcome: which is not an answer that
 * the process sends, since nobody shall see it among those.
 */
record SystemCall(SystemRequest<?> request, Waiting asker) {

	/** What became of it. */
	sealed interface Outcome {

		/** It was done. */
		record Done(@Nullable Object answer) implements Outcome {
		}

		/** It threw. */
		record Failed(Throwable cause) implements Outcome {
		}

	}

	@SuppressWarnings("unchecked")
	static <R> R make(Peer callee, SystemRequest<R> request, Duration timeout) {
		Outcome outcome = PendingCall.<SystemCall, Outcome>make(callee, Envelope.SYSTEM,
				(call) -> new SystemCall(request, call), timeout);
		return switch (outcome) {
			case Outcome.Done(Object answer) -> (R) answer;
			case Outcome.Failed(Throwable cause) -> throw new SystemRequestFailedException(callee.describe(), cause);
		};
	}

	/** In the process; an exit is let through, since that is what was asked for. */
	void handle(Desk desk) {
		Outcome outcome;
		try {
			outcome = new Outcome.Done(this.request.handle(desk));
		}
		catch (ExitException ex) {
			throw ex;
		}
		catch (Throwable ex) {
			outcome = new Outcome.Failed(ex);
		}
		this.asker.settle(outcome);
	}

}
