package dev.actor.inspect;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.Next;
import dev.actor.behavior.Started;
import dev.actor.process.CrashReport;
import dev.actor.process.DebugEvent;
import dev.actor.process.ProcessListener;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What a system hides, whatever its actors show. */
class SystemRedactionTests {

	private static final Duration SOON = Duration.ofSeconds(10);

	private static final Actor<String, String> KEEPER = Actor.of("the secret", (state, message) -> {
		if (message.equals("crash")) {
			throw new IllegalStateException("crash on demand");
		}
		return Next.state(state);
	});

	private final BlockingQueue<CrashReport> crashes = new LinkedBlockingQueue<>();

	@Test
	void hidesTheStateFromPeopleAndNotFromCode() {
		try (ActorSystem system = system("vault"::equals)) {
			Started<String> vault = KEEPER.labelled("vault").start(system);
			Started<String> other = KEEPER.labelled("other").start(system);

			assertThat(Sys.of(vault.pid()).status().state()).contains("******");
			assertThat(Sys.of(vault.pid()).state()).contains("the secret");
			assertThat(Sys.of(other.pid()).status().state()).contains("the secret");
		}
	}

	@Test
	void hidesMessagesAndStatesFromALog() {
		try (ActorSystem system = system("vault"::equals)) {
			Started<String> vault = KEEPER.redacting((state) -> "some state", (message) -> "some message")
				.labelled("vault")
				.start(system);
			Sys.of(vault.pid()).log(10);

			vault.subject().send("a secret");

			assertThat(Sys.of(vault.pid()).log()).contains(new DebugEvent.In("java.lang.String"),
					new DebugEvent.State("******"));
		}
	}

	@Test
	void hidesMessagesAndStatesFromCrashReports() throws InterruptedException {
		try (ActorSystem system = system("vault"::equals)) {
			KEEPER.labelled("vault").start(system).subject().send("crash");
			CrashReport hidden = this.crashes.poll(SOON.toSeconds(), TimeUnit.SECONDS);
			KEEPER.labelled("other").start(system).subject().send("crash");
			CrashReport shown = this.crashes.poll(SOON.toSeconds(), TimeUnit.SECONDS);

			assertThat(hidden).extracting(CrashReport::state, CrashReport::lastMessage)
				.containsExactly(Optional.of("******"), Optional.of("java.lang.String"));
			assertThat(shown).extracting(CrashReport::state, CrashReport::lastMessage)
				.containsExactly(Optional.of("the secret"), Optional.of("crash"));
		}
	}

	@Test
	void hidesEverythingIfItCannotTell() {
		try (ActorSystem system = system((label) -> {
			throw new IllegalStateException("cannot tell");
		})) {
			Started<String> vault = KEEPER.labelled("vault").start(system);

			assertThat(Sys.of(vault.pid()).status().state()).contains("******");
		}
	}

	private ActorSystem system(Predicate<String> redacted) {
		return ActorSystem.builder("hiding").redacted(redacted).listener(new ProcessListener() {

			@Override
			public void crashed(CrashReport report) {
				SystemRedactionTests.this.crashes.add(report);
			}

		}).build();
	}

}
