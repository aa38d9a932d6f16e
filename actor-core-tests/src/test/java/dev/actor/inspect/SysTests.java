package dev.actor.inspect;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.Next;
import dev.actor.behavior.Started;
import dev.actor.process.CallTimeoutException;
import dev.actor.process.CalleeExitedException;
import dev.actor.process.CallingSelfException;
import dev.actor.process.Down;
import dev.actor.process.ExitReason;
import dev.actor.process.Monitor;
import dev.actor.process.Name;
import dev.actor.process.NoProcessException;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.ProcessInfo;
import dev.actor.process.Reply;
import dev.actor.process.Selector;
import dev.actor.process.Subject;
import dev.actor.process.SystemRequestFailedException;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@ActorSystemTest
class SysTests {

	private static final Duration SOON = Duration.ofSeconds(5);

	private static final Duration A_MOMENT = Duration.ofMillis(100);

	sealed interface Message {

		record Add(int amount) implements Message {
		}

		record Get(Reply<Integer> reply) implements Message {
		}

		record Wait(CountDownLatch latch) implements Message {
		}

		static Next<Integer, Message> handle(Integer sum, Message message) throws InterruptedException {
			return switch (message) {
				case Add(int amount) -> Next.state(sum + amount);
				case Get(Reply<Integer> reply) -> Next.reply(reply, sum, sum);
				case Wait(CountDownLatch latch) -> {
					latch.await();
					yield Next.state(sum);
				}
			};
		}

	}

	private static Started<Message> adder(ActorSystem system) {
		return Actor.of(0, Message::handle).start(system);
	}

	@Test
	@Rule("R203")
	void theStateReflectsWhatTheAskerSentBefore(ActorSystem system) {
		Started<Message> adder = adder(system);
		for (int i = 1; i <= 1000; i++) {
			adder.subject().send(new Message.Add(1));
			adder.subject().send(new Message.Add(1));
			adder.subject().send(new Message.Add(1));
			assertThat(Sys.of(adder.pid()).state(Integer.class)).isEqualTo(3 * i);
		}
	}

	@Test
	@Rule({ "R204", "R205", "R208" })
	void aSuspendedActorLetsMessagesWaitAndAnswersItsOperator(ActorSystem system, Process self) {
		Subject<Integer> order = self.subject();
		Started<Integer> actor = Actor.of(0, (Integer count, Integer message) -> {
			order.send(message);
			return Next.<Integer, Integer>state(count + 1);
		}).start(system);
		Sys sys = Sys.of(actor.pid());

		sys.suspend();
		for (int i = 0; i < 100; i++) {
			actor.subject().send(i);
		}

		assertThat(self.receive(order, A_MOMENT)).isEmpty();
		assertThat(sys.state(Integer.class)).isZero();
		assertThat(sys.status().suspended()).isTrue();
		assertThat(actor.pid().info()).get().satisfies((info) -> {
			assertThat(info.state()).isEqualTo(ProcessInfo.State.SUSPENDED);
			assertThat(info.mailboxLength()).isEqualTo(100);
		});

		sys.resume();
		for (int i = 0; i < 100; i++) {
			assertThat(self.receive(order, SOON)).hasValue(i);
		}
		assertThat(sys.status().suspended()).isFalse();
		assertThat(sys.state(Integer.class)).isEqualTo(100);
	}

	@Test
	@Rule({ "R206", "R207" })
	void suspendingIsNotCounted(ActorSystem system) {
		Started<Message> adder = adder(system);
		Sys sys = Sys.of(adder.pid());

		sys.suspend();
		sys.suspend();
		sys.resume();
		assertThat(adder.subject().<Integer>call(Message.Get::new, SOON)).isZero();
		sys.resume();
		sys.resume();
		assertThat(adder.subject().<Integer>call(Message.Get::new, SOON)).isZero();
	}

	@Test
	@Rule("R160")
	void aCallOfASuspendedActorTimesOutAndIsHandledAfterwards(ActorSystem system, Process self) {
		Subject<String> handled = self.subject();
		Started<Reply<String>> actor = Actor.of("state", (String state, Reply<String> reply) -> {
			handled.send("handled");
			return Next.<String, String, Reply<String>>reply(reply, state, state);
		}).start(system);

		Sys.of(actor.pid()).suspend();
		assertThatExceptionOfType(CallTimeoutException.class)
			.isThrownBy(() -> actor.subject().<String>call((reply) -> reply, A_MOMENT));
		assertThat(self.receive(handled, Duration.ZERO)).isEmpty();

		Sys.of(actor.pid()).resume();
		assertThat(self.receive(handled, SOON)).hasValue("handled");
	}

	@Test
	@Rule("R210")
	void aSuspendedActorObeysSignals(ActorSystem system, Process self) {
		for (ExitReason reason : List.of(ExitReason.abnormal("bad"), ExitReason.SHUTDOWN)) {
			Pid pid = adder(system).pid();
			Monitor monitor = self.monitor(pid);
			Sys.of(pid).suspend();
			pid.sendExit(reason);
			assertThat(down(self, monitor).reason()).isEqualTo(reason);
		}
		Pid pid = adder(system).pid();
		Monitor monitor = self.monitor(pid);
		Sys.of(pid).suspend();
		pid.kill();
		assertThat(down(self, monitor).reason()).isEqualTo(ExitReason.KILLED);
	}

	@Test
	@Rule("R210")
	void aSuspendedActorThatTrapsEndsWithItsParentAndLetsOtherExitsWait(ActorSystem system, Process self) {
		Subject<String> told = self.subject();
		Subject<Started<Message>> started = self.subject();
		Pid parent = system.spawn((process) -> {
			started.send(Actor.of(0, Message::handle)
				.trapExits()
				.onTerminate((state, reason) -> told.send("cleaned up: " + reason))
				.start(process));
			process.sleep(Duration.ofDays(1));
		});
		Pid child = self.receive(started, SOON).orElseThrow().pid();
		Monitor monitor = self.monitor(child);
		Sys.of(child).suspend();

		child.sendExit(ExitReason.abnormal("from a stranger"));
		assertThat(Sys.of(child).status().suspended()).isTrue();

		parent.sendExit(ExitReason.abnormal("the parent's"));
		assertThat(down(self, monitor).reason()).isEqualTo(ExitReason.abnormal("the parent's"));
		assertThat(self.receive(told, SOON)).hasValue("cleaned up: abnormal: the parent's");
	}

	@Test
	@Rule("R211")
	void theStateCanBeReplacedAlsoWhileSuspended(ActorSystem system) {
		Started<Message> adder = adder(system);
		Sys sys = Sys.of(adder.pid());
		adder.subject().send(new Message.Add(20));

		assertThat(sys.replaceState(Integer.class, (sum) -> sum + 1)).isEqualTo(21);
		sys.suspend();
		assertThat(sys.replaceState(Integer.class, (sum) -> sum * 2)).isEqualTo(42);
		sys.resume();

		assertThat(adder.subject().<Integer>call(Message.Get::new, SOON)).isEqualTo(42);
	}

	@Test
	@Rule("R212")
	void aReplacementThatThrowsChangesNothing(ActorSystem system) {
		Started<Message> adder = adder(system);
		adder.subject().send(new Message.Add(7));
		Sys sys = Sys.of(adder.pid());

		assertThatExceptionOfType(SystemRequestFailedException.class)
			.isThrownBy(() -> sys.replaceState(Integer.class, (sum) -> {
				throw new IllegalStateException("no");
			}))
			.withCauseInstanceOf(IllegalStateException.class)
			.withMessageContaining(adder.pid().toString());
		assertThatExceptionOfType(SystemRequestFailedException.class)
			.isThrownBy(() -> sys.replaceState(String.class, (sum) -> sum + "!"))
			.withCauseInstanceOf(ClassCastException.class);

		assertThat(adder.subject().<Integer>call(Message.Get::new, SOON)).isEqualTo(7);
	}

	@Test
	@Rule("R213")
	void askingABusyActorTimesOutForTheAskerOnly(ActorSystem system) {
		Started<Message> adder = adder(system);
		CountDownLatch latch = new CountDownLatch(1);
		adder.subject().send(new Message.Wait(latch));

		assertThatExceptionOfType(CallTimeoutException.class)
			.isThrownBy(() -> Sys.of(adder.pid()).timeout(A_MOMENT).state());

		latch.countDown();
		assertThat(Sys.of(adder.pid()).state(Integer.class)).isZero();
	}

	@Test
	@Rule("R214")
	void askingTheDeadIsAnErrorAtOnce(ActorSystem system, Process self) {
		Started<Message> adder = adder(system);
		Monitor monitor = self.monitor(adder.pid());
		adder.pid().kill();
		down(self, monitor);

		assertThatExceptionOfType(NoProcessException.class).isThrownBy(() -> Sys.of(adder.pid()).state());
		assertThatExceptionOfType(NoProcessException.class).isThrownBy(() -> Sys.of(adder.pid()).suspend());
		assertThatExceptionOfType(NoProcessException.class).isThrownBy(() -> Sys.of(adder.subject()).status());
		assertThatExceptionOfType(NoProcessException.class)
			.isThrownBy(() -> Sys.of(system.subject(Name.of("nobody"))).status())
			.withMessageContaining("nobody");
	}

	@Test
	@Rule("R218")
	void terminatingCleansUpAndEndsWithTheReason(ActorSystem system, Process self) {
		Subject<ExitReason> told = self.subject();
		Started<Message> adder = Actor.of(0, Message::handle)
			.onTerminate((state, reason) -> told.send(reason))
			.start(system);
		Monitor monitor = self.monitor(adder.pid());
		Sys.of(adder.pid()).suspend();

		Sys.of(adder.pid()).stop(ExitReason.shutdown("enough"));

		assertThat(down(self, monitor).reason()).isEqualTo(ExitReason.shutdown("enough"));
		assertThat(self.receive(told, SOON)).hasValue(ExitReason.shutdown("enough"));
	}

	@Test
	@Rule("R188")
	void stopReturnsAfterTheEndWithTheReasonAndTheNameFree(ActorSystem system, Process self) {
		Name<Message> name = Name.of("adder");
		for (ExitReason reason : List.of(ExitReason.NORMAL, ExitReason.abnormal("asked for"))) {
			Started<Message> adder = Actor.of(0, Message::handle).named(name).start(system);
			Monitor monitor = self.monitor(adder.pid());
			adder.pid().stop(reason, SOON);
			assertThat(adder.pid().isAlive()).isFalse();
			assertThat(system.lookup(name)).isEmpty();
			assertThat(down(self, monitor).reason()).isEqualTo(reason);
		}
	}

	@Test
	@Rule("R188")
	void whoHoldsANameIsStoppedByIt(ActorSystem system, Process self) {
		Name<Message> name = Name.of("adder");
		for (int i = 0; i < 2; i++) {
			Started<Message> adder = Actor.of(0, Message::handle).named(name).start(system);
			Monitor monitor = self.monitor(adder.pid());
			Sys.of(system.subject(name)).stop(ExitReason.shutdown("by name"));
			assertThat(down(self, monitor).reason()).isEqualTo(ExitReason.shutdown("by name"));
			assertThat(system.lookup(name)).isEmpty();
		}
	}

	@Test
	@Rule("R189")
	void stoppingTheDeadIsAnError(ActorSystem system, Process self) {
		Pid pid = adder(system).pid();
		pid.stop(ExitReason.NORMAL, SOON);

		assertThatExceptionOfType(NoProcessException.class).isThrownBy(() -> pid.stop(ExitReason.NORMAL, SOON));
		assertThatExceptionOfType(NoProcessException.class)
			.isThrownBy(() -> Sys.of(system.subject(Name.of("nobody"))).stop());
	}

	@Test
	@Rule("R190")
	void stoppingTellsTheActualReasonIfItIsAnother(ActorSystem system) {
		Started<Message> adder = Actor.of(0, Message::handle).onTerminate((state, reason) -> {
			throw new IllegalStateException("cannot clean up");
		}).start(system);

		assertThatExceptionOfType(CalleeExitedException.class).isThrownBy(() -> Sys.of(adder.pid()).stop())
			.withMessageContaining("cannot clean up")
			.withCauseInstanceOf(IllegalStateException.class);
	}

	@Test
	@Rule({ "R191", "R192", "R202" })
	void stopKillsNobodyAndRefusesWhatCannotBe(ActorSystem system, Process self) {
		Started<Message> adder = adder(system);
		CountDownLatch latch = new CountDownLatch(1);
		adder.subject().send(new Message.Wait(latch));

		assertThatExceptionOfType(CallTimeoutException.class)
			.isThrownBy(() -> adder.pid().stop(ExitReason.NORMAL, A_MOMENT));
		assertThat(adder.pid().isAlive()).isTrue();
		assertThatIllegalArgumentException()
			.isThrownBy(() -> adder.pid().stop(ExitReason.NORMAL, Duration.ofMillis(-1)));
		Monitor monitor = self.monitor(adder.pid());
		latch.countDown();
		assertThat(down(self, monitor).reason()).isEqualTo(ExitReason.NORMAL);

		Started<Reply<String>> suicide = Actor.of(0, (Integer state, Reply<String> reply) -> {
			Pid me = Process.current().pid();
			assertThatExceptionOfType(CallingSelfException.class).isThrownBy(() -> me.stop(ExitReason.NORMAL, SOON));
			assertThatExceptionOfType(CallingSelfException.class).isThrownBy(() -> Sys.of(me).state());
			return Next.<String, Integer, Reply<String>>reply(reply, "alive", state);
		}).start(system);
		assertThat(suicide.subject().<String>call((reply) -> reply, SOON)).isEqualTo("alive");
	}

	@Test
	void aProcessWithALoopOfItsOwnSaysThatItTakesNoSystemMessages(ActorSystem system) {
		Pid body = system.spawn((process) -> process.sleep(Duration.ofDays(1)));

		assertThatIllegalStateException().isThrownBy(() -> Sys.of(body).suspend())
			.withMessageContaining(body.toString())
			.withMessageContaining("loop of its own");
		assertThatIllegalStateException().isThrownBy(() -> Sys.of(body).stop());
	}

	@Test
	void noSelectorOfAHandlerTakesASystemMessage(ActorSystem system, Process self) {
		CountDownLatch asked = new CountDownLatch(1);
		Subject<Optional<Object>> found = self.subject();
		Subject<String> begun = self.subject();
		Started<String> actor = Actor.of("state", (String state, String message) -> {
			begun.send("begun");
			asked.await();
			Process current = Process.current();
			current.flush();
			found.send(current.receive(Selector.empty().other((other) -> other), A_MOMENT));
			return Next.<String, String>state(state);
		}).start(system);
		actor.subject().send("go");
		assertThat(self.receive(begun, SOON)).isPresent();

		Subject<Object> answer = self.subject();
		system.spawn((process) -> answer.send(Sys.of(actor.pid()).state().orElseThrow()));
		// In the mailbox as soon as the count shows it.
		while (actor.pid().info().orElseThrow().mailboxLength() == 0) {
			Thread.onSpinWait();
		}
		asked.countDown();

		assertThat(self.receive(found, SOON)).hasValue(Optional.empty());
		assertThat(self.receive(answer, SOON)).hasValue("state");
	}

	private static Down down(Process self, Monitor monitor) {
		return self.receive(Selector.<Down>empty().monitor(monitor, (down) -> down), SOON).orElseThrow();
	}

}
