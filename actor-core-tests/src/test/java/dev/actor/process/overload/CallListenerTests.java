package dev.actor.process.overload;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.Next;
import dev.actor.inspect.Sys;
import dev.actor.process.Address;
import dev.actor.process.AttachedProcess;
import dev.actor.process.CallInterruptedException;
import dev.actor.process.CallOutcome;
import dev.actor.process.CallTimeoutException;
import dev.actor.process.MailboxFullException;
import dev.actor.process.MailboxLimit;
import dev.actor.process.Name;
import dev.actor.process.NoProcessException;
import dev.actor.process.Pid;
import dev.actor.process.ProcessListener;
import dev.actor.process.Reply;
import dev.actor.process.Subject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What listeners hear of calls and of waiting messages. */
class CallListenerTests {

	private static final Duration SOON = Duration.ofSeconds(5);

	private static final Duration SHORT = Duration.ofMillis(20);

	private final Recorder recorder = new Recorder();

	private final ActorSystem system = ActorSystem.builder("calls").listener(this.recorder).build();

	private record Ask(boolean answer, Reply<String> reply) {
	}

	@AfterEach
	void close() {
		this.system.close();
	}

	@Test
	void hearsOfACallThatIsAnswered() throws InterruptedException {
		Subject<Ask> oracle = oracle();

		oracle.<String>call((reply) -> new Ask(true, reply), SOON);

		assertThat(next()).isEqualTo(new Called(oracle.owner().orElseThrow(), CallOutcome.ANSWERED));
	}

	@Test
	void hearsOfACallThatTimesOut() throws InterruptedException {
		Subject<Ask> oracle = oracle();

		assertThatExceptionOfType(CallTimeoutException.class)
			.isThrownBy(() -> oracle.<String>call((reply) -> new Ask(false, reply), SHORT));

		assertThat(next()).isEqualTo(new Called(oracle.owner().orElseThrow(), CallOutcome.TIMED_OUT));
	}

	@Test
	void hearsOfACallOfAProcessThatHasEnded() throws InterruptedException {
		Subject<Ask> oracle = oracle();
		Pid pid = oracle.owner().orElseThrow();
		pid.kill();

		assertThatExceptionOfType(NoProcessException.class)
			.isThrownBy(() -> oracle.<String>call((reply) -> new Ask(true, reply), SOON));

		assertThat(next()).isEqualTo(new Called(pid, CallOutcome.NO_PROCESS));
	}

	@Test
	void hearsOfACallOfANameAndOfAnAddressWhereNobodyIs() throws InterruptedException {
		Name<Ask> name = Name.of("nobody");
		Address<Ask> address = Optional::empty;

		assertThatExceptionOfType(NoProcessException.class)
			.isThrownBy(() -> this.system.subject(name).<String>call((reply) -> new Ask(true, reply), SOON));
		assertThatExceptionOfType(NoProcessException.class)
			.isThrownBy(() -> this.system.subject(address).<String>callAsync((reply) -> new Ask(true, reply), SOON));

		assertThat(next()).isEqualTo(new Called(name, CallOutcome.NO_PROCESS));
		assertThat(next()).isEqualTo(new Called(address, CallOutcome.NO_PROCESS));
	}

	@Test
	void hearsOfACallThatAFullMailboxRefuses() throws InterruptedException {
		CountDownLatch begun = new CountDownLatch(1);
		CountDownLatch open = new CountDownLatch(1);
		Subject<Ask> full = Actor.<Integer, Ask>of(0, (state, ask) -> {
			begun.countDown();
			open.await();
			return Next.state(state);
		}).mailbox(MailboxLimit.failing(1)).start(this.system).subject();
		CompletableFuture<String> first = full.callAsync((reply) -> new Ask(false, reply), SOON);
		begun.await();
		CompletableFuture<String> second = full.callAsync((reply) -> new Ask(false, reply), SOON);

		assertThatExceptionOfType(MailboxFullException.class)
			.isThrownBy(() -> full.<String>call((reply) -> new Ask(true, reply), SOON));

		assertThat(next()).isEqualTo(new Called(full.owner().orElseThrow(), CallOutcome.REFUSED));
		first.cancel(false);
		assertThat(next()).isEqualTo(new Called(full.owner().orElseThrow(), CallOutcome.ABANDONED));
		second.cancel(false);
		open.countDown();
	}

	@Test
	void hearsOfACallWhoseCallerIsInterrupted() throws InterruptedException {
		Subject<Ask> oracle = oracle();

		Thread.currentThread().interrupt();
		assertThatExceptionOfType(CallInterruptedException.class)
			.isThrownBy(() -> oracle.<String>call((reply) -> new Ask(false, reply), SOON));
		assertThat(Thread.interrupted()).isTrue();

		assertThat(next()).isEqualTo(new Called(oracle.owner().orElseThrow(), CallOutcome.ABANDONED));
	}

	@Test
	void hearsOfCallsThatNobodyWaitsIn() throws InterruptedException {
		Subject<Ask> oracle = oracle();
		Pid pid = oracle.owner().orElseThrow();

		oracle.<String>callAsync((reply) -> new Ask(true, reply), SOON).join();
		assertThat(next()).isEqualTo(new Called(pid, CallOutcome.ANSWERED));
		oracle.<String>callAsync((reply) -> new Ask(false, reply), SHORT);
		assertThat(next()).isEqualTo(new Called(pid, CallOutcome.TIMED_OUT));
		oracle.<String>callAsync((reply) -> new Ask(false, reply), SOON);
		pid.kill();
		assertThat(next()).isEqualTo(new Called(pid, CallOutcome.NO_PROCESS));
		assertThatExceptionOfType(NoProcessException.class)
			.isThrownBy(() -> oracle.<String>callAsync((reply) -> new Ask(true, reply), SOON));
		assertThat(next()).isEqualTo(new Called(pid, CallOutcome.NO_PROCESS));
	}

	@Test
	void hearsNothingOfWhatOperatorsAsk() {
		Subject<Ask> oracle = oracle();

		Sys.of(oracle).status();

		assertThat(this.recorder.calls).isEmpty();
	}

	@Test
	void countsAllCallsAndTimesSome() {
		int many = 10_000;
		Subject<Ask> oracle = oracle();

		for (int i = 0; i < many; i++) {
			oracle.<String>call((reply) -> new Ask(true, reply), SOON);
		}

		assertThat(this.recorder.calls).hasSize(many);
		assertThat(this.recorder.callTimes).isNotEmpty().hasSizeLessThan(many);
		assertThat(this.recorder.callTimes).allSatisfy((nanos) -> assertThat(nanos).isBetween(1L, SOON.toNanos()));
	}

	@Test
	void timesHowLongAMessageWaits() throws InterruptedException {
		Subject<Ask> oracle = oracle();
		Duration wait = Duration.ofMillis(30);
		try (AttachedProcess self = this.system.attach()) {
			Subject<String> inbox = self.subject();
			Sys.of(oracle).suspend();

			oracle.send(new Ask(false, (answer) -> {
			}));
			inbox.sendAfter(wait, "over");
			assertThat(self.receive(inbox, SOON)).isPresent();
			Sys.of(oracle).resume();
		}

		assertThat(this.recorder.waits.poll(5, TimeUnit.SECONDS)).isBetween(wait.toNanos(), SOON.toNanos());
	}

	@Test
	void aTimerIsNoWait() throws InterruptedException {
		Subject<Ask> oracle = oracle();

		oracle.sendAfter(Duration.ofMillis(300), new Ask(true, (answer) -> {
		}));
		oracle.<String>call((reply) -> new Ask(true, reply), SOON);

		assertThat(this.recorder.waits.poll(5, TimeUnit.SECONDS)).isNotNull();
		assertThat(this.recorder.waits.poll(500, TimeUnit.MILLISECONDS)).isNull();
	}

	private Subject<Ask> oracle() {
		return Actor.<Integer, Ask>of(0, (state, ask) -> {
			if (ask.answer()) {
				ask.reply().send("yes");
			}
			return Next.state(state);
		}).labelled("oracle").start(this.system).subject();
	}

	private @Nullable Called next() throws InterruptedException {
		return this.recorder.calls.poll(5, TimeUnit.SECONDS);
	}

	private record Called(Object callee, CallOutcome outcome) {
	}

	private static final class Recorder implements ProcessListener {

		private final BlockingQueue<Called> calls = new LinkedBlockingQueue<>();

		private final BlockingQueue<Long> callTimes = new LinkedBlockingQueue<>();

		private final BlockingQueue<Long> waits = new LinkedBlockingQueue<>();

		@Override
		public void called(Object callee, CallOutcome outcome) {
			this.calls.add(new Called(callee, outcome));
		}

		@Override
		public void callSampled(Pid callee, CallOutcome outcome, long nanos) {
			this.callTimes.add(nanos);
		}

		@Override
		public void waited(Pid pid, String label, Object message, long nanos) {
			this.waits.add(nanos);
		}

	}

}
