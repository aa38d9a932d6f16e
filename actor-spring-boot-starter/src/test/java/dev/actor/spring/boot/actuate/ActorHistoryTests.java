package dev.actor.spring.boot.actuate;

import java.time.Duration;
import java.util.stream.IntStream;

import dev.actor.process.DeadLetter;
import dev.actor.process.ExitReason;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ActorHistoryTests {

	private static final Duration A_MINUTE = Duration.ofMinutes(1);

	private final ActorHistory history = new ActorHistory();

	@Test
	void keepsTheLastRestartsOfEachChild() {
		IntStream.range(0, ActorHistory.RESTARTS + 5)
			.forEach((i) -> this.history.restarted("shop", "counter", ExitReason.abnormal("crash " + i)));
		this.history.restarted("shop", "other", ExitReason.KILLED);

		assertThat(this.history.restarts("shop", "counter")).hasSize(ActorHistory.RESTARTS)
			.extracting(ActorHistory.Restart::reason)
			.startsWith("abnormal: crash 5")
			.endsWith("abnormal: crash 104");
		assertThat(this.history.restarts("shop", "other")).extracting(ActorHistory.Restart::reason)
			.containsExactly("killed");
		assertThat(this.history.restarts("shop", "nobody")).isEmpty();
	}

	@Test
	void aCrashLoopIsAChildThatWasRestartedOftenOfLate() {
		this.history.restarted("shop", "counter", ExitReason.KILLED);
		this.history.restarted("shop", "counter", ExitReason.abnormal("broken"));
		this.history.restarted("shop", "other", ExitReason.KILLED);

		assertThat(this.history.crashLoops(2, A_MINUTE)).singleElement().satisfies((loop) -> {
			assertThat(loop.supervisor()).isEqualTo("shop");
			assertThat(loop.child()).isEqualTo("counter");
			assertThat(loop.restarts()).hasSize(2);
		});
		assertThat(this.history.crashLoops(3, A_MINUTE)).isEmpty();
		assertThat(this.history.crashLoops(1, Duration.ZERO)).isEmpty();
	}

	@Test
	void remembersNoMoreChildrenThanAThousandAndForgetsTheOldest() {
		IntStream.rangeClosed(0, 1000).forEach((i) -> this.history.restarted("shop", "worker-" + i, ExitReason.KILLED));

		assertThat(this.history.restarts("shop", "worker-0")).isEmpty();
		assertThat(this.history.restarts("shop", "worker-1")).hasSize(1);
		assertThat(this.history.crashLoops(1, A_MINUTE)).hasSize(1000);
	}

	@Test
	void keepsTheTypesOfTheLastDeadLettersAndNeverTheMessages() {
		IntStream.range(0, 105)
			.forEach((i) -> this.history
				.deadLetter(new DeadLetter("nobody-" + i, "secret", DeadLetter.Cause.NO_PROCESS, "lost")));

		assertThat(this.history.deadLetters()).hasSize(100).first().satisfies((letter) -> {
			assertThat(letter.recipient()).isEqualTo("nobody-5");
			assertThat(letter.message()).isEqualTo("java.lang.String");
			assertThat(letter.why()).isEqualTo("lost");
			assertThat(letter.toString()).doesNotContain("secret");
		});
	}

	@Test
	void keepsAsManyDeadLettersAsItIsTold() {
		ActorHistory two = new ActorHistory(2);
		ActorHistory none = new ActorHistory(0);
		IntStream.range(0, 3).forEach((i) -> {
			DeadLetter letter = new DeadLetter("nobody-" + i, "lost", DeadLetter.Cause.NO_PROCESS, "lost");
			two.deadLetter(letter);
			none.deadLetter(letter);
		});

		assertThat(two.deadLetters()).extracting(ActorHistory.LostMessage::recipient)
			.containsExactly("nobody-1", "nobody-2");
		assertThat(none.deadLetters()).isEmpty();
	}

	@Test
	void remembersWhyASupervisorGaveUp() {
		assertThat(this.history.surrender("shop")).isEmpty();

		this.history.gaveUp("shop", "counter", ExitReason.KILLED);

		assertThat(this.history.surrender("shop")).get()
			.extracting(ActorHistory.Surrender::child, ActorHistory.Surrender::reason)
			.containsExactly("counter", "killed");
	}

}
