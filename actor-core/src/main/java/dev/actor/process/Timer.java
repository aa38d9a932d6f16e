package dev.actor.process;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

import dev.actor.internal.Clock;
import dev.actor.internal.Nanos;
import org.jspecify.annotations.Nullable;

/** A message that waits for its time, made by {@link Subject#sendAfter}. Any thread. */
public final class Timer {

	private final Clock.Alarm alarm;

	private final @Nullable Destination destination;

	private Timer(Clock.Alarm alarm, @Nullable Destination destination) {
		this.alarm = alarm;
		this.destination = destination;
	}

	/** Takes the message back when there will be nobody to get it. */
	private static final class Destination extends Watcher {

		private final Peer process;

		private volatile Clock.@Nullable Alarm alarm;

		private Destination(Peer process) {
			this.process = process;
		}

		@Override
		void ended(Pid pid, ExitReason reason) {
			Clock.Alarm present = this.alarm;
			if (present != null) {
				present.cancel();
			}
		}

		@Override
		boolean isHasty() {
			return true;
		}

	}

	static <M> Timer start(Node node, @Nullable Peer process, Duration delay, M message, Consumer<M> send) {
		Objects.requireNonNull(message, "A message must not be null");
		long nanos = Nanos.of(delay, "delay");
		Current.checkAlive();
		if (process == null) {
			return new Timer(node.clock().schedule(nanos, () -> send.accept(message)), null);
		}
		Destination destination = new Destination(process);
		Clock.Alarm alarm = node.clock().schedule(nanos, () -> {
			process.unwatch(destination);
			send.accept(message);
		});
		destination.alarm = alarm;
		if (!process.watch(destination)) {
			alarm.cancel();
		}
		else if (!alarm.isPending()) {
			process.unwatch(destination);
		}
		return new Timer(alarm, destination);
	}

	/**
	 * Takes the message back, unless it was sent already.
	 * @return the time that was left, or empty if the timer had fired or was cancelled
	 */
	public Optional<Duration> cancel() {
		Current.checkAlive();
		Duration left = left();
		if (!this.alarm.cancel()) {
			return Optional.empty();
		}
		if (this.destination != null) {
			this.destination.process.unwatch(this.destination);
		}
		return Optional.of(left);
	}

	/**
	 * The time until the message is sent.
	 * @return the time left, or empty if the timer has fired or was cancelled
	 */
	public Optional<Duration> remaining() {
		return this.alarm.isPending() ? Optional.of(left()) : Optional.empty();
	}

	private Duration left() {
		return Duration.ofNanos(Math.max(0, this.alarm.remainingNanos()));
	}

}
