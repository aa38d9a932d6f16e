package dev.actor.process;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

import dev.actor.internal.Clock;
import dev.actor.internal.Nanos;

/** A message that waits for its time, made by {@link Subject#sendAfter}. Any thread. */
public final class Timer {

	private final Clock.Alarm alarm;

	private Timer(Clock.Alarm alarm) {
		this.alarm = alarm;
	}

	static <M> Timer start(Node node, Duration delay, M message, Consumer<M> send) {
		Objects.requireNonNull(message, "'message' must not be null");
		long nanos = Nanos.of(delay, "delay");
		LocalProcess.checkCurrent();
		return new Timer(node.clock().schedule(nanos, () -> send.accept(message)));
	}

	/**
	 * Takes the message back, unless it was sent already.
	 * @return the time that was left, or empty if the timer had fired or was cancelled
	 */
	public Optional<Duration> cancel() {
		Optional<Duration> left = Optional.of(Duration.ofNanos(Math.max(0, this.alarm.remainingNanos())));
		return this.alarm.cancel() ? left : Optional.empty();
	}

	/**
	 * The time until the message is sent.
	 * @return the time left, or empty if the timer has fired or was cancelled
	 */
	public Optional<Duration> remaining() {
		return this.alarm.isPending() ? Optional.of(Duration.ofNanos(Math.max(0, this.alarm.remainingNanos())))
				: Optional.empty();
	}

}
