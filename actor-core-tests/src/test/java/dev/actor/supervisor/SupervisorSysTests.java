package dev.actor.supervisor;

import java.time.Duration;
import java.util.List;

import dev.actor.ActorSystem;
import dev.actor.inspect.Sys;
import dev.actor.process.CalleeExitedException;
import dev.actor.process.Down;
import dev.actor.process.ExitReason;
import dev.actor.process.Monitor;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.ProcessInfo;
import dev.actor.process.Selector;
import dev.actor.process.SystemRequestFailedException;
import dev.actor.supervisor.Children.Started;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ActorSystemTest
class SupervisorSysTests {

	@Test
	@Rule({ "R204", "R205", "R208" })
	void aSuspendedSupervisorRestartsNobodyUntilItIsResumed(ActorSystem system, Process self)
			throws InterruptedException {
		Children children = new Children(self);
		Supervisor supervisor = system
			.start(SupervisorSpec.oneForOne("top").child(children.child("a")).child(children.child("b")));
		Started a = children.next("a");
		Started b = children.next("b");
		Sys sys = Sys.of(supervisor.pid().orElseThrow());

		sys.suspend();
		a.crashes();
		children.noneIsStarted();
		assertThat(supervisor.pid().flatMap(Pid::info)).get()
			.extracting(ProcessInfo::state)
			.isEqualTo(ProcessInfo.State.SUSPENDED);
		assertThat(sys.state()).get().asInstanceOf(InstanceOfAssertFactories.LIST).hasSize(2);

		sys.resume();
		assertThat(children.next("a").pid()).isNotEqualTo(a.pid());
		assertThat(sys.state().orElseThrow()).isEqualTo(supervisor.whichChildren());
		assertThat(b.pid().isAlive()).isTrue();
	}

	@Test
	@Rule("R259")
	void deathsOfWhichASuspendedSupervisorHearsLaterAreCountedOneByOne(ActorSystem system, Process self)
			throws InterruptedException {
		Children children = new Children(self);
		Supervisor supervisor = system.start(SupervisorSpec.oneForOne("top")
			.intensity(1, Duration.ofMinutes(1))
			.child(children.child("a"))
			.child(children.child("b")));
		Started a = children.next("a");
		Started b = children.next("b");
		Pid pid = supervisor.pid().orElseThrow();
		Monitor monitor = self.monitor(pid);

		Sys.of(pid).suspend();
		a.isKilled();
		b.isKilled();
		Sys.of(pid).resume();

		children.next("a");
		assertThat(self.receive(Selector.<Down>empty().monitor(monitor, (down) -> down), Children.SOON)).get()
			.extracting(Down::reason)
			.isEqualTo(ExitReason.SHUTDOWN);
		children.noneIsStarted();
	}

	@Test
	@Rule({ "R210", "R218" })
	void aSuspendedSupervisorStopsItsChildrenWhenItIsTold(ActorSystem system, Process self) {
		Children children = new Children(self);
		Supervisor supervisor = system.start(SupervisorSpec.oneForOne("top").child(children.child("a")));
		Started a = children.next("a");
		Pid pid = supervisor.pid().orElseThrow();
		Sys.of(pid).suspend();

		Sys.of(pid).stop(ExitReason.SHUTDOWN);

		assertThat(pid.isAlive()).isFalse();
		assertThat(a.pid().isAlive()).isFalse();
	}

	@Test
	@Rule("R212")
	void theChildrenAreNotReplacedFromOutside(ActorSystem system) {
		Supervisor supervisor = system.start(SupervisorSpec.oneForOne("top"));

		assertThatExceptionOfType(SystemRequestFailedException.class)
			.isThrownBy(() -> Sys.of(supervisor.pid().orElseThrow()).replaceState(List.class, (children) -> List.of()))
			.withCauseInstanceOf(UnsupportedOperationException.class);
		assertThatExceptionOfType(CalleeExitedException.class).isThrownBy(() -> supervisor.pid()
			.orElseThrow()
			.system((desk) -> desk.terminate(ExitReason.NORMAL), Children.SOON));
	}

}
