package dev.actor.pool;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import dev.actor.ActorSystem;
import dev.actor.process.CallTimeoutException;
import dev.actor.process.ExitReason;
import dev.actor.process.Name;
import dev.actor.process.NoProcessException;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.supervisor.SupervisorSpec;
import dev.actor.test.ActorSystemTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@ActorSystemTest
class PoolTests {

	private static final Duration SOON = Duration.ofSeconds(10);

	/** Holds a worker until it may go on. */
	record Gate(CountDownLatch begun, CountDownLatch open) {

		Gate() {
			this(new CountDownLatch(1), new CountDownLatch(1));
		}

		String pass() throws InterruptedException {
			this.begun.countDown();
			this.open.await();
			return "passed";
		}

	}

	private static String work(Object job) throws Exception {
		return switch (job) {
			case Gate gate -> gate.pass();
			case Exception failure -> throw failure;
			default -> job + " by " + Process.current().pid();
		};
	}

	private static PoolSpec<Object, String> spec(int size) {
		return PoolSpec.of("pool", size, PoolTests::work);
	}

	@Test
	void eachJobGetsItsOwnAnswer(ActorSystem system) throws Exception {
		Pool<Integer, Integer> pool = PoolSpec.<Integer, Integer>of("doublers", 4, (job) -> 2 * job)
			.queue(10_000)
			.start(system);

		List<CompletableFuture<Integer>> results = IntStream.range(0, 5000)
			.mapToObj((job) -> pool.submit(job, SOON))
			.toList();
		for (int i = 0; i < results.size(); i++) {
			assertThat(results.get(i).get(10, TimeUnit.SECONDS)).isEqualTo(2 * i);
		}
		assertThat(pool.run(21, SOON)).isEqualTo(42);
	}

	@Test
	void neverMoreJobsRunThanThereAreWorkersAndAllOfThemWork(ActorSystem system) throws Exception {
		AtomicInteger running = new AtomicInteger();
		AtomicInteger most = new AtomicInteger();
		CountDownLatch allBusy = new CountDownLatch(3);
		Pool<Integer, Integer> pool = PoolSpec.<Integer, Integer>of("three", 3, (job) -> {
			most.accumulateAndGet(running.incrementAndGet(), Math::max);
			allBusy.countDown();
			// Ends only if three work at the same time.
			assertThat(allBusy.await(10, TimeUnit.SECONDS)).isTrue();
			running.decrementAndGet();
			return job;
		}).start(system);

		CompletableFuture
			.allOf(IntStream.range(0, 100).mapToObj((job) -> pool.submit(job, SOON)).toArray(CompletableFuture[]::new))
			.get(10, TimeUnit.SECONDS);

		assertThat(most).hasValue(3);
	}

	@Test
	void roundRobinGivesEachWorkerItsTurn(ActorSystem system) throws Exception {
		Pool<Object, String> pool = spec(3).roundRobin().start(system);

		List<CompletableFuture<String>> results = IntStream.range(0, 7)
			.mapToObj((job) -> pool.submit("job", SOON))
			.toList();
		Map<String, Integer> loads = new ConcurrentHashMap<>();
		for (CompletableFuture<String> result : results) {
			loads.merge(result.get(10, TimeUnit.SECONDS), 1, Integer::sum);
		}
		assertThat(loads.values()).containsExactlyInAnyOrder(3, 2, 2);
	}

	@Test
	void theSameKeyGoesToTheSameWorkerInOrder(ActorSystem system) throws Exception {
		Map<Integer, List<Integer>> seen = new ConcurrentHashMap<>();
		Map<Integer, Pid> by = new ConcurrentHashMap<>();
		Pool<Integer, Boolean> pool = PoolSpec.<Integer, Boolean>of("keyed", 4, (job) -> {
			int key = job % 10;
			seen.computeIfAbsent(key, (k) -> new ArrayList<>()).add(job);
			Pid me = Process.current().pid();
			return by.computeIfAbsent(key, (k) -> me).equals(me);
		}).byKey((job) -> job % 10).queue(2000).start(system);

		List<CompletableFuture<Boolean>> results = IntStream.range(0, 1000)
			.mapToObj((job) -> pool.submit(job, SOON))
			.toList();
		for (CompletableFuture<Boolean> result : results) {
			assertThat(result.get(10, TimeUnit.SECONDS)).isTrue();
		}
		assertThat(seen).hasSize(10).allSatisfy((key, jobs) -> assertThat(jobs).isSorted().hasSize(100));
	}

	@Test
	void aWorkerThatDiesFailsItsJobAtOnceAndTheOthersAreDone(ActorSystem system) throws Exception {
		for (PoolSpec<Object, String> spec : List.of(spec(1), spec(1).roundRobin(), spec(1).byKey(Object::hashCode))) {
			Pool<Object, String> pool = spec.start(system);
			Gate gate = new Gate();
			CompletableFuture<String> killed = pool.submit(gate, SOON);
			gate.begun().await();
			CompletableFuture<String> crashed = pool.submit(new IllegalStateException("bad job"), SOON);
			CompletableFuture<String> waiting = pool.submit("job", SOON);
			Pid worker = system.lookup(Name.of("pool.0")).orElseThrow();

			worker.kill();

			assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> killed.get(10, TimeUnit.SECONDS))
				.withCauseInstanceOf(JobFailedException.class)
				.satisfies(
						(ex) -> assertThat(((JobFailedException) ex.getCause()).reason()).isEqualTo(ExitReason.KILLED));
			assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> crashed.get(10, TimeUnit.SECONDS))
				.withRootCauseInstanceOf(IllegalStateException.class)
				.withStackTraceContaining("bad job");
			assertThat(waiting.get(10, TimeUnit.SECONDS)).startsWith("job by").doesNotContain(worker.toString());
			// The last result is told before it is counted.
			assertThat(pool.status(SOON)).extracting(PoolStatus::workers, PoolStatus::waiting, PoolStatus::failed)
				.containsExactly(1, 0, 2L);
			stop(system);
		}
	}

	private static void stop(ActorSystem system) {
		assertThat(system.stop(system.lookup(Name.of("pool")).orElseThrow(), SOON)).isTrue();
	}

	@Test
	void aFullQueueRefusesTheJob(ActorSystem system) throws Exception {
		Pool<Object, String> pool = spec(1).queue(2).start(system);
		Gate gate = new Gate();
		CompletableFuture<String> first = pool.submit(gate, SOON);
		gate.begun().await();
		List<CompletableFuture<String>> waiting = List.of(pool.submit("a", SOON), pool.submit("b", SOON));

		assertThatExceptionOfType(PoolFullException.class).isThrownBy(() -> pool.run("c", SOON))
			.withMessageContaining("'pool'")
			.withMessageContaining("2 jobs");
		assertThat(pool.status(SOON)).isEqualTo(new PoolStatus(1, 1, 2, 0, 0, 1, 0));

		gate.open().countDown();
		assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo("passed");
		for (CompletableFuture<String> job : waiting) {
			assertThat(job.get(10, TimeUnit.SECONDS)).contains("by");
		}
	}

	@Test
	void aPoolWithoutAQueueNeedsAFreeWorker(ActorSystem system) throws Exception {
		Pool<Object, String> pool = spec(1).queue(0).start(system);
		Gate gate = new Gate();
		CompletableFuture<String> first = pool.submit(gate, SOON);
		gate.begun().await();
		assertThatExceptionOfType(PoolFullException.class).isThrownBy(() -> pool.run("c", SOON));
		gate.open().countDown();
		assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo("passed");
	}

	@Test
	void aJobWhoseCallerHasGoneIsNotDone(ActorSystem system) throws Exception {
		Pool<Object, String> pool = spec(1).start(system);
		Gate gate = new Gate();
		CompletableFuture<String> first = pool.submit(gate, SOON);
		gate.begun().await();
		Gate never = new Gate();

		assertThatExceptionOfType(CallTimeoutException.class).isThrownBy(() -> pool.run(never, Duration.ofMillis(50)));
		gate.open().countDown();
		assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo("passed");

		assertThat(pool.run("after", SOON)).startsWith("after");
		assertThat(never.begun().getCount()).isEqualTo(1);
		assertThat(pool.status(SOON)).extracting(PoolStatus::expired).isEqualTo(1L);
	}

	@Test
	void workersHaveSomethingOfTheirOwn(ActorSystem system) throws Exception {
		AtomicInteger made = new AtomicInteger();
		Pool<Object, String> pool = PoolSpec.<Object, String>ofEach("pool", 2, () -> {
			int own = made.incrementAndGet();
			return (job) -> {
				if (job instanceof Exception failure) {
					throw failure;
				}
				return "connection " + own;
			};
		}).roundRobin().start(system);

		assertThat(List.of(pool.run("a", SOON), pool.run("b", SOON))).containsExactly("connection 1", "connection 2");
		assertThatExceptionOfType(JobFailedException.class)
			.isThrownBy(() -> pool.run(new IllegalStateException("lost"), SOON));
		assertThat(pool.run("b", SOON)).isEqualTo("connection 2");
		assertThat(pool.run("a", SOON)).isEqualTo("connection 3");
	}

	@Test
	void aPoolIsAPartOfATreeAndItsHandleOutlivesIt(ActorSystem system) {
		PoolSpec<Object, String> spec = spec(2);
		Pool<Object, String> pool = spec.handle(system);
		assertThatExceptionOfType(NoProcessException.class).isThrownBy(() -> pool.run("job", SOON));

		system.start(SupervisorSpec.oneForOne("top").child(spec.childSpec()));
		assertThat(pool.run("job", SOON)).startsWith("job by");
		assertThat(pool.size()).isEqualTo(2);

		system.lookup(spec.dispatcher()).orElseThrow().kill();
		String result = null;
		while (result == null) {
			try {
				result = pool.run("again", SOON);
			}
			catch (NoProcessException ex) {
				Thread.onSpinWait();
			}
		}
		assertThat(result).startsWith("again by");
		// The first worker is at work before the second one is started again.
		while (pool.status(SOON).workers() < 2) {
			Thread.onSpinWait();
		}
	}

	@Test
	void whatCannotBeIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> spec(0)).withMessageContaining("'size'");
		assertThatIllegalArgumentException().isThrownBy(() -> spec(1).queue(-1)).withMessageContaining("'queue'");
	}

	@Test
	void underRandomCrashesEveryJobHasOneEnd(ActorSystem system) {
		Pool<Integer, Integer> pool = PoolSpec.<Integer, Integer>of("pool", 4, (job) -> {
			if (job % 7 == 0) {
				throw new IllegalStateException("job " + job);
			}
			if (job % 11 == 0) {
				throw Process.current().exit(ExitReason.NORMAL);
			}
			return job;
		}).queue(5000).intensity(10_000, SOON).start(system);

		List<CompletableFuture<Integer>> results = IntStream.range(1, 2000)
			.mapToObj((job) -> pool.submit(job, Duration.ofSeconds(60)))
			.toList();
		for (int job = 1; job < 2000; job++) {
			CompletableFuture<Integer> result = results.get(job - 1);
			if (job % 7 == 0 || job % 11 == 0) {
				assertThatExceptionOfType(CompletionException.class).isThrownBy(result::join)
					.withCauseInstanceOf(JobFailedException.class);
			}
			else {
				assertThat(result.join()).isEqualTo(job);
			}
		}
	}

}
