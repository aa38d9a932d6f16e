package dev.actor.process.upstream;

import java.time.Duration;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.Next;
import dev.actor.process.Down;
import dev.actor.process.Exit;
import dev.actor.process.ExitReason;
import dev.actor.process.Monitor;
import dev.actor.process.Name;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.Selector;
import dev.actor.process.Subject;
import dev.actor.process.Timer;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** After the process tests of gleam_erlang and the exits in those of gleam_otp. */
@ActorSystemTest(virtualTime = true)
class GleamProcessTests {

	private static final ExitReason REASON = ExitReason.shutdown("the reason");

	// subject_owner_test
	@Test
	@ActorSystemTest
	void aSubjectBelongsToItsMaker(ActorSystem system, Process self) {
		Puppet puppet = Puppet.start(system);
		Subject<String> theirs = puppet.ask(Process::subject);

		assertThat(self.subject().owner()).contains(self.pid());
		assertThat(theirs.owner()).contains(puppet.pid());
	}

	// subject_owner_named_test
	@Test
	@Rule("R134")
	void aNamedSubjectBelongsToWhoeverHoldsTheNameNow(ActorSystem system, Process self) {
		Name<String> name = Name.unique("printer");
		Subject<String> subject = system.subject(name);
		assertThat(subject.owner()).isEmpty();
		Puppet first = Puppet.start(system);
		first.run((process) -> process.register(name));
		assertThat(subject.owner()).contains(first.pid());

		first.pid().kill();
		assertThat(subject.owner()).isEmpty();
		self.register(name);

		assertThat(subject.owner()).contains(self.pid());
	}

	// subject_name_test
	@Test
	void aNamedSubjectShowsItsName(ActorSystem system) {
		Name<String> name = Name.unique("printer");

		assertThat(system.subject(name).toString()).contains(name.text());
	}

	// sleep_forever_test
	@Test
	@Rule("R101")
	void aProcessThatSleepsForAgesStaysAlive(Process self) {
		Monitor monitor = self.spawnMonitored((process) -> process.sleep(Duration.ofSeconds(Long.MAX_VALUE)));

		Await.silence(self);

		assertThat(monitor.pid().isAlive()).isTrue();
		monitor.pid().kill();
		assertThat(Await.down(self, monitor).reason()).isEqualTo(ExitReason.KILLED);
	}

	// select_forever_test
	@Test
	@Rule("R123")
	void aSelectorForEverTakesWhatIsThereAlready(Process self) {
		Subject<String> first = self.subject();
		Subject<String> second = self.subject();
		first.send("first");
		second.send("second");

		assertThat(self.receiveForever(Selector.of(second).merge(Selector.of(first)))).isEqualTo("first");
		assertThat(self.receiveForever(second)).isEqualTo("second");
		Await.silence(self);
	}

	// linking_self_test
	@Test
	@Rule("R048")
	void aProcessThatIsLinkedToItselfAndDoesNotTrapEndsAsAnyOther(ActorSystem system, Process self) {
		Puppet puppet = Puppet.start(system);
		Monitor monitor = self.monitor(puppet.pid());
		assertThat(puppet.<Boolean>ask((process) -> process.link(process.pid()))).isTrue();
		assertThat(puppet.pid().isAlive()).isTrue();

		puppet.exit(REASON);

		assertThat(Await.down(self, monitor)).isEqualTo(new Down(monitor, puppet.pid(), REASON));
		Await.silence(self);
	}

	// relinking_test: linked again after it was unlinked
	@Test
	@Rule("R047")
	void aLinkThatIsMadeAgainAfterItWasRemovedHolds(ActorSystem system, Process self) {
		Puppet maker = Puppet.trapping(system);
		Puppet peer = Puppet.start(system);
		maker.run((process) -> {
			assertThat(process.link(peer.pid())).isTrue();
			process.unlink(peer.pid());
			assertThat(process.link(peer.pid())).isTrue();
		});

		peer.exit(REASON);

		assertThat(maker.next()).contains(new Exit(peer.pid(), REASON));
		assertThat(maker.next()).isEmpty();
	}

	// select_anything_test
	@Test
	@Rule("R110")
	void aCatchAllTakesMessagesOfAnyTypeInTheirOrder(Process self) {
		self.<Integer>subject().send(1);
		self.<String>subject().send("two");
		self.<Double>subject().send(3.0);

		assertThat(self.receive(Await.ANYTHING, Duration.ZERO)).contains(1);
		assertThat(self.receive(Await.ANYTHING, Duration.ZERO)).contains("two");
		assertThat(self.receive(Await.ANYTHING, Duration.ZERO)).contains(3.0);
		assertThat(self.receive(Await.ANYTHING, Duration.ZERO)).isEmpty();
	}

	// cancel_already_fired_timer_test
	@Test
	@Rule("R092")
	void aTimerThatHasFiredButIsUnreadCanNotBeCancelled(Process self) {
		Subject<String> subject = self.subject();
		Subject<String> later = self.subject();
		Timer timer = subject.sendAfter(Duration.ZERO, "fired");
		later.sendAfter(Duration.ofMillis(20), "later");
		Await.message(self, later);

		assertThat(timer.cancel()).isEmpty();

		assertThat(self.receive(subject, Duration.ZERO)).contains("fired");
	}

	// gleam_otp: killed_exit_can_be_trapped_test
	@Test
	@Rule("R060")
	void theKillOfALinkedActorCanBeTrapped(Process self) {
		self.trapExits(true);
		Pid actor = Actor.<String, String>of("", (state, message) -> Next.state(state)).start(self).pid();

		actor.kill();

		assertThat(Await.exit(self)).isEqualTo(new Exit(actor, ExitReason.KILLED));
		Await.silence(self);
	}

	// gleam_otp: abnormal_exit_can_be_trapped_test
	@Test
	@ActorSystemTest
	@Rule("R060")
	void theSignalThatEndsALinkedActorCanBeTrapped(Process self) {
		self.trapExits(true);
		ExitReason reason = ExitReason.abnormal("no more paper");
		Pid actor = Actor.<String, String>of("", (state, message) -> Next.state(state)).start(self).pid();

		actor.sendExit(reason);

		assertThat(Await.exit(self)).isEqualTo(new Exit(actor, reason));
		Await.silence(self);
	}

}
