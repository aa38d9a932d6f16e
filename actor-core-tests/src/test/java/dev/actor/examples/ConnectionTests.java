package dev.actor.examples;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.Started;
import dev.actor.process.ExitReason;
import dev.actor.process.InitFailedException;
import dev.actor.process.Name;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.StartError;
import dev.actor.process.StartException;
import dev.actor.process.Subject;
import dev.actor.test.ActorSystemTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The example {@link Connection}. */
@ActorSystemTest
class ConnectionTests {

	private static final Duration SOON = Duration.ofSeconds(5);

	private static final Name<Connection.Message> NAME = Name.of("connection");

	private final AtomicInteger opened = new AtomicInteger();

	private final CountDownLatch closed = new CountDownLatch(1);

	@Test
	void isNotConnectedRightAfterTheStart(ActorSystem system) {
		assertThat(status(start(system))).isFalse();
		assertThat(this.opened).hasValue(0);
	}

	@Test
	void connectsOnceAndDisconnectsAsOftenAsAsked(ActorSystem system) {
		Subject<Connection.Message> connection = start(system);

		assertThat(connect(connection)).isEqualTo(new Connection.Outcome.Connected());
		assertThat(connect(connection)).isEqualTo(new Connection.Outcome.Refused("Already connected"));
		assertThat(status(connection)).isTrue();
		assertThat(this.opened).hasValue(1);

		connection.send(new Connection.Message.Disconnect());
		assertThat(status(connection)).isFalse();
		assertThat(this.closed.getCount()).isZero();
		connection.send(new Connection.Message.Disconnect());
		assertThat(status(connection)).isFalse();
		assertThat(connect(connection)).isEqualTo(new Connection.Outcome.Connected());
	}

	@Test
	void whatCannotBeOpenedIsRefusedAndCanBeTriedAgain(ActorSystem system) {
		Subject<Connection.Message> connection = Connection.startConnection(system, "db://far", (url) -> {
			if (this.opened.getAndIncrement() == 0) {
				throw new IOException("no route to " + url);
			}
			return this.closed::countDown;
		}).subject();

		assertThat(connect(connection)).isEqualTo(new Connection.Outcome.Refused("no route to db://far"));
		assertThat(status(connection)).isFalse();
		assertThat(connect(connection)).isEqualTo(new Connection.Outcome.Connected());
	}

	@Test
	void whatIsOpenIsClosedWhenTheConnectionIsStopped(ActorSystem system) throws InterruptedException {
		Started<Connection.Message> connection = Connection.startConnection(system, "db://here", this::open);
		connect(connection.subject());
		assertThat(this.closed.getCount()).isOne();

		assertThat(system.stop(connection.pid(), SOON)).isTrue();

		assertThat(this.closed.await(SOON.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
	}

	@Test
	void anInitialiserThatSleepsTooLongLeavesNothingBehind(ActorSystem system, Process self) {
		self.trapExits(true);
		Subject<Pid> told = self.subject();
		Duration limit = Duration.ofMillis(50);
		Actor<Connection.State, Connection.Message> slow = Connection.actor((process, subject) -> {
			told.send(process.pid());
			process.sleep(Duration.ofMinutes(1));
			return new Connection.State("db://far", this::open, null);
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

	private Subject<Connection.Message> start(ActorSystem system) {
		return Connection.startConnection(system, "db://here", this::open).subject();
	}

	private Connection.Line open(String url) {
		assertThat(url).isEqualTo("db://here");
		this.opened.incrementAndGet();
		return this.closed::countDown;
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
