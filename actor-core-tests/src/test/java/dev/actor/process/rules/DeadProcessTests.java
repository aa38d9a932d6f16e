package dev.actor.process.rules;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.Next;
import dev.actor.process.CalleeExitedException;
import dev.actor.process.Exit;
import dev.actor.process.ExitException;
import dev.actor.process.ExitReason;
import dev.actor.process.Monitor;
import dev.actor.process.Name;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.Reply;
import dev.actor.process.Selector;
import dev.actor.process.Subject;
import dev.actor.process.Timer;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

/** Group X: code that still runs though its process is dead. */
@ActorSystemTest
class DeadProcessTests {

	@Test
	@Rule("R407")
	void isDeadThoughItSwallowsInterrupts(ActorSystem system, Process self) {
		CountDownLatch release = new CountDownLatch(1);
		Subject<String> started = self.subject();
		CompletableFuture<Throwable> last = new CompletableFuture<>();
		Monitor monitor = self.spawnMonitored((process) -> {
			started.send("started");
			awaitStubbornly(release);
			last.complete(catchThrowable(() -> started.send("still here")));
		});
		Expect.message(self, started);

		monitor.pid().kill();

		assertThat(monitor.pid().isAlive()).isFalse();
		assertThat(Expect.down(self, monitor).reason()).isEqualTo(ExitReason.KILLED);
		assertThat(last).isNotDone();
		release.countDown();
		assertThat(result(last)).isInstanceOf(ExitException.class);
		Expect.silence(self);
	}

	@Test
	@Rule({ "R407", "R408", "R128" })
	void canDoNothingAnyMore(ActorSystem system, Process self) {
		Probe other = Probe.start(system);
		CompletableFuture<Map<String, Throwable>> thrown = new CompletableFuture<>();
		Subject<String> ready = self.subject();
		Monitor dying = self.spawnMonitored((process) -> {
			Monitor monitor = process.monitor(other.pid());
			process.link(other.pid());
			ready.send("ready");
			try {
				process.receiveForever(Selector.empty());
			}
			finally {
				thrown.complete(Uses.of(process, other.pid(), monitor).thrown());
			}
		});
		Expect.message(self, ready);

		dying.pid().sendExit(ExitReason.shutdown("now"));

		assertThat(result(thrown)).isNotEmpty()
			.allSatisfy((use, error) -> assertThat(error).as(use)
				.isInstanceOfSatisfying(ExitException.class,
						(ex) -> assertThat(ex.reason()).isEqualTo(ExitReason.shutdown("now"))));
		assertThat(Expect.down(self, dying).reason()).isEqualTo(ExitReason.shutdown("now"));
		Expect.silence(self);
	}

	@Test
	@Rule({ "R407", "R408" })
	void canSendNothingAnyMore(ActorSystem system, Process self) {
		Subject<String> ready = self.subject();
		Subject<String> inbox = self.subject();
		Subject<String> named = self.register(Name.unique("held"));
		Subject<String> nobody = system.subject(Name.unique("nobody"));
		CompletableFuture<Map<String, Throwable>> toSubject = new CompletableFuture<>();
		CompletableFuture<Map<String, Throwable>> toName = new CompletableFuture<>();
		CompletableFuture<Map<String, Throwable>> toNobody = new CompletableFuture<>();
		Pid dying = self.spawnUnlinked((process) -> {
			ready.send("ready");
			try {
				process.receiveForever(Selector.empty());
			}
			finally {
				toSubject.complete(Uses.of(inbox).thrown());
				toName.complete(Uses.of(named).thrown());
				toNobody.complete(Uses.of(nobody).thrown());
			}
		});
		Expect.message(self, ready);

		dying.kill();

		for (CompletableFuture<Map<String, Throwable>> thrown : List.of(toSubject, toName, toNobody)) {
			assertThat(result(thrown)).isNotEmpty()
				.allSatisfy((use, error) -> assertThat(error).as(use).isInstanceOf(ExitException.class));
		}
		Expect.silence(self);
		assertThat(system.deadLetterCount()).isZero();
	}

	@Test
	@Rule({ "R407", "R408" })
	void canTouchNobodyAnyMore(ActorSystem system, Process self) {
		Probe other = Probe.start(system);
		Subject<String> ready = self.subject();
		Timer timer = ready.sendAfter(Expect.AGES, "never");
		CompletableFuture<Map<String, Throwable>> thrown = new CompletableFuture<>();
		Pid dying = self.spawnUnlinked((process) -> {
			ready.send("ready");
			try {
				process.receiveForever(Selector.empty());
			}
			finally {
				thrown.complete(new Uses().and("kill", () -> other.pid().kill())
					.and("send an exit", () -> other.pid().sendExit(ExitReason.SHUTDOWN))
					.and("cancel a timer", timer::cancel)
					.and("spawn in the system", () -> system.spawn((body) -> {
					}))
					.and("start in the system", () -> Actor.of("", (state, message) -> Next.state(state)).start(system))
					.thrown());
			}
		});
		Expect.message(self, ready);

		dying.kill();

		assertThat(result(thrown)).isNotEmpty()
			.allSatisfy((use, error) -> assertThat(error).as(use).isInstanceOf(ExitException.class));
		assertThat(other.pid().isAlive()).isTrue();
		assertThat(timer.cancel()).isPresent();
	}

	@Test
	@Rule("R408")
	void canNotReply(ActorSystem system, Process self) {
		Subject<Pid> handling = self.subject();
		Subject<Object> outcome = self.subject();
		CompletableFuture<Throwable> replying = new CompletableFuture<>();
		Subject<Reply<String>> callee = Actor.<String, Reply<String>>of("", (state, reply) -> {
			handling.send(Process.current().pid());
			try {
				new CountDownLatch(1).await();
			}
			finally {
				replying.complete(catchThrowable(() -> reply.send("from the dead")));
			}
			return Next.state(state);
		}).start(system).subject();
		self.spawn((process) -> {
			try {
				outcome.send(callee.<String>call((reply) -> reply, Expect.AGES));
			}
			catch (CalleeExitedException ex) {
				outcome.send(ex.reason());
			}
		});

		Expect.message(self, handling).kill();

		assertThat(Expect.message(self, outcome)).isEqualTo(ExitReason.KILLED);
		assertThat(result(replying)).isInstanceOf(ExitException.class);
		Expect.silence(self);
	}

	@Test
	@Rule("R407")
	void keepsItsReasonWhateverItsCodeDoes(ActorSystem system, Process self) {
		Subject<String> ready = self.subject();
		Monitor returning = self.spawnMonitored((process) -> {
			ready.send("ready");
			assertThatExceptionOfType(ExitException.class).isThrownBy(() -> process.receiveForever(Selector.empty()));
		});
		Monitor throwing = self.spawnMonitored((process) -> {
			ready.send("ready");
			assertThatExceptionOfType(ExitException.class).isThrownBy(() -> process.receiveForever(Selector.empty()));
			throw new IllegalStateException("too late");
		});
		Expect.message(self, ready);
		Expect.message(self, ready);

		returning.pid().sendExit(ExitReason.shutdown("first"));
		throwing.pid().sendExit(ExitReason.shutdown("first"));

		assertThat(Expect.down(self, returning).reason()).isEqualTo(ExitReason.shutdown("first"));
		assertThat(Expect.down(self, throwing).reason()).isEqualTo(ExitReason.shutdown("first"));
		Expect.silence(self);
	}

	@Test
	@Rule("R409")
	void endsWithTheErrorOfItsHandler(ActorSystem system, Process self) {
		self.trapExits(true);
		Subject<Reply<Integer>> actor = Actor
			.<Integer, Reply<Integer>>of(0, (state, reply) -> Next.reply(reply, overflow(state), state))
			.start(self)
			.subject();
		Pid pid = actor.owner().orElseThrow();
		Monitor monitor = self.monitor(pid);

		assertThatExceptionOfType(CalleeExitedException.class)
			.isThrownBy(() -> actor.<Integer>call((reply) -> reply, Expect.AGES))
			.withCauseInstanceOf(StackOverflowError.class);

		ExitReason reason = Expect.down(self, monitor).reason();
		assertThat(reason).isInstanceOfSatisfying(ExitReason.Abnormal.class,
				(abnormal) -> assertThat(abnormal.cause()).isInstanceOf(StackOverflowError.class));
		assertThat(Expect.exit(self)).isEqualTo(new Exit(pid, reason));
		Expect.silence(self);
	}

	@SuppressWarnings("InfiniteRecursion") // what the tests need
	private static int overflow(int depth) {
		return overflow(depth + 1) + 1;
	}

	private static <T> T result(CompletableFuture<T> future) {
		return future.orTimeout(Expect.SOON.toMillis(), TimeUnit.MILLISECONDS).join();
	}

	private static void awaitStubbornly(CountDownLatch release) {
		while (release.getCount() > 0) {
			try {
				release.await();
			}
			catch (InterruptedException ex) {
				// The rule is about code that does just this.
			}
		}
	}

}
