package dev.actor.process.rules;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.actor.ActorSystem;
import dev.actor.process.ExitReason;
import dev.actor.process.Monitor;
import dev.actor.process.Name;
import dev.actor.process.Process;
import dev.actor.process.Selector;
import dev.actor.process.Subject;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/** Group G: receiving. */
@ActorSystemTest
class ReceiveTests {

	@Test
	@Rule("R102")
	void takesMessagesInTheirOrderAndThenNothing(Process self) {
		Subject<Integer> subject = self.subject();
		subject.send(0);
		subject.send(1);
		Monitor other = self.spawnMonitored((process) -> subject.send(2));
		Expect.down(self, other);

		assertThat(Expect.message(self, subject)).isZero();
		assertThat(Expect.message(self, subject)).isOne();
		assertThat(Expect.message(self, subject)).isEqualTo(2);
		assertThat(self.receive(subject, Expect.A_WHILE)).isEmpty();
	}

	@Test
	@Rule("R102")
	void waitsAsLongAsItWasTold(Process self) {
		Subject<Integer> subject = self.subject();
		long begin = self.monotonicNanos();

		assertThat(self.receive(subject, Expect.A_WHILE)).isEmpty();

		Duration waited = Duration.ofNanos(self.monotonicNanos() - begin);
		assertThat(waited).isBetween(Expect.A_WHILE, Expect.A_WHILE.plus(Expect.SOON));
	}

	@Test
	@Rule("R102")
	void isNotProlongedByMessagesThatAreNotTaken(Process self) {
		Subject<Integer> subject = self.subject();
		Subject<Integer> noise = self.subject();
		Monitor sender = self.spawnMonitored((process) -> {
			for (int i = 0; i < 1000; i++) {
				noise.send(i);
				process.sleep(Duration.ofMillis(10));
			}
		});
		long begin = self.monotonicNanos();

		assertThat(self.receive(subject, Expect.A_WHILE)).isEmpty();

		assertThat(Duration.ofNanos(self.monotonicNanos() - begin)).isLessThan(Expect.SOON);
		assertThat(self.receive(noise, Duration.ZERO)).contains(0);
		sender.pid().kill();
		Expect.down(self, sender);
		self.flush();
	}

	@Test
	@Rule("R103")
	void refusesTheSubjectOfAnotherProcessAndLeavesItsMessages(ActorSystem system, Process self) {
		Probe owner = Probe.start(system);
		Subject<String> subject = owner.ask(Process::subject);
		subject.send("for the owner");

		assertThatIllegalStateException().isThrownBy(() -> self.receive(subject, Expect.AGES));
		assertThatIllegalStateException().isThrownBy(() -> self.receiveForever(subject));

		assertThat(owner.<String>ask((process) -> Expect.message(process, subject))).isEqualTo("for the owner");
	}

	@Test
	@Rule("R103")
	void refusesANameThatItDoesNotHold(ActorSystem system, Process self) {
		Name<String> name = Name.unique("owner");
		Probe owner = Probe.start(system);
		Subject<String> subject = owner.ask((process) -> process.register(name));
		subject.send("for the owner");

		assertThatIllegalStateException().isThrownBy(() -> self.receive(self.subject(name), Expect.AGES));
		assertThatIllegalStateException()
			.isThrownBy(() -> self.receive(self.subject(Name.unique("nobody")), Expect.AGES));

		assertThat(owner.<String>ask((process) -> Expect.message(process, subject))).isEqualTo("for the owner");
	}

	@Test
	@Rule("R104")
	void looksOnceWithoutATimeout(Process self) {
		Subject<String> subject = self.subject();
		assertThat(self.receive(subject, Duration.ZERO)).isEmpty();
		subject.send("queued");

		assertThat(self.receive(subject, Duration.ZERO)).contains("queued");
		assertThat(self.receive(subject, Duration.ZERO)).isEmpty();
		assertThat(self.receive(Selector.of(subject), Duration.ZERO)).isEmpty();
	}

	@Test
	@Rule("R105")
	void refusesANegativeTimeout(Process self) {
		Subject<String> subject = self.subject();
		subject.send("kept");

		for (Duration negative : List.of(Duration.ofNanos(-1), Duration.ofDays(-100))) {
			assertThatIllegalArgumentException().isThrownBy(() -> self.receive(subject, negative))
				.withMessageContaining("'timeout'");
			assertThatIllegalArgumentException().isThrownBy(() -> self.receive(Selector.of(subject), negative));
		}

		assertThat(Expect.message(self, subject)).isEqualTo("kept");
	}

	@Test
	@Rule("R118")
	void takesWhatCameAfterAnEarlierOneTimedOut(Process self) {
		Subject<String> subject = self.subject();
		assertThat(self.receive(subject, Duration.ofMillis(1))).isEmpty();

		Monitor sender = self.spawnMonitored((process) -> subject.send("late"));
		Expect.down(self, sender);

		assertThat(self.receive(subject, Duration.ZERO)).contains("late");
	}

	@Test
	@Rule("R118")
	void losesNoMessageThatComesAtTheEndOfTheTimeout(Process self) {
		Subject<Integer> subject = self.subject();

		Expect.race((round) -> {
			self.spawn((process) -> subject.send(round));
			Optional<Integer> received = self.receive(subject, Duration.ofNanos((round % 64) * 1000L));

			assertThat(received.orElseGet(() -> Expect.message(self, subject))).isEqualTo(round);
		});

		Expect.silence(self);
	}

	@Test
	@Rule("R120")
	void flushDropsEverything(ActorSystem system, Process self) {
		Probe probe = Probe.start(system);
		Subject<String> subject = self.subject();
		Subject<String> named = self.register(Name.unique("flushed"));
		self.trapExits(true);
		self.monitor(probe.pid());
		self.link(probe.pid());
		probe.exit(ExitReason.SHUTDOWN);
		Expect.exit(self);
		Expect.down(self, self.monitor(probe.pid()));
		self.pid().sendExit(ExitReason.SHUTDOWN);
		subject.send("dropped");
		named.send("dropped");

		self.flush();

		Expect.silence(self);
		assertThat(self.pid().info().orElseThrow().mailboxLength()).isZero();
		subject.send("kept");
		assertThat(Expect.message(self, subject)).isEqualTo("kept");
	}

	@Test
	@Rule("R122")
	void givesMessagesOfAnOldSubjectNeverToANewOne(Process self) {
		Subject<String> old = self.subject();
		old.send("old");

		Subject<String> fresh = self.subject();
		fresh.send("fresh");

		assertThat(fresh).isNotEqualTo(old);
		assertThat(Expect.message(self, fresh)).isEqualTo("fresh");
		assertThat(self.receive(fresh, Expect.A_WHILE)).isEmpty();
		assertThat(Expect.message(self, old)).isEqualTo("old");
	}

	@Test
	@Rule("R123")
	void forEverIsWokenByTheFirstMatch(Process self) {
		Subject<String> subject = self.subject();
		Subject<String> noise = self.subject();
		self.spawn((process) -> {
			noise.send("noise");
			process.sleep(Duration.ofMillis(20));
			noise.send("noise");
			subject.send("match");
		});

		assertThat(self.receiveForever(subject)).isEqualTo("match");

		assertThat(self.receiveForever(noise)).isEqualTo("noise");
		assertThat(self.receiveForever(Selector.of(noise))).isEqualTo("noise");
		Expect.silence(self);
	}

	@Test
	@Rule("R123")
	void isWokenByEachMessageOfAConversation(ActorSystem system, Process self) {
		Subject<Integer> pongs = self.subject();
		Subject<Integer> pings = system.spawnReceiver((process, inbox) -> {
			while (true) {
				pongs.send(process.receiveForever(inbox));
			}
		});

		Expect.race((round) -> {
			pings.send(round);

			assertThat(Expect.message(self, pongs)).isEqualTo(round);
		});

		Expect.silence(self);
	}

	@Test
	void refusesNulls(Process self) {
		Subject<String> subject = self.subject();

		assertThatNullPointerException().isThrownBy(() -> self.receive((Subject<String>) null, Duration.ZERO));
		assertThatNullPointerException().isThrownBy(() -> self.receive((Selector<String>) null, Duration.ZERO));
		assertThatNullPointerException().isThrownBy(() -> self.receive(subject, null));
		assertThatNullPointerException().isThrownBy(() -> self.sleep(null));
		subject.send("kept");
		assertThatNullPointerException().isThrownBy(() -> self.receive((Selector<String>) null, Duration.ZERO));

		assertThat(Expect.message(self, subject)).isEqualTo("kept");
	}

}
