package dev.actor.process.upstream;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

import dev.actor.ActorSystem;
import dev.actor.process.Down;
import dev.actor.process.Exit;
import dev.actor.process.ExitException;
import dev.actor.process.ExitReason;
import dev.actor.process.Monitor;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.ProcessInfo;
import dev.actor.process.Selector;
import dev.actor.process.Subject;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** After process_SUITE of Erlang/OTP and the process tests of Elixir. */
@ActorSystemTest
class ProcessSuiteTests {

	private static final ExitReason FIRST = ExitReason.shutdown("first");

	private static final ExitReason SECOND = ExitReason.shutdown("second");

	// abnormal_suicide_exit
	@ParameterizedTest
	@MethodSource("reasons")
	void endsWithTheReasonThatItSendsToItself(ExitReason reason, Process self) {
		Subject<String> after = self.subject();

		Monitor monitor = self.spawnMonitored((process) -> {
			process.pid().sendExit(reason);
			after.send("still here");
		});

		assertThat(Await.down(self, monitor).reason()).isSameAs(reason);
		Await.silence(self);
	}

	// t_exit_2_catch
	@ParameterizedTest
	@MethodSource("reasons")
	void isNotSavedByCatchingTheSignalThatItSendsToItself(ExitReason reason, Process self) {
		Monitor returning = self.spawnMonitored((process) -> assertThatExceptionOfType(ExitException.class)
			.isThrownBy(() -> process.pid().sendExit(reason)));
		Monitor exiting = self.spawnMonitored((process) -> {
			assertThatExceptionOfType(ExitException.class).isThrownBy(() -> process.pid().sendExit(reason));
			process.exit(SECOND);
		});

		assertThat(Await.down(self, returning).reason()).isSameAs(reason);
		assertThat(Await.down(self, exiting).reason()).isSameAs(reason);
		Await.silence(self);
	}

	// exit_and_timeout
	@Test
	void endsOnceWhenASignalComesAtTheEndOfATimeout(Process self) {
		Subject<String> started = self.subject();
		self.trapExits(true);

		Await.race((round) -> {
			Pid child = self.spawn((process) -> {
				started.send("started");
				process.receive(Selector.empty(), Duration.ofNanos((round % 64) * 1000L));
				process.exit(FIRST);
			});
			Await.message(self, started);
			Await.spin(round / 64);
			child.sendExit(SECOND);

			Exit exit = Await.exit(self);
			assertThat(exit.pid()).isEqualTo(child);
			assertThat(exit.reason()).isIn(FIRST, SECOND);
		});

		Await.silence(self);
	}

	// exit_twice
	@Test
	void endsOnceWhenTwoSendSignalsAtTheSameTime(Process self) {
		self.trapExits(true);

		Await.race((round) -> {
			CountDownLatch start = new CountDownLatch(1);
			Pid target = self.spawn((process) -> process.receiveForever(Selector.empty()));
			Monitor monitor = self.monitor(target);
			Stream.of(FIRST, SECOND).forEach((reason) -> self.spawnUnlinked((process) -> {
				start.await();
				target.sendExit(reason);
			}));
			start.countDown();

			Exit exit = Await.exit(self);
			assertThat(exit.pid()).isEqualTo(target);
			assertThat(exit.reason()).isIn(FIRST, SECOND);
			assertThat(Await.down(self, monitor)).isEqualTo(new Down(monitor, target, exit.reason()));
		});

		Await.silence(self);
	}

	// process_info_self_msgq_len
	@Test
	@Rule("R037")
	void countsItsOwnMessagesInItsOwnPicture(Process self) {
		Subject<Integer> subject = self.subject();

		for (int i = 0; i < 1000; i++) {
			subject.send(i);
			assertThat(self.pid().info().map(ProcessInfo::mailboxLength)).contains(i + 1);
		}

		for (int i = 0; i < 1000; i++) {
			assertThat(Await.message(self, subject)).isEqualTo(i);
			assertThat(self.pid().info().map(ProcessInfo::mailboxLength)).contains(999 - i);
		}
	}

	// Elixir: process label
	@Test
	void showsItsLatestLabelInItsPicture(ActorSystem system) {
		Puppet puppet = Puppet.start(system);
		assertThat(puppet.pid().info().map(ProcessInfo::label)).contains("");

		puppet.run((process) -> process.label("printer"));
		puppet.run((process) -> process.label("printer 2"));

		assertThat(puppet.pid().info().map(ProcessInfo::label)).contains("printer 2");
	}

	// what the run-time of Erlang does by freeing the heap of a process that ends
	@Test
	@Rule("R021")
	void keepsNoUnreadMessageWhenItHasEnded(ActorSystem system, Process self) throws InterruptedException {
		ReferenceQueue<Object> queue = new ReferenceQueue<>();
		Puppet puppet = Puppet.start(system);
		Subject<Object> unread = puppet.ask(Process::subject);
		WeakReference<Object> message = new WeakReference<>(sendTo(unread), queue);
		Monitor monitor = self.monitor(puppet.pid());

		puppet.exit(ExitReason.NORMAL);
		Await.down(self, monitor);

		Await.freed(queue, message);
		assertThat(unread.owner()).isEmpty();
		assertThat(puppet.pid().isAlive()).isFalse();
	}

	private static Object sendTo(Subject<Object> subject) {
		Object message = new int[] { 42 };
		subject.send(message);
		return message;
	}

	private static Stream<Named<ExitReason>> reasons() {
		return Stream.of(Named.of("shutdown", FIRST), Named.of("a value", ExitReason.abnormal("no more paper")),
				Named.of("killed, which is not kill", ExitReason.KILLED), Named.of("kill", ExitReason.KILL));
	}

}
