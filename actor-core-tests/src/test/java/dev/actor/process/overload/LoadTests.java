package dev.actor.process.overload;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.Next;
import dev.actor.process.Process;
import dev.actor.process.Subject;
import dev.actor.process.Timer;
import dev.actor.test.ActorSystemTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@ActorSystemTest
class LoadTests {

	private static final Duration SOON = Duration.ofSeconds(5);

	@Test
	void countsTheTimersThatWaitForTheirTime(ActorSystem system, Process self) {
		Subject<String> inbox = self.subject();
		List<Timer> timers = new ArrayList<>();

		for (int i = 0; i < 100; i++) {
			timers.add(inbox.sendAfter(Duration.ofDays(i + 1), "later"));
		}
		inbox.sendAfter(Duration.ofMillis(1), "now");
		assertThat(self.receive(inbox, SOON)).isPresent();

		assertThat(system.load().timers()).isEqualTo(100);
		timers.forEach(Timer::cancel);
		assertThat(system.load().timers()).isZero();
	}

	@Test
	void countsWhatWaitsForAThread() {
		try (ActorSystem narrow = ActorSystem.builder("narrow").parallelism(1).build()) {
			List<Subject<String>> others = List.of(actor(narrow), actor(narrow), actor(narrow));
			BlockingQueue<Integer> queued = new LinkedBlockingQueue<>();
			CountDownLatch looks = new CountDownLatch(100);
			Subject<String> busy = Actor.<Integer, String>of(0, (state, message) -> {
				others.forEach((other) -> other.send(message));
				queued.add(narrow.load().queued());
				looks.countDown();
				return Next.state(state);
			}).start(narrow).subject();

			for (int i = 0; i < 100; i++) {
				busy.send("look");
			}

			assertThat(await(looks)).isTrue();
			assertThat(queued).contains(3).allSatisfy((number) -> assertThat(number).isBetween(0, 4));
			assertThat(narrow.load().parallelism()).isOne();
		}
	}

	@Test
	void countsTheThreadsThatStandInForBlockedOnes(ActorSystem system) {
		int many = 3 * system.load().parallelism();
		CountDownLatch blocked = new CountDownLatch(many);
		CountDownLatch open = new CountDownLatch(1);
		CountDownLatch done = new CountDownLatch(many);
		assertThat(system.load().standIns()).isZero();

		for (int i = 0; i < many; i++) {
			Actor.<Integer, String>of(0, (state, message) -> {
				blocked.countDown();
				open.await();
				done.countDown();
				return Next.stop();
			}).start(system).subject().send("block");
		}

		assertThat(await(blocked)).isTrue();
		// All of them run, but the usual threads are fewer.
		assertThat(system.load().standIns()).isBetween(many - system.load().parallelism(), many);
		open.countDown();
		assertThat(await(done)).isTrue();
	}

	private static Subject<String> actor(ActorSystem system) {
		return Actor.<Integer, String>of(0, (state, message) -> Next.state(state)).start(system).subject();
	}

	private static boolean await(CountDownLatch latch) {
		try {
			return latch.await(SOON.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

}
