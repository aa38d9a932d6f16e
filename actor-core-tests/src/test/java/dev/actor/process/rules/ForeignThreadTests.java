package dev.actor.process.rules;

import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.Next;
import dev.actor.behavior.Started;
import dev.actor.process.AttachedProcess;
import dev.actor.process.CallInterruptedException;
import dev.actor.process.Down;
import dev.actor.process.Exit;
import dev.actor.process.ExitException;
import dev.actor.process.ExitReason;
import dev.actor.process.ExitWatch;
import dev.actor.process.Monitor;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.Reply;
import dev.actor.process.Selector;
import dev.actor.process.Subject;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

/** Group X: threads that are not the library's. */
@ActorSystemTest
class ForeignThreadTests {

	private static final Actor<String, Reply<String>> ACTOR = Actor.of("alive",
			(state, reply) -> Next.reply(reply, state, state));

	@Test
	@Rule("R410")
	void maySend(Process self) {
		Subject<String> subject = self.subject();

		boolean taken = elsewhere(() -> {
			subject.send("first");
			return subject.trySend("second");
		});

		assertThat(taken).isTrue();
		assertThat(Expect.message(self, subject)).isEqualTo("first");
		assertThat(Expect.message(self, subject)).isEqualTo("second");
	}

	@Test
	@Rule("R410")
	void mayStartAndCallAndStop(ActorSystem system) {
		Started<Reply<String>> actor = elsewhere(() -> ACTOR.start(system));

		String answer = elsewhere(() -> actor.subject().call((reply) -> reply, Expect.SOON));
		boolean stopped = elsewhere(() -> system.stop(actor.pid(), Expect.SOON));

		assertThat(answer).isEqualTo("alive");
		assertThat(stopped).isTrue();
		assertThat(actor.pid().isAlive()).isFalse();
	}

	@Test
	@Rule({ "R410", "R188" })
	void mayStopAnActorThatTrapsAlsoWhenItIsAttached(ActorSystem system, Process self) {
		Pid actor = ACTOR.onTerminate((state, reason) -> {
		}).start(system).pid();

		assertThat(Process.current().pid()).isEqualTo(self.pid());
		assertThat(system.stop(actor, Expect.SOON)).isTrue();
	}

	@Test
	@Rule("R410")
	void maySpawnAndKill(ActorSystem system, Process self) {
		Pid pid = elsewhere(() -> system.spawn((process) -> process.receiveForever(Selector.empty())));
		Monitor monitor = self.monitor(pid);

		elsewhere(() -> {
			pid.kill();
			return "killed";
		});

		assertThat(Expect.down(self, monitor).reason()).isEqualTo(ExitReason.KILLED);
	}

	@Test
	@Rule("R410")
	void mayWatchTheEndOfAProcess(ActorSystem system) throws InterruptedException {
		BlockingQueue<ExitReason> reasons = new LinkedBlockingQueue<>();
		Pid pid = ACTOR.start(system).pid();
		elsewhere(() -> {
			pid.onExit(reasons::add);
			return "watched";
		});

		pid.sendExit(ExitReason.SHUTDOWN);

		assertThat(reasons.poll(Expect.SOON.toMillis(), TimeUnit.MILLISECONDS)).isEqualTo(ExitReason.SHUTDOWN);
		assertThat(reasons.poll(Expect.A_WHILE.toMillis(), TimeUnit.MILLISECONDS)).isNull();
		pid.onExit(reasons::add);
		assertThat(reasons.poll(Expect.SOON.toMillis(), TimeUnit.MILLISECONDS)).isEqualTo(ExitReason.NO_PROCESS);
	}

	@Test
	@Rule("R410")
	void isToldNothingMoreWhenItHasCancelledItsWatch(ActorSystem system) throws InterruptedException {
		BlockingQueue<ExitReason> reasons = new LinkedBlockingQueue<>();
		Pid pid = ACTOR.start(system).pid();
		ExitWatch watch = pid.onExit(reasons::add);
		ExitWatch other = pid.onExit(reasons::add);

		assertThat(watch.cancel()).isTrue();
		assertThat(watch.cancel()).isFalse();
		pid.kill();

		assertThat(reasons.poll(Expect.SOON.toMillis(), TimeUnit.MILLISECONDS)).isEqualTo(ExitReason.KILLED);
		assertThat(reasons.poll(Expect.A_WHILE.toMillis(), TimeUnit.MILLISECONDS)).isNull();
		assertThat(other.cancel()).isFalse();
	}

	@Test
	@Rule({ "R410", "R020" })
	void watchesWhatItSpawnsFromTheFirstMomentOn(ActorSystem system) {
		Expect.race((round) -> {
			CompletableFuture<ExitReason> ended = new CompletableFuture<>();

			system.spawnMonitored((process) -> Expect.spin(round), ended::complete);

			assertThat(ended).succeedsWithin(Expect.SOON).isEqualTo(ExitReason.NORMAL);
		});
	}

	@Test
	@Rule("R410")
	void goesOnWhenItsCallbackThrows(ActorSystem system) throws InterruptedException {
		BlockingQueue<ExitReason> reasons = new LinkedBlockingQueue<>();
		Pid pid = ACTOR.start(system).pid();
		pid.onExit((reason) -> {
			throw new IllegalStateException("a fault of the callback");
		});
		pid.onExit(reasons::add);

		pid.kill();

		assertThat(reasons.poll(Expect.SOON.toMillis(), TimeUnit.MILLISECONDS)).isEqualTo(ExitReason.KILLED);
	}

	@Test
	@Rule("R410")
	void mayNotUseAProcessOfAnotherThread(ActorSystem system, Process self) {
		Probe probe = Probe.start(system);
		Monitor monitor = self.monitor(probe.pid());

		Map<String, Throwable> thrown = elsewhere(() -> Uses.of(self, probe.pid(), monitor).thrown());

		assertThat(thrown).isNotEmpty()
			.allSatisfy((use, error) -> assertThat(error).as(use).isInstanceOf(IllegalStateException.class));
		assertThat(self.pid().info().orElseThrow()).satisfies((info) -> {
			assertThat(info.label()).isEmpty();
			assertThat(info.name()).isEmpty();
			assertThat(info.links()).isEmpty();
			assertThat(info.trapsExits()).isFalse();
		});
		self.demonitor(monitor);
	}

	@Test
	@Rule("R410")
	void runsNoProcess() {
		Throwable thrown = elsewhere(() -> catchThrowable(Process::current));

		assertThat(thrown).isInstanceOf(IllegalStateException.class).hasMessageContaining("attach");
	}

	@Test
	@Rule("R410")
	void isAProcessOnceItIsAttached(ActorSystem system, Process self) {
		Subject<Object> observed = self.subject();
		Probe probe = Probe.start(system);

		elsewhere(() -> {
			try (AttachedProcess attached = system.attach()) {
				attached.trapExits(true);
				attached.link(probe.pid());
				Monitor monitor = attached.monitor(probe.pid());
				observed.send(Process.current().pid().equals(attached.pid()));
				probe.exit(ExitReason.SHUTDOWN);
				observed.send(Expect.down(attached, monitor).reason());
				observed.send(Expect.exit(attached));
				return "done";
			}
		});

		assertThat(Expect.message(self, observed)).isEqualTo(true);
		assertThat(Expect.message(self, observed)).isEqualTo(ExitReason.SHUTDOWN);
		assertThat(Expect.message(self, observed)).isEqualTo(new Exit(probe.pid(), ExitReason.SHUTDOWN));
	}

	@Test
	@Rule("R410")
	void endsItsProcessNormallyWhenItCloses(ActorSystem system, Process self) {
		Probe peer = Probe.trapping(system);
		CountDownLatch close = new CountDownLatch(1);
		Subject<Pid> attached = self.subject();
		CompletableFuture<String> done = CompletableFuture.supplyAsync(() -> {
			try (AttachedProcess process = system.attach()) {
				process.link(peer.pid());
				attached.send(process.pid());
				awaitUninterrupted(close);
			}
			return catchThrowable(Process::current).getClass().getSimpleName();
		}, (task) -> new Thread(task).start());
		Monitor monitor = self.monitor(Expect.message(self, attached));

		close.countDown();

		assertThat(self.receive(Expect.ANYTHING, Expect.SOON))
			.contains(new Down(monitor, monitor.pid(), ExitReason.NORMAL));
		assertThat(peer.next()).contains(new Exit(monitor.pid(), ExitReason.NORMAL));
		assertThat(done).succeedsWithin(Expect.SOON).isEqualTo("IllegalStateException");
	}

	@Test
	@Rule("R410")
	void canBeAttachedOnceAtATime(ActorSystem system) {
		elsewhere(() -> {
			try (AttachedProcess first = system.attach()) {
				assertThatIllegalStateException().isThrownBy(system::attach);
				assertThat(first.pid().isAlive()).isTrue();
			}
			try (AttachedProcess second = system.attach()) {
				return assertThat(second.pid().isAlive()).isTrue();
			}
		});
	}

	@Test
	@Rule("R410")
	void mayCloseItsProcessTwice(ActorSystem system) {
		AttachedProcess closed = elsewhere(() -> {
			AttachedProcess attached = system.attach();
			attached.close();
			attached.close();
			return attached;
		});

		assertThat(closed.pid().isAlive()).isFalse();
	}

	@Test
	@Rule("R410")
	void canNotBeAttachedWhenItRunsAProcessAlready(ActorSystem system) {
		Probe probe = Probe.start(system);
		int before = system.processCount();

		probe.run((process) -> assertThatIllegalStateException().isThrownBy(system::attach));

		assertThat(system.processCount()).isEqualTo(before);
	}

	@Test
	@Rule({ "R410", "R407" })
	void canBeAttachedAgainWhenItsProcessWasKilled(ActorSystem system) {
		boolean attachedAgain = elsewhere(() -> {
			try (AttachedProcess killed = system.attach()) {
				elsewhere(() -> {
					killed.pid().kill();
					return "killed";
				});
			}
			try (AttachedProcess again = system.attach()) {
				return again.pid().isAlive();
			}
		});

		assertThat(attachedAgain).isTrue();
	}

	@Test
	@Rule({ "R410", "R016" })
	void leavesItsReceiveWhenItsProcessIsKilled(ActorSystem system, Process self) {
		Subject<Pid> attached = self.subject();
		CompletableFuture<Throwable> thrown = CompletableFuture.supplyAsync(() -> {
			AttachedProcess process = system.attach();
			attached.send(process.pid());
			return catchThrowable(() -> process.receiveForever(Selector.empty()));
		}, (task) -> new Thread(task).start());
		Monitor monitor = self.monitor(Expect.message(self, attached));

		monitor.pid().kill();

		assertThat(thrown).succeedsWithin(Expect.SOON)
			.isInstanceOfSatisfying(ExitException.class, (ex) -> assertThat(ex.reason()).isEqualTo(ExitReason.KILLED));
		assertThat(Expect.down(self, monitor).reason()).isEqualTo(ExitReason.KILLED);
	}

	@Test
	@Rule("R411")
	void leavesACallWhenItIsInterrupted(ActorSystem system) {
		Probe callee = Probe.start(system);
		Subject<Reply<String>> inbox = callee.ask(Process::subject);
		CompletableFuture<Boolean> flag = new CompletableFuture<>();
		Thread caller = Thread.ofPlatform().start(() -> {
			assertThatExceptionOfType(CallInterruptedException.class)
				.isThrownBy(() -> inbox.call((Reply<String> reply) -> reply, Expect.AGES));
			flag.complete(Thread.currentThread().isInterrupted());
		});
		Reply<String> reply = callee.ask((process) -> Expect.message(process, inbox));

		caller.interrupt();

		assertThat(flag).succeedsWithin(Expect.SOON).isEqualTo(true);
		reply.send("late");
		assertThat(callee.next()).isEmpty();
		assertThat(callee.pid().info().orElseThrow().monitoredBy()).isEmpty();
	}

	@Test
	@Rule("R411")
	void leavesAReceiveWhenItIsInterrupted(ActorSystem system, Process self) {
		Subject<String> subject = self.subject();
		Thread.currentThread().interrupt();

		assertThatExceptionOfType(CallInterruptedException.class).isThrownBy(() -> self.receive(subject, Expect.AGES));

		assertThat(Thread.interrupted()).isTrue();
		subject.send("still usable");
		assertThat(Expect.message(self, subject)).isEqualTo("still usable");
	}

	@Test
	@Rule("R410")
	void runsAsItsProcessInsideABodyAndAHandler(ActorSystem system, Process self) {
		Subject<Pid> observed = self.subject();
		Pid body = system.spawn((process) -> observed.send(Process.current().pid()));
		assertThat(Expect.message(self, observed)).isEqualTo(body);

		Started<String> actor = Actor.<String, String>of("", (state, message) -> {
			observed.send(Process.current().pid());
			return Next.state(state);
		}).start(system);
		actor.subject().send("who are you?");

		assertThat(Expect.message(self, observed)).isEqualTo(actor.pid());
		assertThat(Process.current().pid()).isEqualTo(self.pid());
	}

	private static <T> T elsewhere(Supplier<T> code) {
		return CompletableFuture.supplyAsync(code, (task) -> new Thread(task).start())
			.orTimeout(Expect.SOON.multipliedBy(5).toMillis(), TimeUnit.MILLISECONDS)
			.join();
	}

	private static void awaitUninterrupted(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
