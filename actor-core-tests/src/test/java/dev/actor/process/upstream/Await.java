package dev.actor.process.upstream;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntConsumer;

import dev.actor.process.Down;
import dev.actor.process.Exit;
import dev.actor.process.Monitor;
import dev.actor.process.Process;
import dev.actor.process.Selector;
import dev.actor.process.Subject;

import static org.assertj.core.api.Assertions.assertThat;

/** What tests wait for, and how long. */
final class Await {

	/** The longest wait for something that must come. */
	static final Duration SOON = Duration.ofSeconds(5);

	/** The wait for something that must not come. */
	static final Duration A_WHILE = Duration.ofMillis(100);

	/** A timeout that no test reaches. */
	static final Duration AGES = Duration.ofDays(100);

	static final Selector<Object> ANYTHING = Selector.empty().other((message) -> message);

	private static final int ROUNDS = 1000;

	private static final Duration RACE = Duration.ofSeconds(1);

	private Await() {
	}

	static <M> M message(Process self, Subject<M> subject) {
		return present(self.receive(subject, SOON), "message");
	}

	static Object anything(Process self) {
		return present(self.receive(ANYTHING, SOON), "anything");
	}

	static Down down(Process self, Monitor monitor) {
		return present(self.receive(Selector.<Down>empty().monitor(monitor, (down) -> down), SOON), "DOWN");
	}

	static Exit exit(Process self) {
		return present(self.receive(Selector.<Exit>empty().trappedExits((exit) -> exit), SOON), "EXIT");
	}

	private static <T> T present(Optional<T> received, String what) {
		assertThat(received).as(what).isPresent();
		return received.orElseThrow();
	}

	/** Nothing is in the mailbox, and nothing comes for a while. */
	static void silence(Process self) {
		assertThat(self.receive(ANYTHING, A_WHILE)).as("unexpected message").isEmpty();
	}

	/** A thousand rounds, or fewer if they take too long. */
	static void race(IntConsumer round) {
		long begin = System.nanoTime();
		for (int i = 0; i < ROUNDS && System.nanoTime() - begin < RACE.toNanos(); i++) {
			round.accept(i);
		}
	}

	/** A little work, to move the two sides of a race against each other. */
	static void spin(int round) {
		for (int i = 0; i < (round % 64) * 16; i++) {
			Thread.onSpinWait();
		}
	}

	/** Nobody holds the object any more. */
	static void freed(ReferenceQueue<?> queue, Reference<?> reference) throws InterruptedException {
		Reference<?> freed = null;
		for (int i = 0; i < 50 && freed == null; i++) {
			System.gc();
			freed = queue.remove(A_WHILE.toMillis());
		}
		assertThat((Object) freed).as("what the garbage collector has freed").isSameAs(reference);
	}

}
