package dev.actor.supervisor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.ActorSpec;
import dev.actor.behavior.Next;
import dev.actor.inspect.TreeNode;
import dev.actor.process.Down;
import dev.actor.process.Exit;
import dev.actor.process.ExitReason;
import dev.actor.process.Monitor;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.Selector;
import dev.actor.process.Subject;
import dev.actor.supervisor.Children.Started;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static dev.actor.supervisor.Children.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

/** How many restarts a supervisor tolerates, and what it does then. */
@ActorSystemTest(virtualTime = true)
class IntensityTests {

	private static final Duration A_MINUTE = Duration.ofMinutes(1);

	@Test
	@ActorSystemTest
	@Rule("R269")
	void givesUpAtTheFirstRestartTooMany(ActorSystem system, Process self) throws InterruptedException {
		Children children = new Children(self);
		Supervisor supervisor = system
			.start(SupervisorSpec.oneForOne("top").intensity(2, A_MINUTE).child(children.child("a")));
		Monitor monitor = self.monitor(supervisor.pid().orElseThrow());

		children.next("a").crashes();
		children.next("a").crashes();
		Started last = children.next("a");
		assertThat(monitor.pid().isAlive()).isTrue();
		last.crashes();

		assertThat(down(self, monitor).reason()).isEqualTo(ExitReason.SHUTDOWN);
		children.noneIsStarted();
		assertThat(supervisor.pid()).isEmpty();
	}

	@Test
	@Rule("R231")
	void toleratesTwoRestartsIfNothingElseIsSaid(ActorSystem system, Process self) throws InterruptedException {
		Children children = new Children(self);
		Supervisor supervisor = system.start(SupervisorSpec.oneForOne("top").child(children.child("a")));
		Monitor monitor = self.monitor(supervisor.pid().orElseThrow());

		for (int i = 0; i < SupervisorSpec.DEFAULT_INTENSITY; i++) {
			children.next("a").isKilled();
		}
		children.next("a").isKilled();

		assertThat(down(self, monitor).reason()).isEqualTo(ExitReason.SHUTDOWN);
		children.noneIsStarted();
		assertThat(SupervisorSpec.DEFAULT_INTENSITY).isEqualTo(2);
		assertThat(SupervisorSpec.DEFAULT_PERIOD).isEqualTo(Duration.ofSeconds(5));
	}

	@Test
	@Rule("R270")
	void theCrashesOfAllChildrenAddUp(ActorSystem system, Process self) throws InterruptedException {
		Children children = new Children(self);
		Supervisor supervisor = system.start(SupervisorSpec.oneForOne("top")
			.intensity(2, A_MINUTE)
			.child(children.child("a"))
			.child(children.child("b"))
			.child(children.child("c")));
		Monitor monitor = self.monitor(supervisor.pid().orElseThrow());
		Started a = children.next("a");
		Started b = children.next("b");
		Started c = children.next("c");

		a.crashes();
		children.next("a");
		b.crashes();
		children.next("b");
		c.crashes();

		assertThat(down(self, monitor).reason()).isEqualTo(ExitReason.SHUTDOWN);
		children.noneIsStarted();
	}

	@Test
	@Rule("R271")
	void withoutToleranceTheFirstCrashIsTheLast(ActorSystem system, Process self) throws InterruptedException {
		Children children = new Children(self);
		Supervisor supervisor = system
			.start(SupervisorSpec.oneForOne("top").intensity(0, A_MINUTE).child(children.child("a")));
		Monitor monitor = self.monitor(supervisor.pid().orElseThrow());

		children.next("a").ends((process) -> {
			throw process.exit(ExitReason.NORMAL);
		});

		assertThat(down(self, monitor).reason()).isEqualTo(ExitReason.SHUTDOWN);
		children.noneIsStarted();
	}

	@Test
	@Rule("R272")
	void crashesThatAreFartherApartThanThePeriodAreToleratedForEver(ActorSystem system, Process self)
			throws InterruptedException {
		Children children = new Children(self);
		Supervisor supervisor = system
			.start(SupervisorSpec.oneForOne("top").intensity(1, Duration.ofMillis(100)).child(children.child("a")));
		Pid pid = supervisor.pid().orElseThrow();

		for (int i = 0; i < 4; i++) {
			children.next("a").isKilled();
			self.sleep(Duration.ofMillis(210));
		}

		children.next("a");
		assertThat(supervisor.pid()).hasValue(pid);
	}

	@Test
	@Rule("R269")
	void thePeriodMayBeAsLongAsTimeItself(ActorSystem system, Process self) throws InterruptedException {
		Children children = new Children(self);
		Supervisor supervisor = system.start(SupervisorSpec.oneForOne("top")
			.intensity(1, Duration.ofSeconds(Long.MAX_VALUE))
			.child(children.child("a")));
		Monitor monitor = self.monitor(supervisor.pid().orElseThrow());

		children.next("a").isKilled();
		children.next("a").isKilled();

		assertThat(down(self, monitor).reason()).isEqualTo(ExitReason.SHUTDOWN);
	}

	@Test
	@Rule("R277")
	void whatIsNotRestartedAndWhatOperatorsDoDoNotCount(ActorSystem system, Process self) throws InterruptedException {
		Children children = new Children(self);
		Supervisor supervisor = system
			.start(SupervisorSpec.oneForOne("top").intensity(1, A_MINUTE).child(children.child("permanent")));
		Started permanent = children.next("permanent");

		for (int i = 0; i < 3; i++) {
			supervisor.startChild(children.child("transient").restart(Restart.TRANSIENT));
			children.next("transient").ends((process) -> {
				throw process.exit(ExitReason.NORMAL);
			});
			Children.settle(supervisor);
			assertThat(supervisor.deleteChild("transient")).isTrue();
			supervisor.startChild(children.child("temporary").restart(Restart.TEMPORARY));
			children.next("temporary").crashes();
			Children.settle(supervisor);
			supervisor.startChild(children.child("operated"));
			Started operated = children.next("operated");
			assertThat(supervisor.terminateChild("operated")).isTrue();
			assertThat(operated.pid().isAlive()).isFalse();
			assertThat(supervisor.deleteChild("operated")).isTrue();
		}

		permanent.crashes();
		children.next("permanent");
		Children.settle(supervisor);
		assertThat(supervisor.tree().children()).extracting(TreeNode::name, TreeNode::restarts)
			.containsExactly(tuple("permanent", 1));
	}

	@Test
	@Rule("R278")
	void givingUpStopsTheOthersInReverseOrderEachInItsWay(ActorSystem system, Process self)
			throws InterruptedException {
		Subject<String> told = self.subject();
		Children children = new Children(self);
		Supervisor supervisor = system.start(SupervisorSpec.oneForOne("top")
			.intensity(0, A_MINUTE)
			.child(cleaning("a", told))
			.child(ChildSpec.of(cleaning("b", told)).shutdown(Shutdown.BRUTAL_KILL))
			.child(children.child("c"))
			.child(cleaning("d", told)));
		List<TreeNode> places = supervisor.tree().children();
		Monitor brutal = self.monitor(places.get(1).pid().orElseThrow());
		Monitor monitor = self.monitor(supervisor.pid().orElseThrow());

		children.next("c").crashes();

		assertThat(down(self, monitor).reason()).isEqualTo(ExitReason.SHUTDOWN);
		assertThat(down(self, brutal).reason()).isEqualTo(ExitReason.KILLED);
		assertThat(self.receive(told, Duration.ZERO)).hasValue("d ends: shutdown");
		assertThat(self.receive(told, Duration.ZERO)).hasValue("a ends: shutdown");
		assertThat(self.receive(told, Duration.ZERO)).isEmpty();
		assertThat(places).flatExtracting((place) -> place.pid().stream().toList()).noneMatch(Pid::isAlive);
		children.noneIsStarted();
	}

	@Test
	@Rule({ "R279", "R339" })
	void aRestartedSupervisorHasAnEmptyHistoryAndOnlyItsOwnChildren(ActorSystem system, Process self)
			throws InterruptedException {
		Children children = new Children(self);
		SupervisorSpec inner = SupervisorSpec.oneForOne("inner").intensity(1, A_MINUTE).child(children.child("a"));
		Supervisor outer = system.start(SupervisorSpec.oneForOne("outer").intensity(1, A_MINUTE).child(inner));
		Supervisor handle = inner.handle(system);
		Pid first = handle.pid().orElseThrow();
		handle.startChild(children.child("guest"));
		Started a = children.next("a");
		Started guest = children.next("guest");

		a.crashes();
		children.next("a").crashes();
		Started fresh = children.next("a");
		Pid second = handle.pid().orElseThrow();
		fresh.crashes();
		children.next("a");

		assertThat(second).isNotEqualTo(first);
		assertThat(handle.pid()).hasValue(second);
		assertThat(guest.pid().isAlive()).isFalse();
		Children.settle(outer);
		assertThat(outer.tree().children()).extracting(TreeNode::name, TreeNode::pid, TreeNode::restarts)
			.containsExactly(tuple("inner", Optional.of(second), 1));
		assertThat(handle.tree().children()).extracting(TreeNode::name).containsExactly("a");
		children.noneIsStarted();
	}

	@Test
	@Rule("R280")
	void nothingInTheCoreReadsTheWallClockButWhatOperatorsRead() {
		JavaClasses core = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
			.importPackages("dev.actor");

		noClasses().that()
			.resideOutsideOfPackage("dev.actor.inspect..")
			.should()
			.callMethod(System.class, "currentTimeMillis")
			.orShould()
			.accessClassesThat()
			.belongToAnyOf(Clock.class, Instant.class, LocalDateTime.class)
			.check(core);
	}

	@Test
	@Rule({ "R281", "R306", "R315", "R317", "R320" })
	void operatorsAreServedWhileTheRestartOfAChildFailsAgainAndAgain(ActorSystem system, Process self)
			throws InterruptedException {
		Children children = new Children(self);
		Failing failing = new Failing(children, self.subject(), Integer.MAX_VALUE);
		Supervisor supervisor = system.start(SupervisorSpec.oneForOne("top")
			.intensity(Integer.MAX_VALUE, A_MINUTE)
			.child(failing.child())
			.child(children.child("bystander")));
		Started child = children.next("failing");
		Started bystander = children.next("bystander");
		child.crashes();
		assertThat(self.receive(failing.told(), SOON)).hasValue("fails");

		assertThatExceptionOfType(ChildException.class).isThrownBy(() -> supervisor.startChild(failing.child()))
			.extracting(ChildException::error)
			.isEqualTo(new ChildError.AlreadyPresent());
		assertThatExceptionOfType(ChildException.class).isThrownBy(() -> supervisor.deleteChild("failing"))
			.extracting(ChildException::error)
			.isEqualTo(new ChildError.Restarting());
		assertThatExceptionOfType(ChildException.class).isThrownBy(() -> supervisor.restartChild("failing"))
			.extracting(ChildException::error)
			.isEqualTo(new ChildError.Restarting());
		assertThat(supervisor.countChildren()).isEqualTo(new ChildCounts(2, 1, 0, 2));
		assertThat(supervisor.tree().children()).extracting(TreeNode::name, TreeNode::state, TreeNode::pid)
			.containsExactly(tuple("failing", TreeNode.State.RESTARTING, Optional.empty()),
					tuple("bystander", TreeNode.State.RUNNING, Optional.of(bystander.pid())));
		supervisor.startChild(children.child("guest"));
		children.next("guest");

		assertThat(supervisor.terminateChild("failing")).isTrue();
		int attempts = failing.attempts().get();
		Children.settle(supervisor);
		assertThat(failing.attempts()).hasValue(attempts);
		assertThat(supervisor.deleteChild("failing")).isTrue();
		assertThat(supervisor.tree().children()).extracting(TreeNode::name).containsExactly("bystander", "guest");
		Children.settle(supervisor);
		assertThat(failing.attempts()).hasValue(attempts);
	}

	@Test
	@Rule("R283")
	void aStopIsObeyedAtOnceWhileTheRestartOfAChildFailsAgainAndAgain(Process self) throws InterruptedException {
		self.trapExits(true);
		Children children = new Children(self);
		Failing failing = new Failing(children, self.subject(), Integer.MAX_VALUE);
		SupervisorSpec.Started top = SupervisorSpec.oneForOne("top")
			.intensity(Integer.MAX_VALUE, A_MINUTE)
			.child(children.child("bystander"))
			.child(failing.child())
			.start(self);
		Started bystander = children.next("bystander");
		children.next("failing").crashes();
		assertThat(self.receive(failing.told(), SOON)).hasValue("fails");

		top.pid().sendExit(ExitReason.SHUTDOWN);

		assertThat(self.receive(Selector.<Exit>empty().trappedExits((exit) -> exit), SOON))
			.hasValue(new Exit(top.pid(), ExitReason.SHUTDOWN));
		assertThat(bystander.pid().isAlive()).isFalse();
	}

	@Test
	@Rule("R285")
	void aFailedRestartIsTriedAgainAtOnce(ActorSystem system, Process self) throws InterruptedException {
		int failures = 40;
		Children children = new Children(self);
		Failing failing = new Failing(children, self.subject(), failures);
		Supervisor supervisor = system
			.start(SupervisorSpec.oneForOne("top").intensity(failures + 1, A_MINUTE).child(failing.child()));
		Pid pid = supervisor.pid().orElseThrow();

		children.next("failing").crashes();

		children.next("failing");
		assertThat(self.receive(failing.told(), Duration.ZERO)).hasValue("fails");
		assertThat(failing.attempts()).hasValue(failures + 2);
		assertThat(supervisor.pid()).hasValue(pid);
	}

	@Test
	@ActorSystemTest
	@Rule({ "R269", "R285" })
	void attemptsThatFailCountToo(ActorSystem system, Process self) throws InterruptedException {
		Children children = new Children(self);
		Failing failing = new Failing(children, self.subject(), Integer.MAX_VALUE);
		Supervisor supervisor = system
			.start(SupervisorSpec.oneForOne("top").intensity(3, A_MINUTE).child(failing.child()));
		Monitor monitor = self.monitor(supervisor.pid().orElseThrow());

		children.next("failing").crashes();

		assertThat(down(self, monitor).reason()).isEqualTo(ExitReason.SHUTDOWN);
		assertThat(self.receive(failing.told(), Duration.ZERO)).hasValue("fails");
		assertThat(failing.attempts()).hasValue(1 + 3);
	}

	private static Down down(Process self, Monitor monitor) {
		return self.receive(Selector.<Down>empty().monitor(monitor, (down) -> down), SOON).orElseThrow();
	}

	private static ActorSpec<String> cleaning(String name, Subject<String> told) {
		return ActorSpec.of(name, Actor.of(0, (Integer state, String message) -> Next.state(state))
			.onTerminate((state, reason) -> told.send(name + " ends: " + reason)));
	}

	/** Starts once, then fails so many times, and tells of the first failure. */
	record Failing(Children children, Subject<String> told, int failures, AtomicInteger attempts) {

		Failing(Children children, Subject<String> told, int failures) {
			this(children, told, failures, new AtomicInteger());
		}

		ChildSpec child() {
			return ChildSpec.worker("failing", (supervisor) -> {
				int failed = this.attempts.getAndIncrement() - 1;
				if (failed == 0) {
					this.told.send("fails");
				}
				if (failed >= 0 && failed < this.failures) {
					// Each failure is a line in the log.
					Process.current().sleep(Duration.ofMillis(1));
					throw new IllegalStateException("no luck");
				}
				return this.children.start("failing", supervisor);
			});
		}

	}

}
