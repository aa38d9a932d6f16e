package dev.actor.task;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.actor.ActorSystem;
import dev.actor.process.ExitReason;
import dev.actor.process.Monitor;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** Group V: many tasks, a few at a time. */
@ActorSystemTest
class TaskStreamTests {

	private static <R> List<R> values(List<TaskResult<R>> results) {
		return results.stream().map(TaskResult::orElseThrow).toList();
	}

	private static Integer sleep(Integer input) {
		Process.current().sleep(Probe.AGES);
		return input;
	}

	@Test
	@Rule("R394")
	void resultsAreInTheOrderOfTheInputs(Process self) {
		List<Integer> inputs = IntStream.range(0, 200).boxed().toList();

		List<TaskResult<Integer>> results = Task.stream(inputs, (Integer input) -> {
			Probe.spin(200 - input);
			return input * 2;
		}).maxConcurrency(8).toList(self);

		assertThat(values(results)).isEqualTo(inputs.stream().map((input) -> input * 2).toList());
		Probe.nothingLeft(self);
	}

	@Test
	@Rule("R394")
	void unorderedResultsComeAsTheyAreReady(Process self) {
		List<CompletableFuture<String>> inputs = Stream.generate(() -> new CompletableFuture<String>())
			.limit(3)
			.toList();
		List<String> results = new ArrayList<>();
		inputs.get(2).complete("third");

		try (Stream<TaskResult<String>> open = Task.stream(inputs, CompletableFuture<String>::get)
			.maxConcurrency(3)
			.timeout(Probe.AGES)
			.unordered()
			.open(self)) {
			Iterator<TaskResult<String>> iterator = open.iterator();
			results.add(iterator.next().orElseThrow());
			inputs.get(0).complete("first");
			results.add(iterator.next().orElseThrow());
			inputs.get(1).complete("second");
			results.add(iterator.next().orElseThrow());
			assertThat(iterator.hasNext()).isFalse();
		}

		assertThat(results).containsExactly("third", "first", "second");
	}

	@Test
	@Rule("R394")
	void neverMoreThanAllowedRun(Process self) {
		for (int limit : new int[] { 1, 3, 7 }) {
			AtomicInteger running = new AtomicInteger();
			AtomicInteger most = new AtomicInteger();
			TaskStream<Integer, Integer> stream = Task
				.stream(() -> IntStream.range(0, 300).iterator(), (Integer input) -> {
					most.accumulateAndGet(running.incrementAndGet(), Math::max);
					Process.current().sleep(Duration.ofNanos(1000));
					running.decrementAndGet();
					return input;
				})
				.maxConcurrency(limit);

			assertThat(stream.toList(self)).hasSize(300);
			assertThat(stream.unordered().toList(self)).hasSize(300);

			assertThat(most.get()).isBetween(1, limit);
		}
	}

	@Test
	@Rule("R394")
	void asManyAsAllowedRunAtATime(Process self) {
		int limit = 4;
		Semaphore together = new Semaphore(0);

		List<TaskResult<Integer>> results = Task.stream(List.of(1, 2, 3, 4), (Integer input) -> {
			together.release();
			together.acquire(limit);
			together.release(limit);
			return input;
		}).maxConcurrency(limit).toList(self);

		assertThat(values(results)).containsExactly(1, 2, 3, 4);
	}

	@Test
	@Rule("R394")
	void inputsArePulledWhenThereIsRoom(Process self) {
		AtomicInteger pulled = new AtomicInteger();
		Stream<Integer> endless = Stream.generate(pulled::incrementAndGet);

		TaskStream<Integer, Integer> stream = Task.stream(endless, (Integer input) -> input)
			.maxConcurrency(2)
			.unordered();
		assertThat(pulled).hasValue(0);
		try (Stream<TaskResult<Integer>> open = stream.open(self)) {
			Iterator<TaskResult<Integer>> iterator = open.iterator();
			assertThat(pulled).hasValue(0);
			for (int taken = 1; taken <= 20_000; taken++) {
				assertThat(iterator.next()).isInstanceOf(TaskResult.Ok.class);
				assertThat(pulled.get()).isLessThanOrEqualTo(taken + 2);
			}
		}
	}

	@Test
	@Rule("R394")
	void othersGoOnWhileASlowOneIsWaitedFor(Process self) {
		CountDownLatch others = new CountDownLatch(20);

		List<TaskResult<Integer>> results = Task.stream(IntStream.rangeClosed(0, 20).boxed(), (Integer input) -> {
			if (input == 0) {
				others.await();
			}
			others.countDown();
			return input;
		}).maxConcurrency(2).toList(self);

		assertThat(values(results)).isEqualTo(IntStream.rangeClosed(0, 20).boxed().toList());
	}

	@Test
	@Rule("R394")
	void theRestIsStoppedWhenItIsClosed(ActorSystem system, Process self) {
		List<Integer> closed = new ArrayList<>();
		Stream<Integer> inputs = Stream.iterate(0, (i) -> i + 1).onClose(() -> closed.add(1));
		List<TaskResult<Integer>> results;

		try (Stream<TaskResult<Integer>> open = Task
			.stream(inputs, (Integer input) -> (input == 0) ? input : sleep(input))
			.maxConcurrency(5)
			.open(self)) {
			results = open.limit(1).toList();
			assertThat(system.processCount()).isGreaterThan(4);
		}

		assertThat(results).containsExactly(new TaskResult.Ok<>(0));
		assertThat(system.processes()).containsExactly(self.pid());
		assertThat(closed).hasSize(1);
		Probe.nothingLeft(self);
	}

	@Test
	@Rule("R394")
	void aConsumerThatTrapsExitsGetsNoExits(Process self) {
		self.trapExits(true);

		assertThat(Task.stream(List.of(1, 2, 3), (Integer input) -> input).toList(self)).hasSize(3);

		Probe.nothingLeft(self);
	}

	@Test
	@Rule("R394")
	void aFailureIsRaisedWhenItsTurnComesAndStopsTheRest(ActorSystem system, Process self) {
		IllegalStateException thrown = new IllegalStateException("the second");
		List<Integer> seen = new ArrayList<>();

		try (Stream<TaskResult<Integer>> open = Task.stream(List.of(1, 2, 3, 4), (Integer input) -> {
			if (input == 2) {
				throw thrown;
			}
			return (input == 1) ? input : sleep(input);
		}).maxConcurrency(4).open(self)) {
			assertThatExceptionOfType(TaskExitedException.class)
				.isThrownBy(() -> open.forEach((result) -> seen.add(result.orElseThrow())))
				.withCause(thrown);
			// Before the close: nothing may depend on it.
			assertThat(system.processes()).containsExactly(self.pid());
		}

		assertThat(seen).containsExactly(1);
		Probe.nothingLeft(self);
	}

	@Test
	@Rule({ "R394", "R389" })
	void aFailureUnderASupervisorIsAResult(ActorSystem system, Process self) {
		TaskSupervisor tasks = system.start(TaskSupervisorSpec.of("tasks"));

		List<TaskResult<Integer>> results = Task.stream(List.of(1, 2, 3), (Integer input) -> {
			assertThat(Process.current().parent()).isEqualTo(tasks.pid());
			assertThat(Process.current().callers()).containsExactly(self.pid());
			if (input == 2) {
				throw Process.current().exit(ExitReason.abnormal("odd"));
			}
			return input;
		}).under(tasks).toList(self);

		assertThat(results).containsExactly(new TaskResult.Ok<>(1), new TaskResult.Exited<>(ExitReason.abnormal("odd")),
				new TaskResult.Ok<>(3));
		TaskSupervisorTests.noneIsLeft(self, tasks);
		Probe.nothingLeft(self);
	}

	@Test
	@Rule("R395")
	void aTimeoutFailsTheConsumerAndStopsTheRest(ActorSystem system, Process self) {
		assertThatExceptionOfType(TaskTimeoutException.class)
			.isThrownBy(() -> Task.stream(List.of(1, 2), TaskStreamTests::sleep)
				.maxConcurrency(2)
				.timeout(Probe.A_WHILE)
				.toList(self))
			.withMessageContaining("100 ms");

		assertThat(system.processes()).containsExactly(self.pid());
		Probe.nothingLeft(self);
	}

	@Test
	@Rule("R395")
	void aTimeoutKillsTheTaskAloneIfToldSo(ActorSystem system, Process self) {
		List<TaskResult<Integer>> results = Task
			.stream(List.of(1, 2, 3), (Integer input) -> (input == 2) ? sleep(input) : input)
			.maxConcurrency(2)
			.timeout(Probe.A_WHILE)
			.killOnTimeout()
			.toList(self);

		assertThat(results).hasSize(3);
		assertThat(results.get(0)).isEqualTo(new TaskResult.Ok<>(1));
		assertThat(results.get(2)).isEqualTo(new TaskResult.Ok<>(3));
		assertThatExceptionOfType(TaskExitedException.class).isThrownBy(() -> results.get(1).orElseThrow())
			.withCauseInstanceOf(TaskTimeoutException.class);
		assertThat(system.processes()).containsExactly(self.pid());
		Probe.nothingLeft(self);
	}

	@Test
	@Rule("R394")
	void tasksDieWithTheirConsumer(ActorSystem system, Process self) {
		TaskSupervisor tasks = system.start(TaskSupervisorSpec.of("tasks"));
		TaskStream<Integer, Integer> stream = Task.stream(List.of(1, 2, 3), TaskStreamTests::sleep).maxConcurrency(3);
		for (TaskStream<Integer, Integer> each : List.of(stream, stream.under(tasks))) {
			Probe.race((round) -> {
				Monitor consumer = self.spawnMonitored(each::toList);
				Probe.spin(round * 30);
				consumer.pid().kill();
				Probe.down(self, consumer);
			});
			List<Pid> known = List.of(self.pid(), tasks.pid().orElseThrow());
			system.processes().stream().filter((pid) -> !known.contains(pid)).forEach((pid) -> Probe.down(self, pid));
			assertThat(system.processes()).hasSameElementsAs(known);
		}
	}

	@Test
	@Rule("R394")
	void belongsToWhoeverOpensIt(ActorSystem system, Process self) {
		TaskStream<Integer, List<Pid>> stream = Task.stream(List.of(1), (Integer input) -> Process.current().callers());
		Probe consumer = Probe.start(system);

		List<List<Pid>> first = consumer.ask((process) -> values(stream.toList(process)));
		assertThat(first).containsExactly(List.of(consumer.pid()));
		assertThat(values(stream.toList(self))).containsExactly(List.of(self.pid()));

		Stream<TaskResult<List<Pid>>> theirs = consumer.ask(stream::open);
		assertThatIllegalStateException().isThrownBy(theirs::toList).withMessageContaining(consumer.pid().toString());
	}

	@Test
	@Rule("R394")
	void aFailureOfTheInputStopsWhatRuns(ActorSystem system, Process self) {
		IllegalStateException broken = new IllegalStateException("broken input");
		Stream<Integer> inputs = Stream.iterate(1, (i) -> i + 1).peek((i) -> {
			if (i == 3) {
				throw broken;
			}
		});

		assertThatIllegalStateException()
			.isThrownBy(() -> Task.stream(inputs, TaskStreamTests::sleep).maxConcurrency(5).toList(self))
			.isSameAs(broken);

		assertThat(system.processes()).containsExactly(self.pid());
	}

	@Test
	@Rule("R394")
	void nothingGivesNothingAndNoTaskAtATimeIsRefused(Process self) {
		TaskStream<Integer, Integer> stream = Task.stream(List.<Integer>of(), (Integer input) -> input);

		assertThat(stream.toList(self)).isEmpty();
		assertThatIllegalArgumentException().isThrownBy(() -> stream.maxConcurrency(0))
			.withMessageContaining("'maxConcurrency'");
		assertThatIllegalArgumentException().isThrownBy(() -> stream.timeout(Probe.SOON.negated()))
			.withMessageContaining("'timeout'");
	}

}
