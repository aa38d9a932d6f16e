package dev.actor.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;

import dev.actor.Stress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The workers as a whole, with threads of their own. */
class WorkersTests {

	private static Workers workers(int parallelism) {
		return new Workers("stress", ClassLoader.getSystemClassLoader(), parallelism);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2 })
	void aTaskThatComesAsTheLastWorkerParksIsRun(int parallelism) throws Exception {
		SplittableRandom random = Stress.random("aTaskThatComesAsTheLastWorkerParksIsRun");
		try (Workers workers = workers(parallelism)) {
			List<Thread> injectors = new ArrayList<>();
			AtomicInteger lost = new AtomicInteger();
			for (int i = 0; i < 2; i++) {
				SplittableRandom own = random.split();
				injectors.add(Thread.ofPlatform().daemon().start(() -> inject(workers, own, lost)));
			}
			for (Thread injector : injectors) {
				injector.join();
			}
			assertThat(lost).as("tasks not run").hasValue(0);
			assertThat(Quiet.comes(workers)).as("all workers are idle, and counted as such").isTrue();
		}
	}

	private static void inject(Workers workers, SplittableRandom random, AtomicInteger lost) {
		AtomicInteger ran = new AtomicInteger();
		long deadline = Stress.deadline();
		for (int round = 1; !Stress.isOver(deadline); round++) {
			int expected = round;
			workers.run((seat) -> ran.incrementAndGet(), null);
			if (!Quiet.comes(() -> ran.get() == expected)) {
				lost.incrementAndGet();
				return;
			}
			Stress.spin(random.nextInt(4000));
		}
	}

	@Test
	void whatAWorkerQueuesIsSeenByOneThatParks() throws Exception {
		SplittableRandom random = Stress.random("whatAWorkerQueuesIsSeenByOneThatParks");
		try (Workers workers = workers(2)) {
			AtomicInteger overlooked = new AtomicInteger();
			long deadline = Stress.deadline();
			int begun = 0;
			AtomicInteger ended = new AtomicInteger();
			while (!Stress.isOver(deadline) && overlooked.get() == 0) {
				workers.run((seat) -> {
					queue(workers, random, overlooked);
					ended.incrementAndGet();
				}, null);
				int expected = ++begun;
				assertThat(Quiet.comes(() -> ended.get() == expected)).isTrue();
			}
			assertThat(overlooked).as("tasks in a ring while the other worker sleeps for good").hasValue(0);
		}
	}

	/** A turn of one worker, too short for the overseer to come to the rescue. */
	private static void queue(Workers workers, SplittableRandom random, AtomicInteger overlooked) {
		Worker self = (workers.worker(0).thread() == Thread.currentThread()) ? workers.worker(0) : workers.worker(1);
		Worker other = (self == workers.worker(0)) ? workers.worker(1) : workers.worker(0);
		if (self.thread() != Thread.currentThread()) {
			// A thread of the activation's own, or a worker that was replaced.
			return;
		}
		AtomicInteger ran = new AtomicInteger();
		long begin = System.nanoTime();
		for (int round = 1; System.nanoTime() - begin < 3_000_000; round++) {
			workers.runLater((seat) -> ran.incrementAndGet());
			while (ran.get() < round) {
				// Who parks says so before it looks for work: this one has looked.
				if (other.isParked() && other.thread().getState() == Thread.State.WAITING && self.stealable() > 0
						&& other.isParked()) {
					overlooked.incrementAndGet();
					return;
				}
				if (System.nanoTime() - begin > 3_000_000) {
					return;
				}
				Thread.onSpinWait();
			}
			Stress.spin(random.nextInt(3000));
		}
	}

	@Test
	void aWorkerThatParksAsItIsReplacedEndsAndIsNotCounted() throws Exception {
		SplittableRandom random = Stress.random("aWorkerThatParksAsItIsReplacedEndsAndIsNotCounted");
		try (Workers workers = workers(1)) {
			long deadline = Stress.deadline();
			while (!Stress.isOver(deadline)) {
				Worker worker = workers.worker(0);
				AtomicInteger ran = new AtomicInteger();
				workers.run((seat) -> ran.incrementAndGet(), null);
				assertThat(Quiet.comes(() -> ran.get() == 1)).isTrue();
				Stress.spin(random.nextInt(5000));
				workers.replace(0, worker, false);
				worker.thread().join(Stress.NEVER);
				assertThat(worker.thread().isAlive()).as("the replaced worker sleeps for ever").isFalse();
				assertThat(Quiet.comes(workers)).as("all workers are idle, and counted as such").isTrue();
			}
		}
	}

	@Test
	void everyTaskIsRunOnceWhateverTheOthersDo() throws Exception {
		SplittableRandom random = Stress.random("everyTaskIsRunOnceWhateverTheOthersDo");
		try (Workers workers = workers(2)) {
			long deadline = Stress.deadline();
			while (!Stress.isOver(deadline)) {
				Mixture mixture = new Mixture(workers, 3000);
				Thread one = Thread.ofPlatform().daemon().start(() -> mixture.inject(random.split()));
				mixture.inject(random.split());
				one.join();
				assertThat(Quiet.comes(() -> mixture.left.get() == 0)).as("all tasks were run").isTrue();
				assertThat(mixture.twice()).as("tasks run twice").isZero();
			}
			assertThat(Quiet.comes(workers)).as("all workers are idle, and counted as such").isTrue();
		}
	}

	/** Tasks that start others, compute, or block. */
	private static final class Mixture {

		private final Workers workers;

		private final AtomicIntegerArray runs;

		private final AtomicInteger next = new AtomicInteger();

		private final AtomicInteger left;

		private Mixture(Workers workers, int size) {
			this.workers = workers;
			this.runs = new AtomicIntegerArray(size);
			this.left = new AtomicInteger(size);
		}

		private void inject(SplittableRandom random) {
			while (start(random.split(), false)) {
				Stress.spin(random.nextInt(3000));
			}
		}

		private boolean start(SplittableRandom random, boolean later) {
			int number = this.next.getAndIncrement();
			if (number >= this.runs.length()) {
				return false;
			}
			Activation task = (seat) -> run(number, random);
			if (later) {
				this.workers.runLater(task);
			}
			else {
				this.workers.run(task, Seat.present());
			}
			return true;
		}

		private void run(int number, SplittableRandom random) {
			for (int n = random.nextInt(4); n > 0; n--) {
				start(random.split(), random.nextBoolean());
			}
			switch (random.nextInt(1000)) {
				case 0, 1 -> LockSupport.parkNanos(random.nextInt(4_000_000));
				case 2 -> Stress.spin(random.nextInt(15_000_000));
				default -> Stress.spin(random.nextInt(2000));
			}
			start(random.split(), random.nextBoolean());
			this.runs.incrementAndGet(number);
			this.left.decrementAndGet();
		}

		private int twice() {
			int twice = 0;
			for (int i = 0; i < this.runs.length(); i++) {
				twice += (this.runs.get(i) == 1) ? 0 : 1;
			}
			return twice;
		}

	}

}
