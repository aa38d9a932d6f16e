package dev.actor.supervisor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.ActorSpec;
import dev.actor.behavior.Next;
import dev.actor.behavior.Started;
import dev.actor.inspect.TreeNode;
import dev.actor.process.Exit;
import dev.actor.process.ExitReason;
import dev.actor.process.InitFailedException;
import dev.actor.process.Name;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.ProcessInfo;
import dev.actor.process.Selector;
import dev.actor.process.StartError;
import dev.actor.process.StartException;
import dev.actor.process.Subject;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.actor.supervisor.Children.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.tuple;

/** The start of supervisors, and what their specs say. */
@ActorSystemTest
class SupervisorTests {

	@Test
	@Rule("R220")
	void childrenAreStartedInOrderEachAfterTheInitialiserOfTheOneBefore(ActorSystem system, Process self) {
		Subject<String> told = self.subject();

		Supervisor supervisor = system.start(
				SupervisorSpec.oneForOne("top").child(slow("a", told)).child(slow("b", told)).child(slow("c", told)));

		for (String event : List.of("a begins", "a is ready", "b begins", "b is ready", "c begins", "c is ready")) {
			assertThat(self.receive(told, Duration.ZERO)).hasValue(event);
		}
		assertThat(supervisor.tree().children()).extracting(TreeNode::name, TreeNode::kind, TreeNode::state)
			.containsExactly(running("a"), running("b"), running("c"));
	}

	@Test
	@Rule("R221")
	void aSupervisorIsLinkedToItsStarterAndTrapsExits(Process self) {
		self.trapExits(true);

		SupervisorSpec.Started top = SupervisorSpec.oneForOne("top").start(self);

		assertThat(top.pid().info()).get().satisfies((info) -> {
			assertThat(info.links()).containsExactly(self.pid());
			assertThat(info.trapsExits()).isTrue();
			assertThat(info.name()).hasValue("top");
		});
		assertThat(top.supervisor().pid()).hasValue(top.pid());
		top.pid().sendExit(ExitReason.SHUTDOWN);
		assertThat(self.receive(exits(), SOON)).hasValue(new Exit(top.pid(), ExitReason.SHUTDOWN));
	}

	@Test
	@Rule("R222")
	void aStartFunctionRunsInTheSupervisorAndLinksItsChild(ActorSystem system, Process self) {
		Subject<Pid> told = self.subject();
		Children children = new Children(self);

		Supervisor supervisor = system.start(SupervisorSpec.oneForOne("top").child(ChildSpec.worker("a", (spawner) -> {
			told.send(Process.current().pid());
			return children.start("a", spawner);
		})));

		Pid pid = supervisor.pid().orElseThrow();
		assertThat(self.receive(told, SOON)).hasValue(pid);
		assertThat(children.next("a").pid().info()).get().extracting(ProcessInfo::links).isEqualTo(List.of(pid));
	}

	@Test
	@Rule({ "R223", "R233" })
	void aChildThatDoesNotStartStopsThoseBeforeItInReverseAndTheSupervisor(ActorSystem system, Process self) {
		self.trapExits(true);
		Subject<String> told = self.subject();
		List<Pid> pids = new ArrayList<>();
		SupervisorSpec spec = SupervisorSpec.oneForOne("top")
			.child(witness("a", told, pids))
			.child(witness("b", told, pids))
			.child(refusing("c"))
			.child(witness("d", told, pids));

		assertThatExceptionOfType(StartException.class).isThrownBy(() -> spec.start(self))
			.withMessageContaining("'top' did not start")
			.withMessageContaining("its child 'c' did not start: no luck")
			.extracting(StartException::error)
			.isInstanceOfSatisfying(StartError.InitExited.class,
					(error) -> assertThat(error.reason()).isInstanceOf(ExitReason.Shutdown.class));

		assertThat(self.receive(told, Duration.ZERO)).hasValue("b ends: shutdown, alive: [true, true]");
		assertThat(self.receive(told, Duration.ZERO)).hasValue("a ends: shutdown, alive: [true, false]");
		assertThat(self.receive(told, Duration.ZERO)).isEmpty();
		assertThat(pids).hasSize(2).noneMatch(Pid::isAlive);
		assertThat(system.processCount()).isEqualTo(1);
		assertThat(spec.handle(system).pid()).isEmpty();
	}

	@Test
	@Rule("R223")
	void aSpecWhoseStartFailedCanBeStartedAgain(ActorSystem system, Process self) {
		List<String> attempts = new ArrayList<>();
		Children children = new Children(self);
		SupervisorSpec spec = SupervisorSpec.oneForOne("top")
			.child(ActorSpec.of("a", 0, (state, message) -> Next.state(state)))
			.child(ChildSpec.worker("b", (spawner) -> {
				attempts.add("b");
				if (attempts.size() == 1) {
					throw new IllegalStateException("not yet");
				}
				return children.start("b", spawner);
			}));
		assertThatExceptionOfType(StartException.class).isThrownBy(() -> system.start(spec));

		Supervisor supervisor = system.start(spec);

		children.next("b");
		assertThat(supervisor.tree().children()).extracting(TreeNode::name).containsExactly("a", "b");
	}

	@Test
	@Rule("R225")
	void aStartFunctionThatThrowsIsAFailedStart(ActorSystem system) {
		assertFailedStart(system, (spawner) -> {
			throw new IllegalStateException("no luck");
		}, "java.lang.IllegalStateException: no luck");
	}

	@Test
	@Rule("R225")
	void aStartFunctionThatThrowsAnErrorIsAFailedStart(ActorSystem system) {
		assertFailedStart(system, (spawner) -> {
			throw new AssertionError("no luck");
		}, "java.lang.AssertionError: no luck");
	}

	@Test
	@Rule("R225")
	void aStartFunctionThatExitsIsAFailedStart(ActorSystem system) {
		assertFailedStart(system, (spawner) -> {
			throw Process.current().exit(ExitReason.abnormal("no luck"));
		}, "no luck");
	}

	@Test
	@Rule("R225")
	void aStartFunctionThatReturnsNothingIsAFailedStart(ActorSystem system) {
		assertFailedStart(system, (spawner) -> null, "'b'");
	}

	@Test
	@Rule("R228")
	void aSupervisorNeedsNoChildren(ActorSystem system) {
		Supervisor supervisor = system.start(SupervisorSpec.oneForOne("top"));

		assertThat(supervisor.pid()).get().extracting(Pid::isAlive).isEqualTo(true);
		assertThat(supervisor.tree().children()).isEmpty();
		assertThat(supervisor.tree().state()).isEqualTo(TreeNode.State.RUNNING);
	}

	@Test
	@Rule("R229")
	void aSecondChildWithTheSameIdIsRefusedByTheSpec(Process self) {
		Children children = new Children(self);
		SupervisorSpec spec = SupervisorSpec.oneForOne("top").child(children.child("a"));

		assertThatIllegalArgumentException().isThrownBy(() -> spec.child(children.child("a")))
			.withMessage("Supervisor 'top' already has a child 'a'; ids are unique among siblings");

		assertThat(spec.children()).hasSize(1);
	}

	@Test
	@Rule("R230")
	void aNegativeIntensityIsRefusedByTheSpec() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> SupervisorSpec.oneForOne("top").intensity(-1, Duration.ofSeconds(1)))
			.withMessageContaining("'top'")
			.withMessageContaining("'intensity'")
			.withMessageContaining("-1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "PT0S", "PT-1S" })
	@Rule("R230")
	void aPeriodWithoutLengthIsRefusedByTheSpec(Duration period) {
		assertThatIllegalArgumentException().isThrownBy(() -> SupervisorSpec.oneForOne("top").intensity(1, period))
			.withMessageContaining("'top'")
			.withMessageContaining("period")
			.withMessageContaining(period.toString());
	}

	@Test
	@Rule({ "R230", "R309" })
	void aNegativeShutdownIsRefusedByTheSpec(Process self) {
		ChildSpec child = new Children(self).child("a");

		assertThatIllegalArgumentException().isThrownBy(() -> child.shutdown(Duration.ofMillis(-1)))
			.withMessageContaining("'timeout'");
	}

	@Test
	@Rule({ "R230", "R309" })
	void aMissingPartIsRefusedByTheSpecWhichNamesIt(Process self) {
		ChildSpec child = new Children(self).child("a");

		assertMissing("id", () -> ChildSpec.worker(null, child.start()));
		assertMissing("kind",
				() -> new ChildSpec("a", null, child.start(), child.restart(), child.shutdown(), false, List.of()));
		assertMissing("start", () -> ChildSpec.worker("a", null));
		assertMissing("restart", () -> child.restart(null));
		assertMissing("shutdown", () -> child.shutdown((Shutdown) null));
		assertMissing("strategy", () -> SupervisorSpec.of("top", null));
		assertMissing("autoShutdown", () -> SupervisorSpec.oneForOne("top").autoShutdown(null));
		assertMissing("backoff", () -> SupervisorSpec.oneForOne("top").backoff(null));
		assertMissing("template", () -> DynamicSupervisorSpec.of("top", null));
		assertMissing("actor", () -> PartitionSupervisorSpec.of("top", null));
	}

	@Test
	@Rule({ "R231", "R303" })
	void childrenArePermanentAndWorkersHaveFiveSecondsToStopButSupervisorsForever(Process self) {
		ActorSpec<String> actor = ActorSpec.of("actor", 0, (state, message) -> Next.state(state));
		ChildSpec worker = ChildSpec.of(actor);
		ChildSpec process = new Children(self).child("process");
		ChildSpec supervisor = ChildSpec.of(SupervisorSpec.oneForOne("nested").child(actor));

		assertThat(List.of(worker, process, supervisor)).extracting(ChildSpec::restart).containsOnly(Restart.PERMANENT);
		assertThat(List.of(worker, process)).extracting(ChildSpec::shutdown)
			.containsOnly(Shutdown.within(Duration.ofSeconds(5)));
		assertThat(supervisor.shutdown()).isEqualTo(Shutdown.INFINITY);
		assertThat(List.of(worker, process, supervisor)).extracting(ChildSpec::id, ChildSpec::kind)
			.containsExactly(tuple("actor", TreeNode.Kind.WORKER), tuple("process", TreeNode.Kind.WORKER),
					tuple("nested", TreeNode.Kind.SUPERVISOR));
		assertThat(SupervisorSpec.oneForOne("top").child(actor).child(SupervisorSpec.oneForOne("nested")).children())
			.extracting(ChildSpec::restart, ChildSpec::shutdown)
			.containsExactly(tuple(Restart.PERMANENT, Shutdown.DEFAULT), tuple(Restart.PERMANENT, Shutdown.INFINITY));
	}

	@Test
	void aSpecIsNotChangedByItsMethods(Process self) {
		Children children = new Children(self);
		SupervisorSpec empty = SupervisorSpec.oneForOne("top");
		ChildSpec child = children.child("a");

		empty.child(child).intensity(7, Duration.ofSeconds(1));
		child.restart(Restart.TEMPORARY).shutdown(Shutdown.BRUTAL_KILL);

		assertThat(empty.children()).isEmpty();
		assertThat(child.restart()).isEqualTo(Restart.PERMANENT);
		assertThat(child.shutdown()).isEqualTo(Shutdown.DEFAULT);
	}

	@Test
	@Rule("R232")
	void aTakenNameIsAlreadyStartedAndNoChildIsStarted(ActorSystem system, Process self) {
		Children children = new Children(self);
		Started<String> holder = Actor.of(0, (Integer state, String message) -> Next.state(state))
			.named(Name.of("top"))
			.start(system);

		assertThatExceptionOfType(StartException.class)
			.isThrownBy(() -> SupervisorSpec.oneForOne("top").child(children.child("a")).start(self))
			.satisfies((ex) -> assertThat(ex.error())
				.isEqualTo(new StartError.AlreadyStarted(Name.of("top"), holder.pid())))
			.withMessageContaining("already registered");

		children.noneIsStarted();
		assertThat(system.lookup(Name.of("top"))).hasValue(holder.pid());
		assertThat(self.pid().isAlive()).isTrue();
	}

	private static void assertFailedStart(ActorSystem system, ChildSpec.Start start, String why) {
		SupervisorSpec spec = SupervisorSpec.oneForOne("top")
			.child(ActorSpec.of("a", 0, (state, message) -> Next.state(state)))
			.child(ChildSpec.worker("b", start));

		assertThatExceptionOfType(StartException.class).isThrownBy(() -> system.start(spec))
			.withMessageContaining("its child 'b' did not start")
			.withMessageContaining(why)
			.extracting(StartException::error)
			.isInstanceOfSatisfying(StartError.InitExited.class,
					(error) -> assertThat(error.reason()).isInstanceOf(ExitReason.Shutdown.class));

		assertThat(system.processCount()).isEqualTo(1);
		assertThat(system.lookup(Name.of("a"))).isEmpty();
	}

	private static void assertMissing(String part, ThrowingCallable spec) {
		assertThatNullPointerException().as(part).isThrownBy(spec).withMessage(part);
	}

	private static Tuple running(String id) {
		return tuple(id, TreeNode.Kind.WORKER, TreeNode.State.RUNNING);
	}

	private static Selector<Exit> exits() {
		return Selector.<Exit>empty().trappedExits((exit) -> exit);
	}

	private static ActorSpec<String> slow(String name, Subject<String> told) {
		return ActorSpec.of(name, Actor.withInit((process, subject) -> {
			told.send(name + " begins");
			process.sleep(Duration.ofMillis(20));
			told.send(name + " is ready");
			return 0;
		}, (state, message) -> Next.state(state)));
	}

	private static ActorSpec<String> refusing(String name) {
		return ActorSpec.of(name, Actor.<Integer, String>withInit((process, subject) -> {
			throw new InitFailedException("no luck");
		}, (state, message) -> Next.state(state)));
	}

	/** Tells of its end, and who of all such children was alive then. */
	private static ActorSpec<String> witness(String name, Subject<String> told, List<Pid> all) {
		return ActorSpec.of(name, Actor.<Integer, String>withInit((process, subject) -> {
			all.add(process.pid());
			return 0;
		}, (state, message) -> Next.state(state))
			.onTerminate((state, reason) -> told
				.send("%s ends: %s, alive: %s".formatted(name, reason, all.stream().map(Pid::isAlive).toList()))));
	}

}
