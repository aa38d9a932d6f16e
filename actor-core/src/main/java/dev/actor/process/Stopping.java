package dev.actor.process;

import java.time.Duration;
import java.util.function.BiConsumer;

import dev.actor.internal.Nanos;
import org.jspecify.annotations.Nullable;

/** Somebody who waits for the end of a process, until its code has let go. */
final class Stopping extends Waiting {

	private final Peer process;

	private Stopping(@Nullable LocalProcess self, Peer process) {
		super(self, process);
		this.process = process;
	}

	/** The {@link Ended}, {@link #TIMED_OUT}, or null if it had ended before. */
	static @Nullable Object await(Peer process, long nanos, BiConsumer<Peer, Stopping> request) {
		LocalProcess self = Current.checkAlive();
		if (self == process) {
			throw new CallingSelfException(process.describe());
		}
		Stopping stopping = new Stopping(self, process);
		if (!process.watch(stopping)) {
			return null;
		}
		try {
			request.accept(process, stopping);
			return stopping.await(self, process.node(), nanos);
		}
		finally {
			process.unwatch(stopping);
		}
	}

	@Override
	String awaited() {
		return "the end of " + this.process.describe();
	}

	/** By a system message, so that it also works while the process is suspended. */
	static void stop(Peer process, ExitReason reason, Duration timeout) {
		Object outcome = await(process, Nanos.of(timeout, "timeout"), (peer, stopping) -> peer.accept(Envelope.SYSTEM,
				new SystemCall((desk) -> desk.terminate(reason), stopping), false));
		if (outcome == null) {
			throw process.gone();
		}
		if (outcome == TIMED_OUT) {
			throw new CallTimeoutException(process.describe(), timeout, process.occupation());
		}
		ExitReason actual = ((Ended) outcome).reason();
		if (!actual.equals(reason)) {
			throw process.endedInCall(actual);
		}
	}

}
