package dev.actor.process;

import java.time.Duration;
import java.util.function.Consumer;

import dev.actor.internal.Nanos;

/** Somebody who waits for the end of a process, until its code has let go. */
final class Stopping extends Waiting {

	private Stopping() {
	}

	/** The {@link Ended}, or {@link #TIMED_OUT}. */
	static Object await(Peer process, long nanos, Consumer<Peer> request) {
		LocalProcess self = Current.checkAlive();
		if (self == process) {
			throw new CallingSelfException(process.describe());
		}
		Stopping stopping = new Stopping();
		if (!process.watch(stopping)) {
			return new Ended(ExitReason.NO_PROCESS);
		}
		try {
			request.accept(process);
			return stopping.await(self, process.node(), nanos, "the end of " + process.describe());
		}
		finally {
			process.unwatch(stopping);
		}
	}

	/** By a system message, so that it also works while the process is suspended. */
	static void stop(Peer process, ExitReason reason, Duration timeout) {
		SystemCall terminate = new SystemCall((desk) -> desk.terminate(reason), (outcome) -> {
		});
		Object outcome = await(process, Nanos.of(timeout, "timeout"),
				(peer) -> peer.accept(Envelope.SYSTEM, terminate, false));
		if (outcome == TIMED_OUT) {
			throw new CallTimeoutException(process.describe(), timeout, process.occupation());
		}
		ExitReason actual = ((Ended) outcome).reason();
		if (actual.equals(ExitReason.NO_PROCESS) && !reason.equals(actual)) {
			throw process.gone();
		}
		if (!actual.equals(reason)) {
			throw process.endedInCall(actual);
		}
	}

}
