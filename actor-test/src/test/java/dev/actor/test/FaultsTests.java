package dev.actor.test;

import java.time.Duration;

import dev.actor.ActorSystem;
import dev.actor.behavior.ActorSpec;
import dev.actor.behavior.Next;
import dev.actor.process.AttachedProcess;
import dev.actor.process.CallTimeoutException;
import dev.actor.process.CalleeExitedException;
import dev.actor.process.InitFailedException;
import dev.actor.process.Name;
import dev.actor.process.Pid;
import dev.actor.process.Reply;
import dev.actor.process.StartException;
import dev.actor.process.Subject;
import dev.actor.supervisor.SupervisorSpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class FaultsTests {

	private static final Duration SECOND = Duration.ofSeconds(1);

	private static final Name<Message> COUNTER = Name.of("counter");

	private static final ActorSpec<Message> SPEC = ActorSpec.of("counter", 0, FaultsTests::count);

	private final VirtualTime time = VirtualTime.create();

	private final Faults faults = Faults.create();

	private final ActorSystem system = this.faults.install(ActorSystem.builder("faults").engine(this.time.engine()))
		.build();

	private final AttachedProcess self = this.system.attach();

	sealed interface Message {

	}

	record Add(int number) implements Message {

	}

	record Get(Reply<Integer> reply) implements Message {

	}

	private static Next<Integer, Message> count(int state, Message message) {
		return switch (message) {
			case Add(int number) -> Next.state(state + number);
			case Get(Reply<Integer> reply) -> Next.reply(reply, state, state);
		};
	}

	@AfterEach
	void close() {
		this.self.close();
		this.system.close();
	}

	private Subject<Message> supervised() {
		this.system.start(SupervisorSpec.oneForOne("top").child(SPEC));
		return SPEC.subject(this.system);
	}

	@Test
	void theChosenMessageCrashesTheActorAndItsSupervisorStartsItAgain() {
		Subject<Message> counter = supervised();
		Pid first = counter.owner().orElseThrow();
		this.faults.on(COUNTER).message(3).crash(() -> new IllegalStateException("disk full"));
		counter.send(new Add(1));
		counter.send(new Add(2));
		Pid second = this.faults.expectRestart(COUNTER,
				() -> assertThatExceptionOfType(CalleeExitedException.class)
					.isThrownBy(() -> counter.call(Get::new, SECOND))
					.withMessageContaining("disk full"));
		assertThat(second).isNotEqualTo(first);
		assertThat(counter.owner()).contains(second);
		assertThat(counter.call(Get::new, SECOND)).isZero();
		assertThat(this.faults.fired()).extracting(Faults.Fired::what).containsExactly("crash");
		this.faults.assertAllFired();
	}

	@Test
	void aDroppedMessageIsNeverHandledAndIsNoDeadLetter() {
		Subject<Message> counter = supervised();
		this.faults.on(COUNTER).next().drop();
		counter.send(new Add(1));
		counter.send(new Add(10));
		assertThat(counter.call(Get::new, SECOND)).isEqualTo(10);
		assertThat(this.faults.fired()).containsExactly(new Faults.Fired("counter", "drop", new Add(1)));
		assertThat(this.system.deadLetterCount()).isZero();
	}

	@Test
	void onlyMessagesThatMatchAreCounted() {
		Subject<Message> counter = supervised();
		this.faults.on(COUNTER).matching(Get.class::isInstance).message(2).drop();
		counter.send(new Add(1));
		assertThat(counter.call(Get::new, SECOND)).isEqualTo(1);
		counter.send(new Add(1));
		assertThatExceptionOfType(CallTimeoutException.class).isThrownBy(() -> counter.call(Get::new, SECOND));
		assertThat(counter.call(Get::new, SECOND)).isEqualTo(2);
	}

	@Test
	void severalFaultsOfOneActorCountEachMessage() {
		Subject<Message> counter = supervised();
		this.faults.on(COUNTER).message(1).drop();
		this.faults.on(COUNTER).message(3).drop();
		for (int number : new int[] { 1, 10, 100, 1000 }) {
			counter.send(new Add(number));
		}
		assertThat(counter.call(Get::new, SECOND)).isEqualTo(1010);
		this.faults.assertAllFired();
	}

	@Test
	void aDelayPassesInTheTimeOfTheSystem() {
		Subject<Message> counter = supervised();
		this.faults.on(COUNTER).next().delay(Duration.ofHours(1));
		assertThat(counter.call(Get::new, Duration.ofHours(2))).isZero();
		assertThat(this.time.elapsed()).isEqualTo(Duration.ofHours(1));
	}

	@Test
	void aHeldMessageIsHandledWhenItIsLetGo() {
		Subject<Message> counter = supervised();
		Held held = this.faults.on(COUNTER).next().hold();
		counter.send(new Add(1));
		assertThatExceptionOfType(CallTimeoutException.class).isThrownBy(() -> counter.call(Get::new, SECOND));
		held.release();
		held.release();
		assertThat(counter.call(Get::new, SECOND)).isEqualTo(1);
	}

	@Test
	void anActorThatIsHeldCanBeKilled() {
		Subject<Message> counter = supervised();
		this.faults.on(COUNTER).next().hold();
		counter.send(new Add(1));
		this.time.settle();
		Pid second = this.faults.expectRestart(COUNTER, () -> counter.owner().orElseThrow().kill());
		assertThat(second.isAlive()).isTrue();
		assertThat(counter.call(Get::new, SECOND)).isZero();
	}

	@Test
	void whatWasLetGoBeforeItCameIsNotHeld() {
		Subject<Message> counter = supervised();
		this.faults.on(COUNTER).next().hold().release();
		assertThat(counter.call(Get::new, SECOND)).isZero();
	}

	@Test
	void theNextStartFailsAndNotTheOneAfterIt() {
		this.faults.on("counter").failNextStart(new InitFailedException("no licence"));
		assertThatExceptionOfType(StartException.class).isThrownBy(() -> this.system.start(SPEC))
			.withMessageContaining("no licence");
		assertThat(this.system.start(SPEC).subject().call(Get::new, SECOND)).isZero();
		this.faults.assertAllFired();
	}

	@Test
	void aSupervisorGoesOnWhenARestartFailsOnce() {
		Subject<Message> counter = supervised();
		this.faults.on(COUNTER).failNextStart(new IllegalStateException("no database"));
		this.faults.expectRestart(COUNTER, () -> counter.owner().orElseThrow().kill());
		assertThat(counter.call(Get::new, SECOND)).isZero();
		this.faults.assertAllFired();
	}

	@Test
	void faultsThatNeverHappenedAreNamed() {
		supervised();
		this.faults.on(COUNTER).message(7).drop();
		this.faults.on("countre").next().crash(IllegalStateException::new);
		assertThatExceptionOfType(AssertionError.class).isThrownBy(this.faults::assertAllFired)
			.withMessageContaining("drop at message 7 of 'counter', which got no such message")
			.withMessageContaining("crash at message 1 of 'countre', which has never started");
	}

	@Test
	void aRestartThatDoesNotComeIsNamed() {
		this.system.start(SPEC);
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> this.faults.watchRestart(COUNTER).await(SECOND))
			.withMessageContaining("still runs");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(
					() -> this.faults.expectRestart(COUNTER, () -> this.system.lookup(COUNTER).orElseThrow().kill()))
			.withMessageContaining("does a supervisor look after it?");
	}

	@Test
	void badUseIsRefused() {
		assertThatIllegalStateException().isThrownBy(() -> this.faults.watchRestart(COUNTER))
			.withMessageContaining("'counter' has never started");
		assertThatIllegalStateException().isThrownBy(() -> this.faults.install(ActorSystem.builder("another")))
			.withMessageContaining("Faults of its own");
		assertThatIllegalArgumentException().isThrownBy(() -> this.faults.on(COUNTER).message(0))
			.withMessageContaining("counted from 1");
		assertThatIllegalArgumentException().isThrownBy(() -> this.faults.on(COUNTER).next().delay(SECOND.negated()));
	}

}
