package dev.actor.examples;

import java.time.Duration;
import java.util.List;

import dev.actor.ActorSystem;
import dev.actor.examples.Broadcaster.ServerMessage;
import dev.actor.process.Down;
import dev.actor.process.ExitReason;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.ProcessInfo;
import dev.actor.process.Selector;
import dev.actor.process.Subject;
import dev.actor.test.ActorSystemTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The example {@link Broadcaster}. */
@ActorSystemTest(virtualTime = true)
class BroadcasterTests {

	private static final Duration SOON = Duration.ofSeconds(5);

	private Process self;

	private Subject<ServerMessage> server;

	@BeforeEach
	void start(ActorSystem system, Process self) {
		this.self = self;
		this.server = Broadcaster.multiMessageProcess(system);
	}

	@Test
	void whoAsksIsAnsweredAndGetsEachBroadcastFromThenOn() {
		Subject<String> first = this.self.subject();
		Subject<String> second = this.self.subject();

		this.server.send(new ServerMessage.Broadcast("nobody hears this"));
		this.server.send(new ServerMessage.Request(7, first));
		this.server.send(new ServerMessage.Broadcast("one"));
		this.server.send(new ServerMessage.Request(8, second));
		this.server.send(new ServerMessage.Broadcast("two"));

		assertHears(first, "Response for 7", "one", "two");
		assertHears(second, "Response for 8", "two");
	}

	@Test
	void whoAsksTwiceGetsABroadcastOnce() {
		Subject<String> client = this.self.subject();

		this.server.send(new ServerMessage.Request(1, client));
		this.server.send(new ServerMessage.Request(2, client));
		this.server.send(new ServerMessage.Broadcast("once"));

		assertHears(client, "Response for 1", "Response for 2", "once");
	}

	@Test
	void aClientThatHasEndedIsForgotten(ActorSystem system) {
		Subject<String> told = this.self.subject();
		Subject<String> client = this.self.spawnReceiver((process, inbox) -> told.send(process.receiveForever(inbox)));
		Pid pid = client.owner().orElseThrow();
		this.self.monitor(pid);
		this.server.send(new ServerMessage.Request(1, client));
		assertThat(this.self.receive(told, SOON)).hasValue("Response for 1");
		assertThat(down().pid()).isEqualTo(pid);
		Subject<String> other = this.self.subject();

		// The end was told to the server before it was told here, or after: by the second
		// answer it has certainly arrived.
		awaitForgotten(pid, other);
		this.server.send(new ServerMessage.Broadcast("for the living"));

		assertThat(this.self.receive(other, SOON)).hasValue("for the living");
		assertThat(system.deadLetterCount()).isZero();
	}

	@Test
	void shutdownEndsItNormally() {
		this.self.monitor(this.server.owner().orElseThrow());

		this.server.send(new ServerMessage.Shutdown());

		assertThat(down().reason()).isEqualTo(ExitReason.NORMAL);
	}

	private void awaitForgotten(Pid client, Subject<String> other) {
		Pid process = this.server.owner().orElseThrow();
		do {
			this.server.send(new ServerMessage.Request(0, other));
			assertThat(this.self.receive(other, SOON)).hasValue("Response for 0");
		}
		while (process.info().map(ProcessInfo::monitors).orElse(List.of()).contains(client));
	}

	private void assertHears(Subject<String> client, String... messages) {
		for (String message : messages) {
			assertThat(this.self.receive(client, SOON)).hasValue(message);
		}
		assertThat(this.self.receive(client, Duration.ofMillis(100))).isEmpty();
	}

	private Down down() {
		return this.self.receive(Selector.<Down>empty().monitors((down) -> down), SOON).orElseThrow();
	}

}
