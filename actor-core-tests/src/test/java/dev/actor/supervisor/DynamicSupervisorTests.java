package dev.actor.supervisor;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.Next;
import dev.actor.behavior.Started;
import dev.actor.inspect.TreeNode;
import dev.actor.process.Body;
import dev.actor.process.ExitReason;
import dev.actor.process.Monitor;
import dev.actor.process.NoProcessException;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.ProcessInfo;
import dev.actor.process.StartError;
import dev.actor.process.StartException;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

/** Supervisors of children that come and go. */
@ActorSystemTest
class DynamicSupervisorTests {

	@Test
	@Rule("R346")
	void thereAreNoChildrenAtTheStart(ActorSystem system, Process self) {
		Rooms rooms = new Rooms(self);

		DynamicSupervisor<String, Started<Body>> supervisor = system.start(rooms.spec());

		assertThat(supervisor.whichChildren()).isEmpty();
		assertThat(supervisor.countChildren()).isEqualTo(new ChildCounts(1, 0, 0, 0));
		assertThat(supervisor.tree().children()).isEmpty();
		assertThat(supervisor.pid()).isPresent();
		rooms.noneIsOpened();
	}

	@Test
	@Rule("R347")
	void equalArgumentsGiveDifferentChildren(ActorSystem system, Process self) {
		Rooms rooms = new Rooms(self);
		DynamicSupervisor<String, Started<Body>> supervisor = system.start(rooms.spec());

		List<Pid> pids = List.of(supervisor.startChild("a").pid(), supervisor.startChild("a").pid(),
				supervisor.startChild("a").pid());

		rooms.opened("a", "a", "a");
		assertThat(pids).doesNotHaveDuplicates().allMatch(Pid::isAlive);
		assertThat(supervisor.countChildren()).isEqualTo(new ChildCounts(1, 3, 0, 3));
		assertThat(pids.getFirst().info()).get()
			.extracting(ProcessInfo::links)
			.isEqualTo(List.of(supervisor.pid().orElseThrow()));
	}

	@Test
	@Rule({ "R348", "R349", "R356" })
	void aChildThatCrashedIsStartedAgainWithItsArgument(ActorSystem system, Process self) {
		Rooms rooms = new Rooms(self);
		DynamicSupervisor<String, Started<Body>> supervisor = system.start(rooms.spec());
		Started<Body> a = supervisor.startChild("a");
		Started<Body> b = supervisor.startChild("b");
		rooms.opened("a", "b");

		rooms.ends(a, ExitReason.abnormal("trouble"));

		rooms.opened("a");
		assertThat(b.pid().isAlive()).isTrue();
		assertThat(supervisor.whichChildren()).extracting(ChildInfo::id, ChildInfo::kind, ChildInfo::restarts)
			.containsExactly(tuple("rooms", TreeNode.Kind.WORKER, 0), tuple("rooms", TreeNode.Kind.WORKER, 1));
		assertThat(supervisor.whichChildren().getFirst().pid()).hasValue(b.pid());
		assertThat(supervisor.terminateChild(a.pid())).isFalse();
	}

	@Test
	@Rule("R349")
	void aChildThatEndsNormallyIsForgottenIfNothingElseIsSaid(ActorSystem system, Process self) {
		Rooms rooms = new Rooms(self);
		DynamicSupervisor<String, Started<Body>> supervisor = system.start(rooms.spec());
		Started<Body> a = supervisor.startChild("a");
		rooms.opened("a");

		rooms.ends(a, ExitReason.NORMAL);

		assertThat(rooms.isOpened("a", supervisor)).isFalse();
		assertThat(supervisor.whichChildren()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "PERMANENT, true, true", "TRANSIENT, false, true", "TEMPORARY, false, false" })
	@Rule("R350")
	void theTemplateSaysWhenChildrenAreStartedAgain(Restart restart, boolean afterNormal, boolean afterCrash,
			ActorSystem system, Process self) {
		Rooms rooms = new Rooms(self);
		DynamicSupervisor<String, Started<Body>> supervisor = system.start(rooms.spec().restart(restart));

		Started<Body> normal = supervisor.startChild("normal");
		rooms.opened("normal");
		rooms.ends(normal, ExitReason.NORMAL);
		assertThat(rooms.isOpened("normal", supervisor)).isEqualTo(afterNormal);
		Started<Body> crash = supervisor.startChild("crash");
		rooms.opened("crash");
		rooms.ends(crash, ExitReason.abnormal("crash"));
		assertThat(rooms.isOpened("crash", supervisor)).isEqualTo(afterCrash);

		assertThat(supervisor.countChildren().workers()).isEqualTo((afterNormal ? 1 : 0) + (afterCrash ? 1 : 0));
	}

	@Test
	@Rule("R351")
	void aChildThatDoesNotStartIsNotKept(ActorSystem system, Process self) {
		Rooms rooms = new Rooms(self);
		DynamicSupervisor<String, Started<Body>> supervisor = system
			.start(rooms.spec().intensity(0, Duration.ofMinutes(1)));

		assertThatExceptionOfType(StartException.class).isThrownBy(() -> supervisor.startChild("locked"))
			.extracting(StartException::error)
			.isEqualTo(new StartError.InitFailed("locked"));
		assertThatExceptionOfType(StartException.class).isThrownBy(() -> supervisor.startChild("unneeded"))
			.extracting(StartException::error)
			.isEqualTo(new StartError.Ignored());
		assertThatExceptionOfType(StartException.class).isThrownBy(() -> supervisor.startChild("broken"))
			.withMessageContaining("out of order");

		assertThat(supervisor.countChildren()).isEqualTo(new ChildCounts(1, 0, 0, 0));
		assertThat(supervisor.pid()).isPresent();
	}

	@Test
	@Rule("R352")
	void aChildThatIsTerminatedIsStoppedAndForgotten(ActorSystem system, Process self) {
		Rooms rooms = new Rooms(self);
		DynamicSupervisor<String, Started<Body>> supervisor = system.start(rooms.spec().restart(Restart.PERMANENT));
		Started<Body> a = supervisor.startChild("a");
		Monitor monitor = self.monitor(a.pid());
		rooms.opened("a");

		assertThat(supervisor.terminateChild(a.pid())).isTrue();

		assertThat(new Chronicle(self).down(monitor)).isEqualTo(ExitReason.SHUTDOWN);
		assertThat(supervisor.whichChildren()).isEmpty();
		rooms.noneIsOpened();
	}

	@Test
	@Rule({ "R353", "R354" })
	void aPidOfNoChildIsNotFoundAndNotTouched(ActorSystem system, Process self) {
		Rooms rooms = new Rooms(self);
		DynamicSupervisor<String, Started<Body>> supervisor = system.start(rooms.spec());
		Started<Body> a = supervisor.startChild("a");
		rooms.opened("a");
		rooms.ends(a, ExitReason.NORMAL);

		assertThat(supervisor.terminateChild(a.pid())).isFalse();
		assertThat(supervisor.terminateChild(self.pid())).isFalse();

		assertThat(self.pid().isAlive()).isTrue();
	}

	@Test
	@Rule("R355")
	void thereIsNothingToDoById() {
		assertThat(DynamicSupervisor.class.getMethods())
			.noneMatch((method) -> method.getParameterCount() > 0 && method.getParameterTypes()[0] == String.class);
	}

	@Test
	@Rule("R328")
	void thereAreNoSignificantChildren() {
		assertThat(DynamicSupervisorSpec.class.getMethods()).extracting("name")
			.contains("intensity", "restart")
			.doesNotContain("autoShutdown", "significant");
	}

	@Test
	@Rule({ "R356", "R358", "R359" })
	void aChildWhoseRestartFailsAgainAndAgainCountsUntilItIsTerminatedByItsOldPid(ActorSystem system, Process self) {
		Rooms rooms = new Rooms(self);
		DynamicSupervisor<String, Started<Body>> supervisor = system
			.start(rooms.spec().maxChildren(2).intensity(Integer.MAX_VALUE, Duration.ofMinutes(1)));
		Started<Body> a = supervisor.startChild("later locked");
		supervisor.startChild("b");
		rooms.opened("later locked", "b");
		rooms.lock();
		rooms.ends(a, ExitReason.abnormal("trouble"));

		assertThat(supervisor.countChildren()).isEqualTo(new ChildCounts(1, 1, 0, 2));
		assertThat(supervisor.whichChildren()).extracting(ChildInfo::state, (child) -> child.pid().isPresent())
			.containsExactly(tuple(TreeNode.State.RUNNING, true), tuple(TreeNode.State.RESTARTING, false));
		assertThatExceptionOfType(ChildException.class).isThrownBy(() -> supervisor.startChild("c"))
			.extracting(ChildException::error)
			.isEqualTo(new ChildError.MaxChildren(2));
		assertThat(supervisor.terminateChild(a.pid())).isTrue();

		assertThat(supervisor.terminateChild(a.pid())).isFalse();
		assertThat(supervisor.countChildren()).isEqualTo(new ChildCounts(1, 1, 0, 1));
		supervisor.startChild("c");
		rooms.opened("c");
		rooms.noneIsOpened();
	}

	@Test
	@Rule({ "R264", "R357" })
	void aChildThatIsNotNeededAgainIsForgotten(ActorSystem system, Process self) {
		Rooms rooms = new Rooms(self);
		DynamicSupervisor<String, Started<Body>> supervisor = system.start(rooms.spec());
		Started<Body> a = supervisor.startChild("later unneeded");
		rooms.opened("later unneeded");
		rooms.lock();

		rooms.ends(a, ExitReason.abnormal("trouble"));

		assertThat(supervisor.whichChildren()).isEmpty();
		rooms.noneIsOpened();
	}

	@Test
	@Rule("R358")
	void thereAreNoMoreChildrenThanThereMayBe(ActorSystem system, Process self) {
		Rooms rooms = new Rooms(self);
		DynamicSupervisor<String, Started<Body>> supervisor = system.start(rooms.spec().maxChildren(1));
		Started<Body> a = supervisor.startChild("a");
		rooms.opened("a");

		assertThatExceptionOfType(ChildException.class).isThrownBy(() -> supervisor.startChild("b"))
			.withMessageContainingAll("'rooms'", "1 children")
			.extracting(ChildException::error)
			.isEqualTo(new ChildError.MaxChildren(1));
		rooms.noneIsOpened();
		assertThat(supervisor.terminateChild(a.pid())).isTrue();

		supervisor.startChild("b");
		rooms.opened("b");
		assertThatIllegalArgumentException().isThrownBy(() -> rooms.spec().maxChildren(-1))
			.withMessageContainingAll("'rooms'", "'maxChildren'", "-1");
	}

	@Test
	@Rule({ "R360", "R361" })
	void aDynamicSupervisorIsReachedByItsNameWhichIsTakenOnce(ActorSystem system, Process self) {
		Rooms rooms = new Rooms(self);
		DynamicSupervisor<String, Started<Body>> handle = rooms.spec().handle(system);
		assertThatExceptionOfType(NoProcessException.class).isThrownBy(() -> handle.startChild("a"));
		assertThatExceptionOfType(NoProcessException.class).isThrownBy(() -> handle.terminateChild(self.pid()));
		Pid pid = rooms.spec().start(self).pid();

		handle.startChild("a");

		rooms.opened("a");
		assertThatExceptionOfType(StartException.class).isThrownBy(() -> rooms.spec().start(self))
			.extracting(StartException::error)
			.isEqualTo(new StartError.AlreadyStarted(rooms.spec().settings().name(), pid));
		assertThat(handle.pid()).hasValue(pid);
	}

	@Test
	@Rule({ "R277", "R363" })
	void allChildrenShareTheIntensity(ActorSystem system, Process self) {
		Rooms rooms = new Rooms(self);
		DynamicSupervisor<String, Started<Body>> supervisor = system
			.start(rooms.spec().intensity(1, Duration.ofMinutes(1)));
		Monitor monitor = self.monitor(supervisor.pid().orElseThrow());
		Started<Body> a = supervisor.startChild("a");
		Started<Body> b = supervisor.startChild("b");
		Started<Body> c = supervisor.startChild("c");
		rooms.opened("a", "b", "c");
		supervisor.terminateChild(c.pid());

		rooms.ends(a, ExitReason.abnormal("trouble"));
		rooms.opened("a");
		rooms.ends(b, ExitReason.abnormal("trouble"));

		assertThat(new Chronicle(self).down(monitor)).isEqualTo(ExitReason.SHUTDOWN);
		rooms.noneIsOpened();
		assertThat(system.processCount()).isOne();
	}

	@Test
	void aDynamicSupervisorBelowAnotherStartsAgainWithoutChildren(ActorSystem system, Process self) {
		Rooms rooms = new Rooms(self);
		Supervisor top = system
			.start(SupervisorSpec.oneForOne("top").child(rooms.spec().intensity(0, Duration.ofMinutes(1))));
		DynamicSupervisor<String, Started<Body>> supervisor = rooms.spec().handle(system);
		Pid first = supervisor.pid().orElseThrow();
		Monitor monitor = self.monitor(first);
		Started<Body> a = supervisor.startChild("a");
		rooms.opened("a");
		assertThat(top.tree().children().getFirst().children()).extracting(TreeNode::name, TreeNode::pid)
			.containsExactly(tuple("room a", Optional.of(a.pid())));

		rooms.ends(a, ExitReason.abnormal("trouble"));

		assertThat(new Chronicle(self).down(monitor)).isEqualTo(ExitReason.SHUTDOWN);
		Children.settle(top);
		assertThat(supervisor.pid()).isPresent().isNotEqualTo(Optional.of(first));
		assertThat(supervisor.whichChildren()).isEmpty();
	}

	@Test
	@Rule("R324")
	void theArgumentOfATemporaryChildIsNotKept(ActorSystem system) throws InterruptedException {
		DynamicSupervisorSpec<Object, Started<String>> spec = DynamicSupervisorSpec.of("forgetful",
				(supervisor, argument) -> Actor
					.of(argument.hashCode(), (Integer state, String message) -> Next.state(state))
					.start(supervisor));
		DynamicSupervisor<Object, Started<String>> forgetful = system.start(spec.restart(Restart.TEMPORARY));
		WeakReference<Object> argument = startWithNewArgument(forgetful);

		for (int i = 0; i < 100 && argument.get() != null; i++) {
			System.gc();
			forgetful.countChildren();
			Thread.onSpinWait();
		}

		assertThat(argument.get()).isNull();
		assertThat(forgetful.countChildren().active()).isOne();
	}

	private static WeakReference<Object> startWithNewArgument(DynamicSupervisor<Object, Started<String>> supervisor) {
		Object argument = new Object();
		supervisor.startChild(argument);
		return new WeakReference<>(argument);
	}

}
