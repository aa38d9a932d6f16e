package dev.actor.model.supervision;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** A process does not do what it must, however long one waits. */
final class StuckException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	StuckException(String message) {
		super(message);
	}

	static void await(Future<?> future, Duration patience, Supplier<String> otherwise) {
		try {
			future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException ex) {
			throw new StuckException(otherwise.get());
		}
		catch (InterruptedException | ExecutionException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
