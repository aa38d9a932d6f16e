package dev.actor.process;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/** A system request on its way, and where to answer. */
record SystemCall(SystemRequest<?> request, Reply<SystemCall.Outcome> reply) {

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
				(reply) -> new SystemCall(request, reply), timeout);
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
		this.reply.send(outcome);
	}

}
