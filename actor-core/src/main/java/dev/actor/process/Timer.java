package dev.actor.process;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

import dev.actor.internal.Clock;
import dev.actor.internal.Nanos;
import org.jspecify.annotations.Nullable;

/** A message that waits for its time, made by {@link Subject#sendAfter}. Any thread. */
public final class Timer extends Watcher {

	/**
	 * Whose end makes the timer void; null for a name, which is looked up at the time.
	 */
	private final @Nullable Peer destination;

	private final Envelope envelope;

	private final Consumer<Envelope> send;

	private volatile Clock.@Nullable Alarm alarm;

	private Timer(@Nullable Peer destination, Envelope envelope, Consumer<Envelope> send) {
		this.destination = destination;
		this.envelope = envelope;
		this.send = send;
	}

	static Timer start(Node node, @Nullable Peer destination, Duration delay, Envelope envelope,
			Consumer<Envelope> send) {
		Timer timer = new Timer(destination, envelope, send);
		long nanos = Nanos.of(delay, "delay");
		Current.checkAlive();
		Clock.Alarm alarm = node.clock().schedule(nanos, timer::fire);
		timer.alarm = alarm;
		if (destination != null) {
			if (!destination.watch(timer)) {
				alarm.cancel();
			}
			else if (!alarm.isPending()) {
				destination.unwatch(timer);
			}
		}
		return timer;
	}

	private void fire() {
		forget();
		this.send.accept(this.envelope);
	}

	private void forget() {
		if (this.destination != null) {
			this.destination.unwatch(this);
		}
	}

	private Clock.Alarm alarm() {
		return Objects.requireNonNull(this.alarm);
	}

	/**
	 * Takes the message back, unless it was sent already.
	 * @return the time that was left, or empty if the timer had fired or was cancelled
	 */
	public Optional<Duration> cancel() {
		Current.checkAlive();
		Duration left = left();
		if (!alarm().cancel()) {
			return Optional.empty();
		}
		forget();
		return Optional.of(left);
	}

	/**
	 * The time until the message is sent.
	 * @return the time left, or empty if the timer has fired or was cancelled
	 */
	public Optional<Duration> remaining() {
		return alarm().isPending() ? Optional.of(left()) : Optional.empty();
	}

	private Duration left() {
		return Duration.ofNanos(Math.max(0, alarm().remainingNanos()));
	}

	/** There will be nobody to get the message. */
	@Override
	void ended(Pid pid, ExitReason reason) {
		alarm().cancel();
	}

	@Override
	boolean isHasty() {
		return true;
	}

}
