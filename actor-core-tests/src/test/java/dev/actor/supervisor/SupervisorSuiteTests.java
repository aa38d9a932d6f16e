package dev.actor.supervisor;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.Next;
import dev.actor.behavior.Started;
import dev.actor.process.Body;
import dev.actor.process.ExitReason;
import dev.actor.process.Monitor;
import dev.actor.process.Name;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.StartError;
import dev.actor.process.StartException;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static dev.actor.supervisor.Children.A_MOMENT;
import static dev.actor.supervisor.Children.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** After supervisor_SUITE of Erlang/OTP and the tests of Elixir's supervisors. */
@ActorSystemTest
class SupervisorSuiteTests {

	// supervisor_SUITE: order_of_children
	@Test
	@Rule("R286")
	void theOrderOfStoppingIsThatOfTheSpecsWhoeverWasRestartedMeanwhile(ActorSystem system, Process self) {
		Chronicle chronicle = new Chronicle(self);
		Supervisor supervisor = system.start(SupervisorSpec.oneForOne("top")
			.child(chronicle.child("a"))
			.child(chronicle.child("b"))
			.child(chronicle.child("c")));
		chronicle.happens("+a", "+b", "+c");

		chronicle.crash("b");
		chronicle.happens("!b", "+b");
		chronicle.crash("a");
		chronicle.happens("!a", "+a");
		assertThat(supervisor.terminateChild("c")).isTrue();
		supervisor.restartChild("c");
		assertThat(supervisor.terminateChild("a")).isTrue();
		supervisor.restartChild("a");
		chronicle.happens("-c", "+c", "-a", "+a");

		assertThat(system.stop(supervisor.pid().orElseThrow(), SOON)).isTrue();
		chronicle.happens("-c", "-b", "-a");
	}

	// supervisor_SUITE: sup_start_ignore_*_start_child_simple
	@ParameterizedTest
	@EnumSource
	@Rule("R351")
	void aDynamicChildThatIsNotNeededIsNotKeptHoweverItWouldBeRestarted(Restart restart, ActorSystem system,
			Process self) {
		Rooms rooms = new Rooms(self);
		DynamicSupervisor<String, Started<Body>> supervisor = system.start(rooms.spec().restart(restart));

		assertThatExceptionOfType(StartException.class).isThrownBy(() -> supervisor.startChild("unneeded"))
			.extracting(StartException::error)
			.isEqualTo(new StartError.Ignored());

		assertThat(supervisor.whichChildren()).isEmpty();
		assertThat(supervisor.countChildren()).isEqualTo(new ChildCounts(1, 0, 0, 0));
	}

	// Elixir's DynamicSupervisor: the intensity is reached by attempts that fail
	@Test
	@Rule("R276")
	void aDynamicSupervisorGivesUpWhenAttemptsFailAgainAndAgain(ActorSystem system, Process self) {
		Rooms rooms = new Rooms(self);
		DynamicSupervisor<String, Started<Body>> supervisor = system
			.start(rooms.spec().intensity(3, Duration.ofMinutes(1)));
		Monitor monitor = self.monitor(supervisor.pid().orElseThrow());
		Started<Body> a = supervisor.startChild("later locked");
		Pid b = supervisor.startChild("b").pid();
		rooms.opened("later locked", "b");
		rooms.lock();

		rooms.ends(a, ExitReason.abnormal("trouble"));

		assertThat(new Chronicle(self).down(monitor)).isEqualTo(ExitReason.SHUTDOWN);
		assertThat(b.isAlive()).isFalse();
		rooms.noneIsOpened();
	}

	// Elixir's DynamicSupervisor: terminate_child with a brutal kill and with a time
	@Test
	@Rule("R352")
	void aDynamicChildIsTerminatedInTheWayThatWasSaidForIt(ActorSystem system, Process self) {
		DynamicSupervisorSpec<String, Started<String>> spec = DynamicSupervisorSpec.of("slow",
				(supervisor, name) -> Actor.of(0, (Integer state, String message) -> Next.state(state))
					.onTerminate((state, reason) -> Process.current().sleep(Duration.ofHours(1)))
					.start(supervisor));

		for (Shutdown shutdown : List.of(Shutdown.BRUTAL_KILL, Shutdown.within(A_MOMENT))) {
			DynamicSupervisor<String, Started<String>> supervisor = system.start(spec.shutdown(shutdown));
			Pid sibling = supervisor.startChild("sibling").pid();
			Monitor monitor = self.monitor(supervisor.startChild("terminated").pid());

			assertThat(supervisor.terminateChild(monitor.pid())).isTrue();

			assertThat(new Chronicle(self).down(monitor)).isEqualTo(ExitReason.KILLED);
			assertThat(sibling.isAlive()).isTrue();
			assertThat(supervisor.countChildren()).isEqualTo(new ChildCounts(1, 1, 0, 1));
			assertThat(system.stop(supervisor.pid().orElseThrow(), SOON)).isTrue();
		}
	}

	// Elixir's PartitionSupervisor: stop is synchronous
	@Test
	@Rule("R188")
	void aPartitionSupervisorIsGoneWithItsPartitionsWhenTheStopReturns(ActorSystem system) {
		PartitionSupervisorSpec<String> spec = PartitionSupervisorSpec.of("shards",
				(index) -> Actor.of(index, (Integer own, String message) -> Next.state(own)));

		for (int i = 0; i < 100; i++) {
			PartitionSupervisor<String> shards = system.start(spec.partitions(3));
			List<Pid> partitions = IntStream.range(0, 3)
				.mapToObj((index) -> shards.subject(index).owner().orElseThrow())
				.toList();

			assertThat(system.stop(shards.pid().orElseThrow(), SOON)).isTrue();

			assertThat(partitions).hasSize(3).noneMatch(Pid::isAlive);
			assertThat(system.lookup(Name.of("shards"))).isEmpty();
			assertThat(system.lookup(Name.of("shards:0"))).isEmpty();
		}
	}

}
