package dev.actor.examples;

import java.time.Duration;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.process.ExitReason;
import dev.actor.process.InitFailedException;
import dev.actor.process.Name;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.StartError;
import dev.actor.process.StartException;
import dev.actor.process.Subject;
import dev.actor.testing.ActorSystemExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The example {@link Connection}. */
@ExtendWith(ActorSystemExtension.class)
class ConnectionTests {

	private static final Duration SOON = Duration.ofSeconds(2);

	private static final Name<Connection.Message> NAME = Name.of("connection");

	@Test
	void isNotConnectedRightAfterTheStart(ActorSystem system) {
		assertThat(status(Connection.actor("db://here").start(system).subject())).isFalse();
	}

	@Test
	void connectsOnceAndDisconnectsAsOftenAsAsked(ActorSystem system) {
		Subject<Connection.Message> connection = Connection.actor("db://here").start(system).subject();

		assertThat(connect(connection)).isEqualTo(new Connection.Outcome.Connected());
		assertThat(connect(connection)).isEqualTo(new Connection.Outcome.Refused("Already connected"));
		assertThat(status(connection)).isTrue();

		connection.send(new Connection.Message.Disconnect());
		assertThat(status(connection)).isFalse();
		connection.send(new Connection.Message.Disconnect());
		assertThat(status(connection)).isFalse();
		assertThat(connect(connection)).isEqualTo(new Connection.Outcome.Connected());
	}

	@Test
	void anInitialiserThatSleepsTooLongLeavesNothingBehind(ActorSystem system, Process self) {
		self.trapExits(true);
		Subject<Pid> told = self.subject();
		Duration limit = Duration.ofMillis(50);
		Actor<Connection.State, Connection.Message> slow = Connection.actor((process, subject) -> {
			told.send(process.pid());
			process.sleep(Duration.ofMinutes(1));
			return new Connection.State("db://far", false);
		}).initTimeout(limit).named(NAME);

		assertStartFails(slow, self, new StartError.InitTimeout(limit));

		assertThat(self.receive(told, Duration.ZERO)).get().extracting(Pid::isAlive).isEqualTo(false);
		assertThat(system.lookup(NAME)).isEmpty();
	}

	@Test
	void anInitialiserThatRefusesOrExitsSaysWhy(Process self) {
		self.trapExits(true);

		assertStartFails(Connection.actor((process, subject) -> {
			throw new InitFailedException("no route to db://far");
		}), self, new StartError.InitFailed("no route to db://far"));
		assertStartFails(Connection.actor((process, subject) -> {
			throw process.exit(ExitReason.SHUTDOWN);
		}), self, new StartError.InitExited(ExitReason.SHUTDOWN));
	}

	private static void assertStartFails(Actor<Connection.State, Connection.Message> connection, Process self,
			StartError error) {
		assertThatExceptionOfType(StartException.class).isThrownBy(() -> connection.start(self))
			.extracting(StartException::error)
			.isEqualTo(error);
	}

	private static Connection.Outcome connect(Subject<Connection.Message> connection) {
		return connection.call(Connection.Message.Connect::new, SOON);
	}

	private static boolean status(Subject<Connection.Message> connection) {
		return connection.<Boolean>call(Connection.Message.Status::new, SOON);
	}

}
