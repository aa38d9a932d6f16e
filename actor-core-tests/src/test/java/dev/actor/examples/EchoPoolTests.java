package dev.actor.examples;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.actor.ActorSystem;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.Subject;
import dev.actor.test.ActorSystemTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** The example {@link EchoPool}. */
@ActorSystemTest
class EchoPoolTests {

	private static final Duration SOON = Duration.ofSeconds(5);

	@Test
	void aPoolHasAsManyWorkersAsItsSize(ActorSystem system) {
		List<Subject<Echo.Message>> pool = EchoPool.workerPool(system, 5, (i) -> (line) -> {
		});

		assertThat(pool.stream().map((worker) -> worker.owner().orElseThrow())).hasSize(5)
			.doesNotHaveDuplicates()
			.allMatch(Pid::isAlive);
		assertThat(system.processCount()).isEqualTo(6);
	}

	@Test
	void aPoolOfSizeZeroHasNoWorker(ActorSystem system) {
		assertThat(EchoPool.workerPool(system, 0, (i) -> (line) -> {
		})).isEmpty();
		assertThat(system.processCount()).isEqualTo(1);
		assertThatIllegalArgumentException().isThrownBy(() -> EchoPool.workerPool(system, -1, (i) -> (line) -> {
		})).withMessageContaining("'size'").withMessageContaining("-1");
	}

	@Test
	void jobsGoRoundAndEachWorkerKeepsTheirOrder(Process self) {
		List<Subject<Integer>> pool = List.of(self.subject(), self.subject(), self.subject());

		EchoPool.distributeWork(pool, IntStream.range(0, 7).boxed().toList());

		assertThat(jobs(self, pool.get(0))).containsExactly(0, 3, 6);
		assertThat(jobs(self, pool.get(1))).containsExactly(1, 4);
		assertThat(jobs(self, pool.get(2))).containsExactly(2, 5);
	}

	@Test
	void workersDoWhatIsDistributed(ActorSystem system, Process self) {
		List<Subject<String>> lines = List.of(self.subject(), self.subject());
		List<Subject<Echo.Message>> pool = EchoPool.workerPool(system, 2, (i) -> lines.get(i)::send);

		EchoPool.distributeWork(pool, List.of(new Echo.Message.Ping(), new Echo.Message.Pong(), new Echo.Message.Stop(),
				new Echo.Message.Stop()));

		assertThat(self.receive(lines.get(0), SOON)).hasValue("Received Ping");
		assertThat(self.receive(lines.get(0), SOON)).hasValue("Stopping");
		assertThat(self.receive(lines.get(1), SOON)).hasValue("Received Pong");
		assertThat(self.receive(lines.get(1), SOON)).hasValue("Stopping");
	}

	@Test
	void workForAnEmptyPoolIsAnError() {
		assertThatIllegalArgumentException().isThrownBy(() -> EchoPool.distributeWork(List.of(), List.of("a", "b")))
			.withMessage("The 'pool' is empty; nobody would do the 2 jobs");
		EchoPool.distributeWork(List.of(), List.of());
	}

	private static List<Integer> jobs(Process self, Subject<Integer> worker) {
		return Stream.generate(() -> self.receive(worker, Duration.ZERO))
			.takeWhile(Optional::isPresent)
			.map(Optional::orElseThrow)
			.toList();
	}

}
