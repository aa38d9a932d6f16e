package dev.actor.inspect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.Next;
import dev.actor.behavior.Started;
import dev.actor.process.DebugEvent;
import dev.actor.process.DebugHook;
import dev.actor.process.Process;
import dev.actor.process.Reply;
import dev.actor.process.Subject;
import dev.actor.process.SystemRequestFailedException;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@ActorSystemTest
class SysDebugTests {

	private static final Duration SOON = Duration.ofSeconds(5);

	private static final Duration A_MOMENT = Duration.ofMillis(100);

	record Login(String user, String password) {
	}

	private static Started<Reply<Integer>> counter(ActorSystem system) {
		return Actor
			.of(0, (Integer count, Reply<Integer> reply) -> Next.<Integer, Integer, Reply<Integer>>reply(reply, count,
					count + 1))
			.start(system);
	}

	private static int ask(Started<Reply<Integer>> counter) {
		return counter.subject().<Integer>call((reply) -> reply, SOON);
	}

	@Test
	@Rule("R215")
	void statisticsCountWhatCameAndWentWhileTheyWereOn(ActorSystem system) {
		Started<Reply<Integer>> counter = counter(system);
		Sys sys = Sys.of(counter.pid());
		ask(counter);
		assertThat(sys.statistics()).isEmpty();

		sys.statistics(true);
		ask(counter);
		sys.statistics(true);
		ask(counter);
		assertThat(sys.statistics()).get().satisfies((statistics) -> {
			assertThat(statistics.messagesIn()).isEqualTo(2);
			assertThat(statistics.messagesOut()).isEqualTo(2);
			assertThat(statistics.since()).isNotNull();
			assertThat(statistics.elapsed()).isPositive();
		});

		sys.statistics(false);
		assertThat(sys.statistics()).isEmpty();
	}

	@Test
	@Rule("R216")
	void theLogKeepsTheLastEventsInOrder(ActorSystem system) {
		Started<Reply<Integer>> counter = counter(system);
		Sys sys = Sys.of(counter.pid());
		assertThat(sys.log()).isEmpty();
		sys.log(6);
		for (int i = 0; i < 3; i++) {
			ask(counter);
		}

		List<DebugEvent> log = sys.log();
		assertThat(log).hasSize(6);
		for (int i = 0; i < 2; i++) {
			assertThat(log.get(3 * i)).isInstanceOf(DebugEvent.In.class);
			int answer = i + 1;
			assertThat(log.get(3 * i + 1)).isInstanceOfSatisfying(DebugEvent.Out.class,
					(out) -> assertThat(out.message()).isEqualTo(answer));
			assertThat(log.get(3 * i + 2)).isEqualTo(new DebugEvent.State(i + 2));
		}

		sys.noLog();
		ask(counter);
		assertThat(sys.log()).isEmpty();
		assertThatIllegalArgumentException().isThrownBy(() -> sys.log(0)).withMessageContaining("capacity");
	}

	@Test
	@Rule("R216")
	void eventsGoToAFileUntilThatIsOver(ActorSystem system, @TempDir Path folder) throws IOException {
		Started<Reply<Integer>> counter = counter(system);
		Sys sys = Sys.of(counter.pid());
		Path file = folder.resolve("events.log");
		sys.logToFile(file);
		ask(counter);
		sys.noFile();
		ask(counter);

		List<String> lines = Files.readAllLines(file);
		assertThat(lines).hasSize(3);
		assertThat(lines.get(0)).contains(" in ");
		assertThat(lines.get(1)).contains(" out 0 to ");
		assertThat(lines.get(2)).endsWith(" state 1");
		assertThatExceptionOfType(SystemRequestFailedException.class)
			.isThrownBy(() -> sys.logToFile(folder.resolve("missing/events.log")))
			.withCauseInstanceOf(IOException.class);
		assertThat(ask(counter)).isEqualTo(2);
	}

	@Test
	@Rule("R216")
	void aTraceGoesToTheLogUntilItIsOver(ActorSystem system) {
		Started<Reply<Integer>> counter = counter(system);
		Sys sys = Sys.of(counter.pid());
		sys.trace(true);
		assertThat(sys.status().hooks()).containsExactly("trace");
		assertThat(ask(counter)).isZero();
		sys.trace(false);
		assertThat(sys.status().hooks()).isEmpty();
	}

	@Test
	@Rule("R217")
	void aHookIsInstalledOnceAndToldUntilItIsRemoved(ActorSystem system, Process self) {
		Started<Reply<Integer>> counter = counter(system);
		Sys sys = Sys.of(counter.pid());
		Subject<String> told = self.subject();
		DebugHook hook = new DebugHook() {

			@Override
			public void event(DebugEvent event) {
				if (event instanceof DebugEvent.In) {
					told.send("in");
				}
			}

			@Override
			public void removed() {
				told.send("removed");
			}

		};

		assertThat(sys.install("mine", hook)).isTrue();
		assertThat(sys.install("mine", (event) -> told.send("another"))).isFalse();
		ask(counter);
		assertThat(self.receive(told, SOON)).hasValue("in");
		assertThat(sys.remove("mine")).isTrue();
		assertThat(self.receive(told, SOON)).hasValue("removed");
		assertThat(sys.remove("mine")).isFalse();
		ask(counter);
		assertThat(self.receive(told, A_MOMENT)).isEmpty();

		sys.install("mine", hook);
		sys.statistics(true);
		sys.log(1);
		sys.noDebug();
		assertThat(self.receive(told, SOON)).hasValue("removed");
		assertThat(sys.status().hooks()).isEmpty();
		sys.install("mine", hook);
		sys.stop();
		assertThat(self.receive(told, SOON)).hasValue("removed");
	}

	@Test
	@Rule("R217")
	void aHookThatThrowsIsRemovedAndTheActorLives(ActorSystem system) {
		Started<Reply<Integer>> counter = counter(system);
		Sys sys = Sys.of(counter.pid());
		sys.install("bad", (event) -> {
			throw new IllegalStateException("bad hook");
		});
		sys.statistics(true);

		assertThat(ask(counter)).isZero();
		assertThat(sys.status().hooks()).containsExactly("statistics");
		assertThat(sys.statistics()).get().extracting(Statistics::messagesIn).isEqualTo(1L);
	}

	@Test
	@Rule("R219")
	void whatPeopleSeeIsRedacted(ActorSystem system, Process self) {
		Subject<Login> echo = self.subject();
		Started<Login> actor = Actor.of(new Login("nobody", ""), (Login state, Login message) -> {
			echo.send(message);
			return Next.<Login, Login>state(message);
		}).redacting((state) -> "user " + state.user(), (message) -> "login of " + message.user()).start(system);
		Sys sys = Sys.of(actor.pid());
		sys.log(10);
		actor.subject().send(new Login("ann", "secret"));

		assertThat(sys.status().state()).hasValue("user ann");
		assertThat(sys.log()).containsExactly(new DebugEvent.In("login of ann"),
				new DebugEvent.Out(Login.class.getName(), echo.owner().orElseThrow()),
				new DebugEvent.State("user ann"));
		assertThat(self.receive(echo, SOON)).isPresent();
		assertThat(sys.state(Login.class).password()).isEqualTo("secret");
	}

	@Test
	@Rule("R219")
	void aRedactionThatThrowsLeavesANote(ActorSystem system) {
		Started<Login> actor = Actor.of(new Login("nobody", ""), (Login state, Login message) -> Next.state(message))
			.redacting((state) -> {
				throw new IllegalStateException("cannot redact");
			}, (message) -> {
				throw new IllegalStateException("cannot redact");
			})
			.start(system);
		Sys sys = Sys.of(actor.pid());
		sys.log(10);
		actor.subject().send(new Login("ann", "secret"));

		assertThat(sys.status().state()).get().asString().contains("not shown").doesNotContain("secret");
		assertThat(sys.log()).hasSize(2).allSatisfy((event) -> assertThat(event.toString()).contains("not shown"));
	}

}
