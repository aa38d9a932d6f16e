package dev.actor.process;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

import dev.actor.internal.Clock;
import dev.actor.internal.Nanos;
import org.jspecify.annotations.Nullable;

/** A message that waits for its time, made by {@link Subject#sendAfter}. Any thread. */
public final class Timer extends Watcher {

	private final Subject<?> destination;

	private final Envelope envelope;

	private volatile Clock.@Nullable Alarm alarm;

	private Timer(Subject<?> destination, Envelope envelope) {
		this.destination = destination;
		this.envelope = envelope;
	}

	static Timer start(Node node, Subject<?> destination, Duration delay, Envelope envelope) {
		Timer timer = new Timer(destination, envelope);
		long nanos = Nanos.of(delay, "delay");
		Current.checkAlive();
		Clock.Alarm alarm = node.clock().schedule(nanos, timer::fire);
		timer.alarm = alarm;
		Peer mortal = timer.mortal();
		if (mortal != null) {
			if (!mortal.watch(timer)) {
				alarm.cancel();
			}
			else if (!alarm.isPending()) {
				mortal.unwatch(timer);
			}
		}
		return timer;
	}

	/**
	 * Whose end makes the timer void; null for a name, which is looked up at the time.
	 */
	private @Nullable Peer mortal() {
		return (this.destination instanceof LocalSubject<?> local) ? local.process() : null;
	}

	private void fire() {
		forget();
		switch (this.destination) {
			case LocalSubject<?> local -> local.sendLate(this.envelope);
			case NamedSubject<?> named -> named.sendLate(this.envelope);
			case AddressedSubject<?> addressed -> addressed.sendLate(this.envelope);
			default -> throw new AssertionError(this.destination);
		}
	}

	private void forget() {
		Peer mortal = mortal();
		if (mortal != null) {
			mortal.unwatch(this);
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
