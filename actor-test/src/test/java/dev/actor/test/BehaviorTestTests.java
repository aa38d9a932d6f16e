package dev.actor.test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.ActorObject;
import dev.actor.behavior.Next;
import dev.actor.process.AttachedProcess;
import dev.actor.process.ExitReason;
import dev.actor.process.InitFailedException;
import dev.actor.process.Reply;
import dev.actor.process.StartException;
import dev.actor.process.Subject;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class BehaviorTestTests {

	private static final Duration MINUTE = Duration.ofMinutes(1);

	sealed interface Message {

	}

	record Add(int number) implements Message {

	}

	record Get(Reply<Integer> reply) implements Message {

	}

	record Forget(Reply<Integer> reply) implements Message {

	}

	record Report(Subject<String> to) implements Message {

	}

	record Remind(Subject<String> to) implements Message {

	}

	record Stop() implements Message {

	}

	record Fail(String why) implements Message {

	}

	private static Next<Integer, Message> count(int state, Message message) {
		return switch (message) {
			case Add(int number) -> Next.state(state + number);
			case Get(Reply<Integer> reply) -> Next.reply(reply, state, state);
			case Forget forget -> Next.state(state);
			case Report(Subject<String> to) -> {
				to.send("count " + state);
				yield Next.state(state);
			}
			case Remind(Subject<String> to) -> {
				to.sendAfter(MINUTE, "reminder");
				yield Next.state(state);
			}
			case Stop stop -> Next.stop();
			case Fail(String why) -> throw new IllegalStateException(why);
		};
	}

	private final BehaviorTest<Integer, Message> counter = BehaviorTest.of(0, BehaviorTestTests::count);

	@Test
	void aHandlerRunsOnAStateAndMessages() {
		assertThat(this.counter.tell(new Add(1)).tell(new Add(2)).state()).isEqualTo(3);
	}

	@Test
	void aRequestIsAnswered() {
		this.counter.tell(new Add(7));
		assertThat(this.counter.<Integer>ask(Get::new)).isEqualTo(7);
	}

	@Test
	void aRequestThatIsNotAnsweredIsNamed() {
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> this.counter.<Integer>ask(Forget::new))
			.withMessage("It has not answered so far: Forget[reply=reply]");
	}

	@Test
	void whatItSendsIsInTheInboxOfTheTest() {
		TestInbox<String> inbox = this.counter.inbox();
		this.counter.tell(new Report(inbox.subject())).tell(new Add(1)).tell(new Report(inbox.subject()));
		assertThat(inbox.drain()).containsExactly("count 0", "count 1");
		assertThat(inbox.messages()).isEmpty();
	}

	@Test
	void whatItSchedulesComesWhenItsTimeHasPassed() {
		TestInbox<String> inbox = this.counter.inbox();
		this.counter.tell(new Remind(inbox.subject()));
		assertThat(this.counter.scheduled()).isOne();
		this.counter.pass(MINUTE.minusNanos(1));
		assertThat(inbox.messages()).isEmpty();
		this.counter.pass(Duration.ofNanos(1));
		assertThat(inbox.messages()).containsExactly("reminder");
		assertThat(this.counter.scheduled()).isZero();
	}

	@Test
	void itsEndIsSeenWithTheReason() {
		assertThat(this.counter.isStopped()).isFalse();
		this.counter.tell(new Stop());
		assertThat(this.counter.reason()).contains(ExitReason.NORMAL);
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> this.counter.tell(new Add(1)))
			.withMessageContaining("It has ended with normal, so that nobody handles Add[number=1]");
	}

	@Test
	void aCrashIsSeenAsItsReason() {
		this.counter.tell(new Add(5)).tell(new Fail("disk full"));
		assertThat(this.counter.isStopped()).isTrue();
		assertThat(this.counter.reason().orElseThrow()).isInstanceOf(ExitReason.Abnormal.class)
			.asString()
			.contains("disk full");
		assertThat(this.counter.state()).isEqualTo(5);
	}

	@Test
	void aStartThatFailsIsThrown() {
		Actor<Integer, String> refusing = Actor.withInit((self, subject) -> {
			throw new InitFailedException("no licence");
		}, (state, message) -> Next.state(state));
		assertThatExceptionOfType(StartException.class).isThrownBy(() -> BehaviorTest.of(refusing))
			.withMessageContaining("no licence");
	}

	@Test
	void anActorAsAnObjectSpawnsMonitorsIdlesAndCleansUp() {
		List<String> seen = new ArrayList<>();
		BehaviorTest<ActorObject<String>, String> parent = BehaviorTest.of(Actor.of(() -> new Parent(seen)));
		parent.tell("spawn");
		assertThat(parent.spawned()).hasSize(1);
		assertThat(parent.monitored()).isEqualTo(parent.spawned());
		parent.pass(MINUTE);
		assertThat(seen).containsExactly("spawn", "silence");
		parent.stop(ExitReason.SHUTDOWN);
		assertThat(parent.reason()).contains(ExitReason.SHUTDOWN);
		assertThat(seen).endsWith("end with shutdown");
	}

	@Test
	void theTestMayBeAProcessOfAnotherSystem() {
		try (ActorSystem system = ActorSystem.create("another"); AttachedProcess self = system.attach()) {
			BehaviorTest<Integer, Message> own = BehaviorTest.of(0, BehaviorTestTests::count);
			assertThat(own.tell(new Add(1)).stop(ExitReason.SHUTDOWN).reason()).contains(ExitReason.SHUTDOWN);
			assertThat(self.pid().isAlive()).isTrue();
		}
	}

	@Test
	void thousandsLeaveNoThreadBehind() {
		int before = Thread.activeCount();
		for (int i = 0; i < 2000; i++) {
			assertThat(BehaviorTest.of(i, BehaviorTestTests::count).tell(new Add(1)).state()).isEqualTo(i + 1);
		}
		assertThat(Thread.activeCount()).isLessThanOrEqualTo(before);
	}

	private static final class Parent extends ActorObject<String> {

		private final List<String> seen;

		Parent(List<String> seen) {
			this.seen = seen;
		}

		@Override
		protected void handle(String message) {
			this.seen.add(message);
			if (message.equals("spawn")) {
				self().spawnMonitored((child) -> child.receiveForever(child.subject()));
				idleAfter(MINUTE, "silence");
			}
		}

		@Override
		protected void terminate(ExitReason reason) {
			this.seen.add("end with " + reason);
		}

	}

}
