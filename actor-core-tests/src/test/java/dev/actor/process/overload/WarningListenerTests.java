package dev.actor.process.overload;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.ActorSpec;
import dev.actor.behavior.Next;
import dev.actor.behavior.Started;
import dev.actor.process.CallTimeoutException;
import dev.actor.process.Pid;
import dev.actor.process.ProcessListener;
import dev.actor.process.Reply;
import dev.actor.process.Subject;
import dev.actor.supervisor.SupervisorSpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** What listeners hear of what people should look into. */
class WarningListenerTests {

	private static final Duration SOON = Duration.ofSeconds(5);

	private static final Duration SHORT = Duration.ofMillis(50);

	private final Recorder recorder = new Recorder();

	private final ActorSystem system = ActorSystem.builder("warnings")
		.stuckHandler(SHORT)
		.listener(this.recorder)
		.build();

	private record Ask(Reply<String> reply) {
	}

	@AfterEach
	void close() {
		this.system.close();
	}

	@Test
	void hearsOnceOfAHandlerThatIsStuckAndWhereItIs() throws InterruptedException {
		CountDownLatch open = new CountDownLatch(1);
		Started<String> stuck = Actor.<Integer, String>of(0, (state, message) -> {
			waitFor(open);
			return Next.state(state);
		}).labelled("stuck").start(this.system);

		stuck.subject().send("wait");

		Stuck told = this.recorder.stuck.poll(5, TimeUnit.SECONDS);
		assertThat(told).isNotNull();
		assertThat(told.pid()).isEqualTo(stuck.pid());
		assertThat(told.label()).isEqualTo("stuck");
		assertThat(told.message()).isEqualTo("wait");
		assertThat(told.nanos()).isGreaterThanOrEqualTo(SHORT.toNanos());
		assertThat(told.stack()).anySatisfy((element) -> assertThat(element.getMethodName()).isEqualTo("waitFor"));
		assertThat(this.recorder.stuck.poll(4 * SHORT.toMillis(), TimeUnit.MILLISECONDS)).isNull();
		open.countDown();
	}

	private static void waitFor(CountDownLatch latch) throws InterruptedException {
		latch.await();
	}

	@Test
	void aBusyActorIsNotStuck() throws InterruptedException {
		// Longer than a thread waits for a processor on a busy machine.
		Duration limit = Duration.ofMillis(400);
		try (ActorSystem patient = ActorSystem.builder("patient").stuckHandler(limit).listener(this.recorder).build()) {
			long begin = System.nanoTime();
			CountDownLatch done = new CountDownLatch(1);
			AtomicReference<Subject<String>> own = new AtomicReference<>();
			own.set(Actor.<Integer, String>of(0, (state, message) -> {
				if (System.nanoTime() - begin < 2 * limit.toNanos()) {
					own.get().send(message);
				}
				else {
					done.countDown();
				}
				return Next.state(state);
			}).start(patient).subject());

			// The same object over and over.
			own.get().send("go on");

			assertThat(done.await(5, TimeUnit.SECONDS)).isTrue();
			assertThat(this.recorder.stuck).isEmpty();
		}
	}

	@Test
	void aHandlerCannotBeStuckFromTheBeginning() {
		assertThatIllegalArgumentException().isThrownBy(() -> ActorSystem.builder("any").stuckHandler(Duration.ZERO))
			.withMessageContaining("stuckHandler");
	}

	@Test
	void hearsOfActorsThatWaitForEachOther() throws InterruptedException {
		AtomicReference<Subject<Ask>> first = new AtomicReference<>();
		Subject<Ask> third = asking("third", first::get);
		Subject<Ask> second = asking("second", () -> third);
		first.set(asking("first", () -> second));

		first.get().callAsync(Ask::new, SOON);

		List<Pid> cycle = this.recorder.cycles.poll(5, TimeUnit.SECONDS);
		assertThat(cycle).isNotNull();
		assertThat(cycle).extracting(Pid::label).containsExactly("third", "first", "second");
		assertThat(this.recorder.cycles).isEmpty();
	}

	@Test
	void hearsOfTwoActorsThatBeginToWaitForEachOtherAtTheSameTime() throws InterruptedException {
		for (int i = 0; i < 50; i++) {
			AtomicReference<Subject<Ask>> left = new AtomicReference<>();
			Subject<Ask> right = asking("right", left::get);
			left.set(asking("left", () -> right));

			left.get().callAsync(Ask::new, SOON);
			right.callAsync(Ask::new, SOON);

			List<Pid> cycle = this.recorder.cycles.poll(5, TimeUnit.SECONDS);
			assertThat(cycle).extracting(Pid::label).containsExactlyInAnyOrder("left", "right");
			cycle.forEach(Pid::kill);
			this.recorder.cycles.clear();
		}
	}

	@Test
	void whoHasAnsweredMayCallItsCaller() throws InterruptedException {
		record Round(boolean asks, Reply<String> reply) {
		}
		AtomicReference<Subject<Round>> caller = new AtomicReference<>();
		Semaphore over = new Semaphore(0);
		Subject<Ask> polite = Actor.<Integer, Ask>of(0, (state, ask) -> {
			ask.reply().send("here you are");
			caller.get().<String>call((reply) -> new Round(false, reply), SOON);
			over.release();
			return Next.state(state);
		}).start(this.system).subject();
		caller.set(Actor.<Integer, Round>of(0, (state, round) -> {
			round.reply().send(round.asks() ? polite.call(Ask::new, SOON) : "nothing to do");
			return Next.state(state);
		}).start(this.system).subject());

		for (int i = 0; i < 1000; i++) {
			caller.get().<String>call((reply) -> new Round(true, reply), SOON);
			assertThat(over.tryAcquire(5, TimeUnit.SECONDS)).isTrue();
		}

		assertThat(this.recorder.cycles).isEmpty();
	}

	/** Answers when it has the answer of the next one. */
	private Subject<Ask> asking(String label, Supplier<Subject<Ask>> next) {
		return Actor.<Integer, Ask>of(0, (state, ask) -> {
			ask.reply().send(next.get().call(Ask::new, Duration.ofSeconds(1)));
			return Next.state(state);
		}).labelled(label).start(this.system).subject();
	}

	@Test
	void hearsOfARequestThatIsHandledWithoutAnAnswer() throws InterruptedException {
		Subject<Ask> silent = Actor.<Integer, Ask>of(0, (state, ask) -> Next.state(state))
			.labelled("silent")
			.start(this.system)
			.subject();

		assertThatExceptionOfType(CallTimeoutException.class).isThrownBy(() -> silent.<String>call(Ask::new, SHORT));
		assertThat(this.recorder.unanswered.poll(5, TimeUnit.SECONDS)).isEqualTo("silent Ask");
		silent.callAsync(Ask::new, SHORT);
		assertThat(this.recorder.unanswered.poll(5, TimeUnit.SECONDS)).isEqualTo("silent Ask");
	}

	@Test
	void whoIsBusyMayStillAnswer() {
		CountDownLatch open = new CountDownLatch(1);
		Subject<Ask> busy = Actor.<Integer, Ask>of(0, (state, ask) -> {
			open.await();
			return Next.state(state);
		}).start(this.system).subject();

		assertThatExceptionOfType(CallTimeoutException.class).isThrownBy(() -> busy.<String>call(Ask::new, SHORT));

		assertThat(this.recorder.unanswered).isEmpty();
		open.countDown();
	}

	@Test
	void hearsOfAnActorThatIsBelowNothing() throws InterruptedException {
		ActorSpec<String> child = ActorSpec.of("child", 0, (state, message) -> Next.state(state));
		this.system.start(SupervisorSpec.oneForOne("parent").child(child));
		this.system.spawn((self) -> Actor.<Integer, String>of(0, (state, message) -> Next.state(state))
			.labelled("helper")
			.start(self));

		this.system.start(ActorSpec.of("alone", 0, (state, message) -> Next.state(state)));

		assertThat(this.recorder.unsupervised.poll(5, TimeUnit.SECONDS)).isEqualTo("alone");
		assertThat(this.recorder.unsupervised).isEmpty();
	}

	private record Stuck(Pid pid, String label, Object message, long nanos, List<StackTraceElement> stack) {
	}

	private static final class Recorder implements ProcessListener {

		private final BlockingQueue<Stuck> stuck = new LinkedBlockingQueue<>();

		private final BlockingQueue<List<Pid>> cycles = new LinkedBlockingQueue<>();

		private final BlockingQueue<String> unanswered = new LinkedBlockingQueue<>();

		private final BlockingQueue<String> unsupervised = new LinkedBlockingQueue<>();

		@Override
		public void stuckHandler(Pid pid, String label, Object message, long nanos, List<StackTraceElement> stack) {
			this.stuck.add(new Stuck(pid, label, message, nanos, stack));
		}

		@Override
		public void callCycle(List<Pid> cycle) {
			this.cycles.add(cycle);
		}

		@Override
		public void unanswered(Pid callee, String label, Object request) {
			this.unanswered.add(label + " " + request.getClass().getSimpleName());
		}

		@Override
		public void unsupervised(Pid pid, String label) {
			this.unsupervised.add(label);
		}

	}

}
