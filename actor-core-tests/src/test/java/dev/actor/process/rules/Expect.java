package dev.actor.process.rules;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;

import dev.actor.process.Down;
import dev.actor.process.Exit;
import dev.actor.process.Monitor;
import dev.actor.process.Process;
import dev.actor.process.Selector;
import dev.actor.process.Subject;

import static org.assertj.core.api.Assertions.assertThat;

/** What tests wait for, and how long. */
final class Expect {

	/** The longest wait for something that must come. */
	static final Duration SOON = Duration.ofSeconds(2);

	/** The wait for something that must not come. */
	static final Duration A_WHILE = Duration.ofMillis(100);

	/** A timeout that no test reaches. */
	static final Duration AGES = Duration.ofDays(100);

	static final Selector<Object> ANYTHING = Selector.empty().other((message) -> message);

	private static final int ROUNDS = 1000;

	private static final Duration RACE = Duration.ofMillis(500);

	private static final Duration SLOW_RACE = Duration.ofSeconds(2);

	private Expect() {
	}

	static <M> M message(Process self, Subject<M> subject) {
		return present(self.receive(subject, SOON), "message");
	}

	static Down down(Process self, Monitor monitor) {
		Selector<Down> selector = Selector.<Down>empty().monitor(monitor, (down) -> down);
		return present(self.receive(selector, SOON), "DOWN");
	}

	static Exit exit(Process self) {
		Selector<Exit> selector = Selector.<Exit>empty().trappedExits((exit) -> exit);
		return present(self.receive(selector, SOON), "EXIT");
	}

	private static <T> T present(Optional<T> received, String what) {
		assertThat(received).as(what).isPresent();
		return received.orElseThrow();
	}

	/** Nothing is in the mailbox, and nothing comes for a while. */
	static void silence(Process self) {
		assertThat(self.receive(ANYTHING, A_WHILE)).as("unexpected message").isEmpty();
	}

	/** A thousand rounds and half a second, or two seconds if the rounds are slow. */
	static void race(IntConsumer round) {
		long begin = System.nanoTime();
		long nanos = 0;
		for (int i = 0; nanos < ((i < ROUNDS) ? SLOW_RACE : RACE).toNanos(); i++) {
			round.accept(i);
			nanos = System.nanoTime() - begin;
		}
	}

	/** A little work, to move the two sides of a race against each other. */
	static void spin(int round) {
		for (int i = 0; i < (round % 64) * 16; i++) {
			Thread.onSpinWait();
		}
	}

	/** The middle one of many, so that one hiccup of the machine does not count. */
	static Duration median(LongSupplier nanos) {
		long[] measured = new long[21];
		Arrays.setAll(measured, (index) -> nanos.getAsLong());
		Arrays.sort(measured);
		return Duration.ofNanos(measured[measured.length / 2]);
	}

}
