package dev.actor.supervisor;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.ActorSpec;
import dev.actor.behavior.Next;
import dev.actor.inspect.TreeNode;
import dev.actor.process.Down;
import dev.actor.process.ExitReason;
import dev.actor.process.InitFailedException;
import dev.actor.process.Monitor;
import dev.actor.process.Name;
import dev.actor.process.NoProcessException;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.ProcessInfo;
import dev.actor.process.Selector;
import dev.actor.process.StartError;
import dev.actor.process.StartException;
import dev.actor.process.Subject;
import dev.actor.supervisor.Children.Started;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static dev.actor.supervisor.Children.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.tuple;

/** What operators do with a running supervisor. */
@ActorSystemTest
class AdminTests {

	@Test
	@Rule("R304")
	void aChildThatIsStartedAtRunTimeIsTheLastAndSupervisedLikeTheOthers(ActorSystem system, Process self)
			throws InterruptedException {
		Children children = new Children(self);
		Supervisor supervisor = system.start(SupervisorSpec.oneForOne("top").child(children.child("a")));
		children.next("a");

		Pid pid = supervisor.startChild(children.child("b"));

		Started b = children.next("b");
		assertThat(pid).isEqualTo(b.pid());
		assertThat(pid.info()).get().extracting(ProcessInfo::links).isEqualTo(List.of(supervisor.pid().orElseThrow()));
		b.crashes();
		Started again = children.next("b");
		Children.settle(supervisor);
		assertThat(supervisor.tree().children()).extracting(TreeNode::name, TreeNode::pid, TreeNode::restarts)
			.containsExactly(tuple("a", supervisor.tree().children().getFirst().pid(), 0),
					tuple("b", Optional.of(again.pid()), 1));
	}

	@Test
	@Rule("R304")
	void aChildThatIsStartedAtRunTimeIsStoppedFirst(Process self) {
		self.trapExits(true);
		Subject<String> told = self.subject();
		SupervisorSpec.Started top = SupervisorSpec.oneForOne("top").child(cleaning("a", told)).start(self);
		top.supervisor().startChild(ChildSpec.of(cleaning("b", told)));

		top.pid().sendExit(ExitReason.SHUTDOWN);

		assertThat(self.receive(told, SOON)).hasValue("b ends: shutdown");
		assertThat(self.receive(told, SOON)).hasValue("a ends: shutdown");
		assertThat(self.receive(Selector.<Pid>empty().trappedExits((exit) -> exit.pid()), SOON)).hasValue(top.pid());
	}

	@Test
	@Rule("R305")
	void aSecondChildWithTheIdOfARunningOneIsRefused(ActorSystem system, Process self) {
		Children children = new Children(self);
		Supervisor supervisor = system.start(SupervisorSpec.oneForOne("top").child(children.child("a")));
		Started a = children.next("a");

		assertThatExceptionOfType(ChildException.class).isThrownBy(() -> supervisor.startChild(children.child("a")))
			.withMessage("Supervisor 'top', child 'a': it already runs as " + a.pid())
			.extracting(ChildException::error)
			.isEqualTo(new ChildError.AlreadyStarted(a.pid()));

		children.noneIsStarted();
		assertThat(a.pid().isAlive()).isTrue();
	}

	@Test
	@Rule("R306")
	void aSecondChildWithTheIdOfAStoppedOneIsRefused(ActorSystem system, Process self) {
		Children children = new Children(self);
		Supervisor supervisor = system.start(SupervisorSpec.oneForOne("top").child(children.child("a")));
		children.next("a");
		assertThat(supervisor.terminateChild("a")).isTrue();

		assertThatExceptionOfType(ChildException.class).isThrownBy(() -> supervisor.startChild(children.child("a")))
			.withMessageContaining("child 'a': it is already there, but does not run")
			.extracting(ChildException::error)
			.isEqualTo(new ChildError.AlreadyPresent());

		children.noneIsStarted();
	}

	@Test
	@Rule("R307")
	void aChildThatDoesNotStartIsNotKept(ActorSystem system, Process self) {
		Children children = new Children(self);
		Supervisor supervisor = system
			.start(SupervisorSpec.oneForOne("top").intensity(0, Duration.ofMinutes(1)).child(children.child("a")));
		Started a = children.next("a");
		ActorSpec<String> refusing = ActorSpec.of("b", Actor.<Integer, String>withInit((process, subject) -> {
			throw new InitFailedException("no luck");
		}, (state, message) -> Next.state(state)));

		for (int i = 0; i < 3; i++) {
			assertThatExceptionOfType(StartException.class)
				.isThrownBy(() -> supervisor.startChild(ChildSpec.of(refusing)))
				.withMessage("'b' did not start: no luck")
				.extracting(StartException::error)
				.isEqualTo(new StartError.InitFailed("no luck"));
		}

		assertThat(supervisor.tree().children()).extracting(TreeNode::name, TreeNode::pid)
			.containsExactly(tuple("a", Optional.of(a.pid())));
		assertThat(a.pid().isAlive()).isTrue();
		supervisor.startChild(children.child("b"));
		children.next("b");
	}

	@ParameterizedTest
	@EnumSource
	@Rule({ "R225", "R307", "R309" })
	void aStartFunctionThatFailsHarmsNobodyElse(Failure failure, ActorSystem system, Process self) {
		Children children = new Children(self);
		Supervisor supervisor = system.start(SupervisorSpec.oneForOne("top").child(children.child("a")));
		Started a = children.next("a");
		Pid pid = supervisor.pid().orElseThrow();

		assertThatExceptionOfType(StartException.class)
			.isThrownBy(() -> supervisor.startChild(ChildSpec.worker("b", (spawner) -> failure.start())))
			.withMessageContaining("'b' did not start");

		assertThat(supervisor.pid()).hasValue(pid);
		assertThat(a.pid().isAlive()).isTrue();
		assertThat(supervisor.tree().children()).extracting(TreeNode::name).containsExactly("a");
	}

	@Test
	@Rule("R309")
	void aMissingSpecIsRefusedAndTheSupervisorUnharmed(ActorSystem system, Process self) {
		Children children = new Children(self);
		Supervisor supervisor = system.start(SupervisorSpec.oneForOne("top").child(children.child("a")));
		Started a = children.next("a");

		assertThatNullPointerException().isThrownBy(() -> supervisor.startChild((ChildSpec) null)).withMessage("spec");

		assertThat(a.pid().isAlive()).isTrue();
	}

	@Test
	@Rule("R310")
	void aChildThatIsTerminatedIsStoppedAndItsSpecKept(ActorSystem system, Process self) {
		Subject<String> told = self.subject();
		Children children = new Children(self);
		Supervisor supervisor = system.start(SupervisorSpec.oneForOne("top")
			.child(children.child("a"))
			.child(cleaning("b", told))
			.child(children.child("c")));
		Started a = children.next("a");
		Started c = children.next("c");
		Monitor monitor = self.monitor(system.lookup(Name.of("b")).orElseThrow());

		assertThat(supervisor.terminateChild("b")).isTrue();

		assertThat(self.receive(told, Duration.ZERO)).hasValue("b ends: shutdown");
		assertThat(down(self, monitor).reason()).isEqualTo(ExitReason.SHUTDOWN);
		Children.settle(supervisor);
		assertThat(supervisor.tree().children()).extracting(TreeNode::name, TreeNode::state, TreeNode::pid)
			.containsExactly(tuple("a", TreeNode.State.RUNNING, Optional.of(a.pid())),
					tuple("b", TreeNode.State.STOPPED, Optional.empty()),
					tuple("c", TreeNode.State.RUNNING, Optional.of(c.pid())));
		assertThat(system.lookup(Name.of("b"))).isEmpty();
		children.noneIsStarted();
	}

	@Test
	@Rule("R310")
	void aChildThatIsTerminatedIsStoppedInItsOwnWay(ActorSystem system, Process self) {
		Subject<String> told = self.subject();
		Supervisor supervisor = system.start(SupervisorSpec.oneForOne("top")
			.child(ChildSpec.of(cleaning("a", told)).shutdown(Shutdown.BRUTAL_KILL)));
		Monitor monitor = self.monitor(system.lookup(Name.of("a")).orElseThrow());

		assertThat(supervisor.terminateChild("a")).isTrue();

		assertThat(down(self, monitor).reason()).isEqualTo(ExitReason.KILLED);
		assertThat(self.receive(told, Duration.ZERO)).isEmpty();
	}

	@Test
	@Rule("R311")
	void aStoppedChildCanBeTerminatedAgain(ActorSystem system, Process self) throws InterruptedException {
		Children children = new Children(self);
		Supervisor supervisor = system.start(SupervisorSpec.oneForOne("top")
			.child(children.child("a"))
			.child(children.child("b").restart(Restart.TRANSIENT)));
		children.next("a");
		children.next("b").ends((process) -> {
			throw process.exit(ExitReason.NORMAL);
		});

		assertThat(supervisor.terminateChild("a")).isTrue();
		assertThat(supervisor.terminateChild("a")).isTrue();
		assertThat(supervisor.terminateChild("b")).isTrue();

		assertThat(supervisor.tree().children()).extracting(TreeNode::name).containsExactly("a", "b");
		children.noneIsStarted();
	}

	@Test
	@Rule({ "R312", "R317" })
	void anUnknownChildIsNotFound(ActorSystem system, Process self) {
		Children children = new Children(self);
		Supervisor supervisor = system.start(SupervisorSpec.oneForOne("top").child(children.child("a")));
		Started a = children.next("a");

		assertThat(supervisor.terminateChild("b")).isFalse();
		assertThat(supervisor.deleteChild("b")).isFalse();

		assertThat(a.pid().isAlive()).isTrue();
	}

	@Test
	@Rule("R313")
	void aTemporaryChildIsForgottenWhenItIsTerminated(ActorSystem system, Process self) {
		Children children = new Children(self);
		ChildSpec temporary = children.child("a").restart(Restart.TEMPORARY);
		Supervisor supervisor = system.start(SupervisorSpec.oneForOne("top").child(temporary));
		Started a = children.next("a");

		assertThat(supervisor.terminateChild("a")).isTrue();

		assertThat(a.pid().isAlive()).isFalse();
		assertThat(supervisor.terminateChild("a")).isFalse();
		assertThat(supervisor.tree().children()).isEmpty();
		Pid again = supervisor.startChild(temporary);
		assertThat(children.next("a").pid()).isEqualTo(again);
	}

	@Test
	@Rule("R317")
	void aRunningChildIsNotDeleted(ActorSystem system, Process self) {
		Children children = new Children(self);
		Supervisor supervisor = system.start(SupervisorSpec.oneForOne("top").child(children.child("a")));
		Started a = children.next("a");

		assertThatExceptionOfType(ChildException.class).isThrownBy(() -> supervisor.deleteChild("a"))
			.withMessageContaining("child 'a'")
			.extracting(ChildException::error)
			.isEqualTo(new ChildError.Running(a.pid()));

		assertThat(a.pid().isAlive()).isTrue();
		assertThat(supervisor.tree().children()).extracting(TreeNode::name).containsExactly("a");
	}

	@Test
	@Rule("R317")
	void aStoppedChildIsDeletedAndItsIdFree(ActorSystem system, Process self) {
		Children children = new Children(self);
		Supervisor supervisor = system
			.start(SupervisorSpec.oneForOne("top").child(children.child("a")).child(children.child("b")));
		children.next("a");
		children.next("b");
		assertThat(supervisor.terminateChild("a")).isTrue();

		assertThat(supervisor.deleteChild("a")).isTrue();

		assertThat(supervisor.deleteChild("a")).isFalse();
		assertThat(supervisor.tree().children()).extracting(TreeNode::name).containsExactly("b");
		supervisor.startChild(children.child("a"));
		children.next("a");
		assertThat(supervisor.tree().children()).extracting(TreeNode::name).containsExactly("b", "a");
	}

	@Test
	@Rule({ "R304", "R310", "R317" })
	void aPictureThatIsTakenAfterAnOperationShowsIt(ActorSystem system) {
		Supervisor supervisor = system.start(SupervisorSpec.oneForOne("top"));
		ChildSpec child = ChildSpec.of(ActorSpec.of("a", 0, (state, message) -> Next.state(state)));

		for (int i = 0; i < 1000; i++) {
			Pid pid = supervisor.startChild(child);
			assertThat(supervisor.tree().children()).extracting(TreeNode::pid).containsExactly(Optional.of(pid));
			assertThat(supervisor.terminateChild("a")).isTrue();
			assertThat(supervisor.tree().children()).extracting(TreeNode::state)
				.containsExactly(TreeNode.State.STOPPED);
			assertThat(supervisor.deleteChild("a")).isTrue();
			assertThat(supervisor.tree().children()).isEmpty();
		}
	}

	@Test
	@Rule("R322")
	void aSupervisorThatDoesNotRunIsAnErrorAtOnce(ActorSystem system, Process self) {
		Children children = new Children(self);
		SupervisorSpec spec = SupervisorSpec.oneForOne("top");
		Supervisor never = spec.handle(system);
		Supervisor dead = system.start(SupervisorSpec.oneForOne("dead"));
		dead.pid().orElseThrow().kill();

		for (Supervisor supervisor : List.of(never, dead)) {
			assertThatExceptionOfType(NoProcessException.class)
				.isThrownBy(() -> supervisor.startChild(children.child("a")))
				.withMessageContaining("'" + supervisor.name() + "'");
			assertThatExceptionOfType(NoProcessException.class).isThrownBy(() -> supervisor.terminateChild("a"));
			assertThatExceptionOfType(NoProcessException.class).isThrownBy(() -> supervisor.deleteChild("a"));
			assertThat(supervisor.pid()).isEmpty();
			assertThat(supervisor.tree().children()).isEmpty();
		}
		children.noneIsStarted();
	}

	@Test
	@Rule({ "R304", "R310" })
	void aChildCanBeAnOperatorOfItsOwnSupervisor(ActorSystem system, Process self) throws InterruptedException {
		Subject<Boolean> told = self.subject();
		Children children = new Children(self);
		Supervisor supervisor = system
			.start(SupervisorSpec.oneForOne("top").child(children.child("a")).child(children.child("b")));
		Started a = children.next("a");
		Started b = children.next("b");

		a.orders().send((process) -> {
			supervisor.startChild(children.child("c"));
			told.send(supervisor.terminateChild("b"));
		});

		children.next("c");
		assertThat(self.receive(told, SOON)).hasValue(true);
		assertThat(b.pid().isAlive()).isFalse();
		assertThat(a.pid().isAlive()).isTrue();
	}

	private static Down down(Process self, Monitor monitor) {
		return self.receive(Selector.<Down>empty().monitor(monitor, (down) -> down), SOON).orElseThrow();
	}

	private static ActorSpec<String> cleaning(String name, Subject<String> told) {
		return ActorSpec.of(name, Actor.of(0, (Integer state, String message) -> Next.state(state))
			.onTerminate((state, reason) -> told.send(name + " ends: " + reason)));
	}

	enum Failure {

		EXCEPTION, ERROR, EXIT, NOTHING;

		Pid start() {
			return switch (this) {
				case EXCEPTION -> throw new IllegalStateException("no luck");
				case ERROR -> throw new AssertionError("no luck");
				case EXIT -> throw Process.current().exit(ExitReason.abnormal("no luck"));
				case NOTHING -> null;
			};
		}

	}

}
