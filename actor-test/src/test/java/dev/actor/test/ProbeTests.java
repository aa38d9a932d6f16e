package dev.actor.test;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

import dev.actor.ActorSystem;
import dev.actor.process.ExitReason;
import dev.actor.process.Pid;
import dev.actor.process.Reply;
import dev.actor.supervisor.SupervisorSpec;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@ActorSystemTest(virtualTime = true)
class ProbeTests {

	private record Get(Reply<Integer> reply) {
	}

	@Test
	void messagesAreExpectedOneAfterTheOther(Probe<Object> probe) {
		probe.subject().send("one");
		probe.subject().send(2);
		probe.subject().send(3L);
		probe.subject().send("four");
		probe.subject().send("five");
		assertThat(probe.expect()).isEqualTo("one");
		assertThat(probe.expect(Integer.class)).isEqualTo(2);
		probe.expect((message) -> message instanceof Long, "a long");
		probe.expectInOrder("four", "five");
		probe.expectNone(Duration.ofHours(1));
	}

	@Test
	void aMessageThatIsOnItsWayIsAwaited(Probe<String> probe) {
		probe.subject().sendAfter(Duration.ofSeconds(2), "late");
		probe.expect("late");
		probe.subject().sendAfter(Duration.ofMinutes(1), "very late");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> probe.expect("very late"))
			.withMessageContainingAll("Expected very late within 3000 ms, but nothing came", "Still there: nothing");
		probe.within(Duration.ofHours(1)).expect("very late");
	}

	@Test
	void aWrongMessageIsShownWithWhatIsStillThere(Probe<Object> probe) {
		probe.subject().send("one");
		probe.subject().send("two");
		probe.subject().send("three");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> probe.expect(Integer.class))
			.withMessageContainingAll("Expected a message of type Integer, but got one",
					"Still there: [two (String), three (String)]", "Last events:");
		assertThat(probe.receive(2)).containsExactly("two", "three");
	}

	@Test
	void aMessageThatMustNotComeIsShown(Probe<String> probe) {
		probe.subject().send("here");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> probe.expectNone(Duration.ofSeconds(1)))
			.withMessageContaining("Expected no message within 1000 ms, but got here");
	}

	@Test
	void otherMessagesAreDroppedWhileOneFishes(Probe<Integer> probe) {
		for (int i = 1; i <= 5; i++) {
			probe.subject().send(i);
		}
		assertThat(probe.fish((number) -> number > 3, "a number above three")).isEqualTo(4);
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> probe.fish((number) -> number > 9, "a number above nine"))
			.withMessageContaining(
					"Expected a number above nine among others within 3000 ms, but it did not come; dropped [5]");
	}

	@Test
	@ActorSystemTest(virtualTime = true, allow = ActorSystemTest.Leak.UNREAD_MESSAGES)
	void fishingEndsThoughOthersComeAgainAndAgain(ActorSystem system, Probe<String> probe) {
		Pid ticker = system.spawn((self) -> {
			while (true) {
				self.sleep(Duration.ofSeconds(1));
				probe.subject().send("tick");
			}
		});
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> probe.fish("tock"::equals, "a tock"))
			.withMessageContaining("dropped [tick, tick");
		ticker.kill();
	}

	@Test
	void aRequestIsAnsweredByTheTest(ActorSystem system, Probe<Get> probe, Probe<Integer> answers) {
		system.spawn((self) -> answers.subject().send(probe.subject().call(Get::new, Duration.ofSeconds(1))));
		probe.reply(Get.class, Get::reply, 42);
		answers.expect(42);
	}

	@Test
	void aProbeAnswersByItselfWhileTheTestWaits(Probe<Get> probe) {
		probe.answering((get) -> get.reply().send(7));
		assertThat(probe.subject().<Integer>call(Get::new, Duration.ofSeconds(1))).isEqualTo(7);
		probe.expect(Get.class);
	}

	@Test
	void theEndOfAWatchedProcessIsExpected(ActorSystem system, Probe<String> probe) {
		Pid pid = system.spawn((self) -> {
			self.label("sleeper");
			self.sleep(Duration.ofSeconds(1));
		});
		probe.watch(pid);
		probe.expectDown(pid, ExitReason.NORMAL);
		Pid other = system.spawn((self) -> self.sleep(Duration.ofHours(1)));
		probe.watch(other);
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> probe.expectDown(other))
			.withMessageContainingAll("Expected the end of " + other, "nothing came", "was started");
	}

	@Test
	void theExitOfALinkedProcessIsExpected(ActorSystem system, Probe<String> probe) {
		Pid pid = system.spawn((self) -> self.sleep(Duration.ofHours(1)));
		probe.link(pid);
		pid.kill();
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> probe.expectExit(pid, ExitReason.NORMAL))
			.withMessageContaining("to end with normal, but it ended with killed");
		assertThat(probe.pid().isAlive()).isTrue();
	}

	@Test
	void aProbeStandsInTheTree(ActorSystem system) {
		Probe<String> probe = Probe.<String>named("audit").in(system);
		assertThatIllegalStateException().isThrownBy(probe::subject).withMessageContaining("'audit' was not started");
		system.start(SupervisorSpec.oneForOne("top").child(probe.spec()));
		Pid first = probe.pid();
		probe.subject().send("before");
		probe.expect("before");
		probe.watch(first);
		first.kill();
		probe.expectNone(Duration.ofMillis(1));
		assertThat(probe.pid()).isNotEqualTo(first);
		probe.subject().send("after");
		probe.expect("after");
	}

	@Test
	void anotherThreadMustNotExpect(Probe<String> probe) throws InterruptedException {
		probe.subject().send("mine");
		probe.expect("mine");
		AtomicReference<Throwable> thrown = new AtomicReference<>();
		Thread.ofVirtual().start(() -> {
			try {
				probe.expect("yours");
			}
			catch (IllegalStateException ex) {
				thrown.set(ex);
			}
		}).join();
		assertThat(thrown.get()).hasMessageContaining("a probe that belongs to");
	}

}
