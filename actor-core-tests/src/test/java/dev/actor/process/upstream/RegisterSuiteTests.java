package dev.actor.process.upstream;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import dev.actor.ActorSystem;
import dev.actor.process.ExitReason;
import dev.actor.process.Monitor;
import dev.actor.process.Name;
import dev.actor.process.NoProcessException;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.ProcessInfo;
import dev.actor.process.Selector;
import dev.actor.process.SpawnOptions;
import dev.actor.process.Subject;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** After register_SUITE of Erlang/OTP, and what else there is about names. */
@ActorSystemTest
class RegisterSuiteTests {

	// otp_8099: by somebody else than the next holder
	@Test
	@Rule("R131")
	void aNameCanBeTakenByAnotherRightAfterItsHolderWasKilled(ActorSystem system, Process self) {
		Name<String> name = Name.unique("printer");
		Subject<Pid> taken = self.subject();
		AtomicReference<Pid> holder = new AtomicReference<>();

		Await.race((round) -> {
			Optional.ofNullable(holder.get()).ifPresent(Pid::kill);
			Pid next = system.spawn((process) -> process.receiveForever(Selector.empty()),
					SpawnOptions.DEFAULT.named(name));
			holder.set(next);
			assertThat(system.lookup(name)).contains(next);
			next.kill();
			holder.set(system.spawn((process) -> {
				process.register(name);
				taken.send(process.pid());
				process.receiveForever(Selector.empty());
			}));

			assertThat(Await.message(self, taken)).isEqualTo(holder.get());
			assertThat(system.lookup(name)).contains(holder.get());
		});

		Await.silence(self);
	}

	// bad_register: a process that has ended can not be made to hold a name
	@Test
	@Rule("R130")
	void aNameIsNeverLeftWithAProcessThatIsKilledWhileItTakesIt(ActorSystem system, Process self) {
		Subject<String> started = self.subject();

		Await.race((round) -> {
			Name<String> name = Name.of("printer" + round);
			Monitor monitor = self.spawnMonitored((process) -> {
				started.send("started");
				process.register(name);
				process.receiveForever(Selector.empty());
			});
			Await.message(self, started);
			Await.spin(round);
			monitor.pid().kill();

			assertThat(system.lookup(name)).isEmpty();
			assertThat(Await.down(self, monitor).reason()).isEqualTo(ExitReason.KILLED);
			assertThat(system.lookup(name)).isEmpty();
		});

		Await.silence(self);
	}

	// unregister_name_test, racing with the registration
	@Test
	@Rule({ "R125", "R127" })
	void aNameThatIsTakenAwayAtOnceIsForgottenByItsHolder(ActorSystem system, Process self) {
		Subject<Subject<String>> started = self.subject();

		Await.race((round) -> {
			Name<String> name = Name.of("printer" + round);
			Name<String> other = Name.of("other" + round);
			Monitor monitor = self.spawnMonitored((process) -> {
				Subject<String> inbox = process.subject();
				started.send(inbox);
				process.register(name);
				process.receiveForever(inbox);
				assertThat(process.pid().info().flatMap(ProcessInfo::name)).isEmpty();
				process.register(other);
			});
			Subject<String> inbox = Await.message(self, started);
			while (system.lookup(name).isEmpty()) {
				Thread.onSpinWait();
			}
			system.unregister(name);
			inbox.send("it is taken away");

			assertThat(Await.down(self, monitor).reason()).isEqualTo(ExitReason.NORMAL);
			assertThat(system.lookup(name)).isEmpty();
		});

		Await.silence(self);
	}

	// register_name_test and unregister_name_test, by two at the same time
	@Test
	@Rule({ "R125", "R129" })
	void aNameIsTakenAwayByOneOfTwo(ActorSystem system, Process self) {
		Subject<Boolean> outcome = self.subject();
		Puppet holder = Puppet.start(system);
		Puppet one = Puppet.start(system);
		Puppet other = Puppet.start(system);

		Await.race((round) -> {
			Name<String> name = Name.of("printer" + round);
			holder.run((process) -> process.register(name));
			one.tell((process) -> outcome.send(unregister(system, name)));
			other.tell((process) -> outcome.send(unregister(system, name)));

			assertThat(Await.message(self, outcome)).isNotEqualTo(Await.message(self, outcome));
			assertThat(system.lookup(name)).isEmpty();
		});

		Await.silence(self);
	}

	private static boolean unregister(ActorSystem system, Name<String> name) {
		try {
			system.unregister(name);
			return true;
		}
		catch (NoProcessException ex) {
			return false;
		}
	}

}
