package dev.actor.test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.ActorSpec;
import dev.actor.behavior.Next;
import dev.actor.process.AttachedProcess;
import dev.actor.process.CallTimeoutException;
import dev.actor.process.Name;
import dev.actor.process.Reply;
import dev.actor.process.Subject;
import dev.actor.supervisor.SupervisorSpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class VirtualTimeTests {

	private static final Duration HOUR = Duration.ofHours(1);

	private final VirtualTime time = VirtualTime.create();

	private final ActorSystem system = ActorSystem.builder("virtual").engine(this.time.engine()).build();

	private final AttachedProcess self = this.system.attach();

	@AfterEach
	void close() {
		this.self.close();
		this.system.close();
		assertThat(this.time.open()).isEmpty();
	}

	@Test
	void timersFireInTheOrderOfTheirTimes() {
		Subject<String> inbox = this.self.subject();
		inbox.sendAfter(Duration.ofMinutes(2), "second");
		inbox.sendAfter(Duration.ofMinutes(1), "first");
		this.time.advance(Duration.ofSeconds(59));
		assertThat(this.self.receive(inbox, Duration.ZERO)).isEmpty();
		this.time.advance(Duration.ofSeconds(1));
		assertThat(this.self.receive(inbox, Duration.ZERO)).contains("first");
		this.time.advance(HOUR);
		assertThat(this.self.receive(inbox, Duration.ZERO)).contains("second");
		assertThat(this.time.elapsed()).isEqualTo(HOUR.plusMinutes(1));
	}

	@Test
	void whatATimerSetsOffHappensBeforeTheNextOne() {
		List<String> order = new ArrayList<>();
		Subject<String> echo = this.system.start(ActorSpec.of("echo", order, (List<String> all, String message) -> {
			all.add(message);
			return Next.state(all);
		})).subject();
		for (int i = 3; i > 0; i--) {
			echo.sendAfter(Duration.ofSeconds(i), "at " + i);
		}
		this.time.advance(Duration.ofSeconds(3));
		assertThat(order).containsExactly("at 1", "at 2", "at 3");
	}

	@Test
	void timePassesWhileTheTestWaitsInTheLibrary() {
		Subject<String> inbox = this.self.subject();
		assertThat(this.self.receive(inbox, HOUR)).isEmpty();
		assertThat(this.time.elapsed()).isEqualTo(HOUR);
		inbox.sendAfter(HOUR, "late");
		assertThat(this.self.receive(inbox, HOUR.multipliedBy(2))).contains("late");
		assertThat(this.time.elapsed()).isEqualTo(HOUR.multipliedBy(2));
	}

	@Test
	void aCallTimesOutAtOnce() {
		Subject<Reply<String>> silent = this.system
			.start(ActorSpec.of("silent", 0, (Integer state, Reply<String> request) -> Next.state(state)))
			.subject();
		assertThatExceptionOfType(CallTimeoutException.class)
			.isThrownBy(() -> silent.call((Reply<String> reply) -> reply, HOUR));
		assertThat(this.time.elapsed()).isEqualTo(HOUR);
	}

	@Test
	void theWindowOfASupervisorIsOverAfterFiveSeconds() {
		Name<String> name = Name.unique("fragile");
		ActorSpec<String> fragile = ActorSpec.of(name, Actor.of(0, (Integer state, String message) -> {
			throw new IllegalStateException(message);
		}));
		this.system.start(SupervisorSpec.oneForOne("top").intensity(1, Duration.ofSeconds(5)).child(fragile));
		Subject<String> subject = this.system.subject(name);
		subject.send("first");
		this.time.advance(Duration.ofMillis(5001));
		subject.send("second");
		this.time.settle();
		assertThat(this.system.processCount()).isEqualTo(3);
		subject.send("third");
		this.time.settle();
		assertThat(this.system.processCount()).isOne();
	}

	@Test
	void aBodyThatBlocksElsewhereIsNamed() {
		CountDownLatch latch = new CountDownLatch(1);
		this.time.patience(Duration.ofMillis(50));
		this.system.spawn((process) -> {
			process.label("reader");
			latch.await();
		});
		assertThatIllegalStateException().isThrownBy(() -> this.time.advance(HOUR))
			.withMessageContainingAll("'reader'", "CountDownLatch.await", "real time");
		latch.countDown();
	}

	@Test
	void aProcessCannotMoveTime() {
		Subject<Optional<Throwable>> inbox = this.self.subject();
		this.system.spawn((process) -> {
			try {
				this.time.advance(HOUR);
				inbox.send(Optional.empty());
			}
			catch (IllegalStateException ex) {
				inbox.send(Optional.of(ex));
			}
		});
		Optional<Throwable> thrown = this.self.receive(inbox, HOUR).orElseThrow();
		assertThat(thrown.orElseThrow()).hasMessageContaining("Only the test's thread moves time");
	}

	@Test
	void timeDoesNotGoBack() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.time.advance(Duration.ofNanos(-1)));
		assertThatIllegalArgumentException().isThrownBy(() -> this.time.patience(Duration.ZERO));
	}

	@Test
	void twoSystemsShareATime() {
		try (ActorSystem other = ActorSystem.builder("other").engine(this.time.engine()).build()) {
			Subject<String> inbox = this.self.subject();
			other.spawn((process) -> {
				process.sleep(HOUR);
				inbox.send("slept");
			});
			this.time.advance(HOUR);
			assertThat(this.self.receive(inbox, Duration.ZERO)).contains("slept");
			assertThat(this.time.open()).containsExactly("virtual", "other");
		}
	}

}
