package dev.actor.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;

import dev.actor.Stress;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Alarms that are set and taken back by several threads about the time when they ring.
 */
class TimerWheelTests {

	/** One alarm, and what came of it. */
	private static final class Ring implements Runnable {

		private final long due;

		private final AtomicInteger rung = new AtomicInteger();

		private volatile boolean early;

		private volatile boolean cancelled;

		private volatile Clock.Alarm alarm;

		private Ring(long delay) {
			this.due = System.nanoTime() + delay;
		}

		@Override
		public void run() {
			if (System.nanoTime() - this.due < 0) {
				this.early = true;
			}
			this.rung.incrementAndGet();
		}

		private boolean isOver() {
			return this.cancelled || this.rung.get() > 0;
		}

	}

	@Test
	void eachAlarmRingsOnceOrIsTakenBack() throws Exception {
		SplittableRandom random = Stress.random("eachAlarmRingsOnceOrIsTakenBack");
		try (TimerWheel wheel = new TimerWheel("stress")) {
			long deadline = Stress.deadline();
			List<Thread> threads = new ArrayList<>();
			List<String> wrong = new ArrayList<>();
			for (int i = 0; i < 3; i++) {
				SplittableRandom own = random.split();
				threads.add(Thread.ofPlatform().daemon().start(() -> {
					while (!Stress.isOver(deadline)) {
						String verdict = round(wheel, own);
						if (!verdict.isEmpty()) {
							synchronized (wrong) {
								wrong.add(verdict);
							}
							return;
						}
					}
				}));
			}
			for (Thread thread : threads) {
				thread.join();
			}
			assertThat(wrong).isEmpty();
		}
	}

	private static String round(TimerWheel wheel, SplittableRandom random) {
		List<Ring> rings = new ArrayList<>();
		for (int i = 0; i < 200; i++) {
			// Mostly about now, some at another level of the wheel.
			int delay = random.nextInt((i % 20 == 0) ? 150_000_000 : 4_000_000);
			Ring ring = new Ring(delay);
			ring.alarm = wheel.schedule(delay, ring);
			rings.add(ring);
			Stress.spin(random.nextInt(5000));
			Ring some = rings.get(random.nextInt(rings.size()));
			if (random.nextInt(3) > 0 && some.alarm.cancel()) {
				if (some.cancelled) {
					return "taken back twice";
				}
				some.cancelled = true;
			}
		}
		for (Ring ring : rings) {
			if (random.nextInt(10) == 0 && ring.alarm.cancel()) {
				ring.cancelled = true;
			}
			if (!Quiet.comes(ring::isOver)) {
				return "neither rang nor was taken back";
			}
		}
		for (Ring ring : rings) {
			if (ring.early) {
				return "rang early";
			}
			if (ring.rung.get() + (ring.cancelled ? 1 : 0) != 1) {
				return "rang %d times, taken back: %s".formatted(ring.rung.get(), ring.cancelled);
			}
			if (ring.alarm.isPending() || ring.alarm.cancel()) {
				return "still pending";
			}
		}
		return "";
	}

	@Test
	void neighboursInASlotComeAndGoWithoutHarm() throws Exception {
		Stress.random("neighboursInASlotComeAndGoWithoutHarm");
		try (TimerWheel wheel = new TimerWheel("stress")) {
			long deadline = Stress.deadline();
			while (!Stress.isOver(deadline)) {
				long delay = 10_000_000;
				List<Ring> stay = new ArrayList<>();
				AtomicInteger refused = new AtomicInteger();
				List<Thread> threads = new ArrayList<>();
				for (int t = 0; t < 2; t++) {
					threads.add(Thread.ofPlatform().daemon().start(() -> {
						List<Ring> mine = new ArrayList<>();
						for (int i = 0; i < 2000; i++) {
							Ring ring = new Ring(delay);
							ring.alarm = wheel.schedule(delay, ring);
							Ring goes = new Ring(delay);
							goes.alarm = wheel.schedule(3_600_000_000_000L, goes);
							if (i % 8 == 0) {
								mine.add(ring);
							}
							else if (ring.alarm.isPending() && !ring.alarm.cancel() && ring.rung.get() == 0
									&& !Quiet.comes(ring::isOver)) {
								refused.incrementAndGet();
							}
							if (!goes.alarm.cancel()) {
								refused.incrementAndGet();
							}
						}
						synchronized (stay) {
							stay.addAll(mine);
						}
					}));
				}
				for (Thread thread : threads) {
					thread.join();
				}
				assertThat(refused).as("alarms that did not let themselves be taken back").hasValue(0);
				for (Ring ring : stay) {
					assertThat(Quiet.comes(ring::isOver)).as("the alarm rings").isTrue();
					assertThat(ring.rung).hasValue(1);
				}
			}
		}
	}

	@Test
	void anAlarmThatOvertakesTheOneThatIsWaitedForRingsInTime() throws Exception {
		SplittableRandom random = Stress.random("anAlarmThatOvertakesTheOneThatIsWaitedForRingsInTime");
		try (TimerWheel wheel = new TimerWheel("stress")) {
			long deadline = Stress.deadline();
			while (!Stress.isOver(deadline)) {
				// The clock's thread goes to sleep for an hour, just when a short one is
				// set.
				Clock.Alarm far = wheel.schedule(3_600_000_000_000L, () -> {
				});
				Ring ring = new Ring(0);
				Stress.spin(random.nextInt(20_000));
				wheel.schedule(random.nextInt(1_500_000), ring);
				assertThat(Quiet.comes(ring::isOver)).as("the short alarm rings").isTrue();
				assertThat(far.cancel()).isTrue();
			}
		}
	}

}
