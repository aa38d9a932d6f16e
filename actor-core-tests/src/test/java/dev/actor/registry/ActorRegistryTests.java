package dev.actor.registry;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.Next;
import dev.actor.behavior.Started;
import dev.actor.process.NoProcessException;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.Reply;
import dev.actor.process.Selector;
import dev.actor.process.StartError;
import dev.actor.process.StartException;
import dev.actor.process.Subject;
import dev.actor.process.SystemClosedException;
import dev.actor.supervisor.ChildSpec;
import dev.actor.supervisor.Supervisor;
import dev.actor.supervisor.SupervisorSpec;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Actors that are reached by their keys. */
@ActorSystemTest
class ActorRegistryTests {

	/** Says who it is. */
	private static final Actor<Integer, Reply<Pid>> WHO = Actor.of(0, (state, reply) -> {
		reply.send(Process.current().pid());
		return Next.state(state);
	});

	private ActorRegistry<String, Reply<Pid>> registry;

	@BeforeEach
	void makeRegistry(ActorSystem system) {
		this.registry = Registry.actors(system, "users");
	}

	private static Pid ask(Subject<Reply<Pid>> subject) {
		return subject.call((reply) -> reply, Puppet.SOON);
	}

	@Test
	@Rule("R371")
	void aSubjectLeadsToWhoeverHoldsItsKey(ActorSystem system) {
		Subject<Reply<Pid>> subject = this.registry.subject("a");

		Started<Reply<Pid>> first = WHO.registered(this.registry.via("a")).start(system);
		assertThat(subject.owner()).contains(first.pid());
		assertThat(ask(subject)).isEqualTo(first.pid());
		assertThat(subject.callAsync((Reply<Pid> reply) -> reply, Puppet.SOON)).succeedsWithin(Puppet.SOON)
			.isEqualTo(first.pid());
		assertThat(this.registry.lookup("a")).contains(new Entry<>("a", first.pid(), first.subject()));
		first.pid().kill();
		assertThat(subject.owner()).isEmpty();
		Pid second = WHO.registered(this.registry.via("a")).start(system).pid();
		assertThat(ask(subject)).isEqualTo(second);
	}

	@Test
	@Rule("R371")
	void aSecondStartKnowsTheFirst(ActorSystem system) {
		Actor<Integer, Reply<Pid>> actor = WHO.registered(this.registry.via("a"));
		Pid first = actor.start(system).pid();

		assertThatExceptionOfType(StartException.class).isThrownBy(() -> actor.start(system))
			.satisfies((ex) -> assertThat(ex.error()).isEqualTo(new StartError.AlreadyStarted("a", first)));
	}

	@Test
	void whatIsSentWhileTheActorStartsIsReceived(ActorSystem system, Process self) {
		Subject<String> told = self.subject();
		ActorRegistry<String, String> texts = Registry.actors(system, "texts");
		Actor<Integer, String> actor = Actor.<Integer, String>withInit((process, subject) -> {
			texts.subject("a").send("early");
			return 0;
		}, (state, text) -> {
			told.send(text);
			return Next.state(state);
		}).registered(texts.via("a"));

		actor.start(system).subject().send("later");

		assertThat(self.receive(told, Puppet.SOON)).contains("early");
		assertThat(self.receive(told, Puppet.SOON)).contains("later");
	}

	@Test
	void withoutAHolderASubjectIsLikeThatOfANameWithoutOne(ActorSystem system, Process self) {
		Subject<String> subject = Registry.<String, String>actors(system, "users").subject("user-7");

		assertThatExceptionOfType(NoProcessException.class).isThrownBy(() -> subject.send("hello"))
			.withMessageContaining("key 'user-7' of registry 'users'")
			.withMessageContaining(system.name());
		assertThat(system.deadLetterCount()).isZero();
		assertThat(subject.trySend("hello")).isFalse();
		assertThat(system.deadLetterCount()).isOne();
		assertThat(subject.owner()).isEmpty();
		assertThatExceptionOfType(NoProcessException.class)
			.isThrownBy(() -> this.registry.subject("user-7").call((Reply<Pid> reply) -> reply, Puppet.SOON));
		assertThatExceptionOfType(NoProcessException.class)
			.isThrownBy(() -> this.registry.subject("user-7").callAsync((Reply<Pid> reply) -> reply, Puppet.SOON));
		assertThatExceptionOfType(NullPointerException.class).isThrownBy(() -> subject.send(null));
	}

	@Test
	void aTimerLooksTheKeyUpWhenItsTimeHasCome(ActorSystem system, Process self) {
		ActorRegistry<String, String> texts = Registry.actors(system, "texts");
		Subject<String> own = self.subject();
		texts.subject("a").sendAfter(Duration.ofMillis(50), "late");
		texts.subject("a").sendAt(self.monotonicNanos(), "lost");
		texts.subject("b").sendAfter(Duration.ofDays(1), "never").cancel();

		assertThat(self.receive(own, Puppet.A_WHILE)).isEmpty();
		texts.register("a", own);
		texts.subject("a").sendAfter(Duration.ofMillis(50), "in time");

		assertThat(self.receive(own, Puppet.SOON)).contains("in time");
		assertThat(system.deadLetterCount()).isEqualTo(2);
	}

	@Test
	void aProcessRegistersASubjectOfItsOwnAndReceivesFromThat(ActorSystem system, Process self) {
		ActorRegistry<String, String> texts = Registry.actors(system, "texts");
		Subject<String> own = self.subject();
		texts.register("a", own);
		texts.register("b", own);

		texts.subject("a").send("one");
		texts.subject("b").send("two");

		assertThat(self.receive(own, Puppet.SOON)).contains("one");
		assertThat(self.receive(own, Puppet.SOON)).contains("two");
		Puppet other = Puppet.start(system);
		Optional<String> refused = other.ask((process) -> {
			try {
				texts.register("c", own);
				return Optional.empty();
			}
			catch (IllegalArgumentException ex) {
				return Optional.of(ex.getMessage());
			}
		});
		assertThat(refused).get().asString().contains("key 'c' of registry 'texts'", "not its own");
		assertThatIllegalArgumentException().isThrownBy(() -> Selector.of(texts.subject("a")));
	}

	@Test
	void subjectsOfOneKeyAreEqual(ActorSystem system) {
		ActorRegistry<String, Reply<Pid>> namesake = Registry.actors(system, "users");

		assertThat(this.registry.subject("a")).isEqualTo(this.registry.subject("a"))
			.hasSameHashCodeAs(this.registry.subject("a"))
			.hasToString("subject of key 'a' of registry 'users'")
			.isNotEqualTo(this.registry.subject("b"))
			.isNotEqualTo(namesake.subject("a"));
	}

	@Test
	void anActorThatItsSupervisorStartsAgainIsAtItsKeyAgain(ActorSystem system, Process self) {
		Supervisor supervisor = system.start(SupervisorSpec.oneForOne("sessions")
			.intensity(1000, Duration.ofSeconds(1))
			.child(ChildSpec.worker("a", (spawner) -> WHO.registered(this.registry.via("a")).start(spawner).pid())));
		try (var feed = this.registry.listen()) {
			Pid before = ask(this.registry.subject("a"));
			for (int i = 0; i < 100; i++) {
				before.kill();
				Pid after = null;
				while (after == null) {
					RegistryEvent<String, Subject<Reply<Pid>>> event = self.receive(feed, Puppet.SOON).orElseThrow();
					if (event instanceof RegistryEvent.Registered<String, Subject<Reply<Pid>>> registered) {
						after = registered.pid();
					}
				}
				assertThat(ask(this.registry.subject("a"))).isEqualTo(after).isNotEqualTo(before);
				before = after;
			}
		}
		assertThat(supervisor.pid()).isPresent();
	}

	@Test
	void anActorOfAnotherSystemIsRefusedAndNothingIsLeftOfIt() {
		try (ActorSystem other = ActorSystem.create("other")) {
			assertThatIllegalArgumentException().isThrownBy(() -> WHO.registered(this.registry.via("a")).start(other))
				.withMessageContaining("another actor system");

			assertThat(other.processCount()).isZero();
			assertThat(this.registry.entries()).isEqualTo(List.of());
		}
	}

	@Test
	void aClosedSystemSaysSo() {
		ActorSystem other = ActorSystem.create("other");
		ActorRegistry<String, String> texts = Registry.actors(other, "texts");
		other.close();

		assertThatExceptionOfType(SystemClosedException.class).isThrownBy(() -> texts.subject("a").send("hello"));
	}

}
