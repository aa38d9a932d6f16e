package dev.actor.supervisor;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.ActorSpec;
import dev.actor.behavior.Initialised;
import dev.actor.behavior.Next;
import dev.actor.behavior.Started;
import dev.actor.inspect.TreeNode;
import dev.actor.process.Body;
import dev.actor.process.ExitReason;
import dev.actor.process.Name;
import dev.actor.process.NoProcessException;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.StartError;
import dev.actor.process.StartException;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

/** What operators ask of a supervisor, and how they start children again. */
@ActorSystemTest(virtualTime = true)
class InspectionTests {

	@Test
	@ActorSystemTest
	@Rule("R304")
	void whatTheInitialiserHandsOutReachesTheOperator(ActorSystem system) {
		Supervisor supervisor = system.start(SupervisorSpec.oneForOne("top"));
		ActorSpec<String> generous = ActorSpec.of("generous",
				Actor.<Integer, String>withInitialiser(
						(process, subject) -> Initialised.<Integer, String>of(0).returning("a gift"),
						(state, message) -> Next.state(state)));

		Started<String> started = supervisor.startChild(generous);

		assertThat(started.data(String.class)).isEqualTo("a gift");
		assertThat(supervisor.whichChild("generous")).map(ChildInfo::pid).hasValue(Optional.of(started.pid()));
		assertThat(started.subject().owner()).hasValue(started.pid());
	}

	@Test
	@Rule("R308")
	void aChildWhoseNameIsTakenElsewhereIsAlreadyStarted(ActorSystem system) {
		ActorSpec<String> actor = ActorSpec.of("taken", 0, (state, message) -> Next.state(state));
		Pid holder = system.start(actor).pid();
		Supervisor supervisor = system.start(SupervisorSpec.oneForOne("top"));

		assertThatExceptionOfType(StartException.class).isThrownBy(() -> supervisor.startChild(ChildSpec.of(actor)))
			.extracting(StartException::error)
			.isEqualTo(new StartError.AlreadyStarted(Name.of("taken"), holder));

		assertThat(supervisor.whichChildren()).isEmpty();
		assertThat(holder.isAlive()).isTrue();
	}

	@Test
	@Rule("R309")
	void anIllegalChildIsRefusedByName() {
		assertThatIllegalArgumentException().isThrownBy(() -> ChildSpec.worker("", (supervisor) -> null))
			.withMessageContaining("'id'");
		Actor<Integer, String> actor = Actor.of(0, (state, message) -> Next.state(state));
		assertThatIllegalArgumentException().isThrownBy(() -> ChildSpec.of("not a name", actor))
			.withMessageContaining("not a name");
		assertThat(ChildSpec.of("fine", actor).id("also-fine").id()).isEqualTo("also-fine");
	}

	@Test
	@Rule({ "R277", "R314" })
	void aStoppedChildIsStartedAgainWithoutCounting(ActorSystem system, Process self) {
		Chronicle chronicle = new Chronicle(self);
		Supervisor supervisor = system.start(SupervisorSpec.oneForOne("top")
			.intensity(0, Duration.ofMinutes(1))
			.child(chronicle.child("a", Restart.TRANSIENT))
			.child(chronicle.child("b")));
		chronicle.happens("+a", "+b");

		for (int i = 0; i < 3; i++) {
			assertThat(supervisor.terminateChild("b")).isTrue();
			assertThat(supervisor.restartChild("b")).isEqualTo(chronicle.pid("b"));
			chronicle.happens("-b", "+b");
		}
		chronicle.ends("a", ExitReason.NORMAL);
		assertThat(supervisor.restartChild("a")).isEqualTo(chronicle.pid("a"));

		chronicle.happens("!a", "+a");
		assertThat(supervisor.whichChildren()).extracting(ChildInfo::id, ChildInfo::state, ChildInfo::restarts)
			.containsExactly(tuple("b", TreeNode.State.RUNNING, 0), tuple("a", TreeNode.State.RUNNING, 0));
	}

	@Test
	@Rule("R315")
	void onlyAStoppedChildIsStartedAgain(ActorSystem system, Process self) {
		Chronicle chronicle = new Chronicle(self);
		Supervisor supervisor = system.start(SupervisorSpec.oneForOne("top").child(chronicle.child("a")));
		chronicle.happens("+a");

		assertThatExceptionOfType(ChildException.class).isThrownBy(() -> supervisor.restartChild("a"))
			.withMessageContainingAll("'top'", "'a'", chronicle.pid("a").toString())
			.extracting(ChildException::error)
			.isEqualTo(new ChildError.Running(chronicle.pid("a")));
		assertThatExceptionOfType(ChildException.class).isThrownBy(() -> supervisor.restartChild("b"))
			.extracting(ChildException::error)
			.isEqualTo(new ChildError.NotFound());

		chronicle.nothingHappens();
	}

	@Test
	@Rule("R316")
	void aChildThatDoesNotStartAgainStaysStopped(ActorSystem system, Process self) {
		Chronicle chronicle = new Chronicle(self);
		Supervisor supervisor = system
			.start(SupervisorSpec.oneForOne("top").intensity(0, Duration.ofMinutes(1)).child(chronicle.child("a")));
		supervisor.terminateChild("a");
		chronicle.happens("+a", "-a");
		chronicle.fails("a", 1);

		assertThatExceptionOfType(StartException.class).isThrownBy(() -> supervisor.restartChild("a"))
			.extracting(StartException::error)
			.isEqualTo(new StartError.InitFailed("no luck"));

		chronicle.happens("?a");
		chronicle.nothingHappens();
		assertThat(supervisor.whichChild("a")).map(ChildInfo::state).hasValue(TreeNode.State.STOPPED);
		supervisor.restartChild("a");
		chronicle.happens("+a");
	}

	@Test
	@Rule({ "R318", "R319", "R320" })
	void childrenAreListedInReverseAndCounted(ActorSystem system, Process self) {
		Chronicle chronicle = new Chronicle(self);
		Supervisor supervisor = system.start(SupervisorSpec.oneForOne("top")
			.child(chronicle.child("a"))
			.child(SupervisorSpec.oneForOne("nested"))
			.child(chronicle.child("gone", Restart.TRANSIENT))
			.child(chronicle.child("stopped")));
		chronicle.happens("+a", "+gone", "+stopped");
		chronicle.ends("gone", ExitReason.NORMAL);
		supervisor.terminateChild("stopped");
		chronicle.happens("!gone", "-stopped");

		assertThat(supervisor.whichChildren())
			.extracting(ChildInfo::id, ChildInfo::kind, ChildInfo::state, ChildInfo::pid, ChildInfo::lastExit)
			.containsExactly(
					tuple("stopped", TreeNode.Kind.WORKER, TreeNode.State.STOPPED, Optional.empty(),
							Optional.of(ExitReason.SHUTDOWN)),
					tuple("gone", TreeNode.Kind.WORKER, TreeNode.State.STOPPED, Optional.empty(),
							Optional.of(ExitReason.NORMAL)),
					tuple("nested", TreeNode.Kind.SUPERVISOR, TreeNode.State.RUNNING, system.lookup(Name.of("nested")),
							Optional.empty()),
					tuple("a", TreeNode.Kind.WORKER, TreeNode.State.RUNNING, Optional.of(chronicle.pid("a")),
							Optional.empty()));
		assertThat(supervisor.whichChild("nested")).hasValue(supervisor.whichChildren().get(2));
		assertThat(supervisor.whichChild("nobody")).isEmpty();
		assertThat(supervisor.countChildren()).isEqualTo(new ChildCounts(4, 2, 1, 3));
	}

	@Test
	@Rule("R266")
	void aChildThatUnlinkedItselfIsListedButNotActive(ActorSystem system, Process self) {
		Chronicle chronicle = new Chronicle(self);
		Supervisor supervisor = system.start(SupervisorSpec.oneForOne("top").child(chronicle.child("a")));
		Pid a = chronicle.pid("a");
		chronicle.happens("+a");

		chronicle.ends("a", (process) -> {
			process.unlink(supervisor.pid().orElseThrow());
			throw process.exit(ExitReason.abnormal("nobody hears"));
		});

		chronicle.happens("!a");
		assertThat(supervisor.whichChild("a")).map(ChildInfo::pid).hasValue(Optional.of(a));
		assertThat(supervisor.countChildren()).isEqualTo(new ChildCounts(1, 0, 0, 1));
		chronicle.nothingHappens();
	}

	@Test
	@Rule({ "R231", "R321" })
	void theSpecOfAChildIsToldWithItsDefaults(ActorSystem system, Process self) {
		ActorSpec<Body> actor = new Chronicle(self).actor("a");
		Supervisor supervisor = system.start(SupervisorSpec.oneForOne("top").child(actor));

		assertThat(supervisor.childSpec("a")).hasValue(ChildSpec.of(actor));
		assertThat(supervisor.childSpec("a")).get()
			.extracting(ChildSpec::kind, ChildSpec::restart, ChildSpec::shutdown, ChildSpec::significant)
			.containsExactly(TreeNode.Kind.WORKER, Restart.PERMANENT, Shutdown.DEFAULT, false);
		assertThat(supervisor.childSpec("b")).isEmpty();
		self.flush();
	}

	@Test
	@Rule("R322")
	void whoeverAsksASupervisorThatDoesNotRunIsTold(ActorSystem system) {
		Supervisor supervisor = SupervisorSpec.oneForOne("top").handle(system);

		assertThatExceptionOfType(NoProcessException.class).isThrownBy(() -> supervisor.restartChild("a"));
		assertThatExceptionOfType(NoProcessException.class).isThrownBy(supervisor::whichChildren);
		assertThatExceptionOfType(NoProcessException.class).isThrownBy(() -> supervisor.whichChild("a"));
		assertThatExceptionOfType(NoProcessException.class).isThrownBy(supervisor::countChildren);
		assertThatExceptionOfType(NoProcessException.class).isThrownBy(() -> supervisor.childSpec("a"));
	}

	@Test
	@Rule("R323")
	void aChildThatAsksItsSupervisorInItsInitialiserWaitsInVain(ActorSystem system) {
		SupervisorSpec spec = SupervisorSpec.oneForOne("top");
		Duration limit = Duration.ofMillis(200);
		spec = spec.child(ActorSpec.of("curious",
				Actor
					.<Integer, String>withInit(
							(process,
									subject) -> SupervisorSpec.oneForOne("top").handle(process).whichChildren().size(),
							(state, message) -> Next.state(state))
					.initTimeout(limit)));
		SupervisorSpec hopeless = spec;

		assertThatExceptionOfType(StartException.class).isThrownBy(() -> system.start(hopeless))
			.withMessageContainingAll("'curious'", "200 ms");

		assertThat(system.processCount()).isOne();
	}

	@Test
	@Rule("R355")
	void theHandleOfAnotherKindOfSupervisorIsRefused(ActorSystem system) {
		system.start(DynamicSupervisorSpec.of("dynamic", (supervisor, argument) -> {
			throw new IllegalStateException("never started");
		}));
		system.start(SupervisorSpec.oneForOne("static"));
		Supervisor byId = SupervisorSpec.oneForOne("dynamic").handle(system);
		DynamicSupervisor<String, Started<String>> byArgument = DynamicSupervisorSpec
			.<String, Started<String>>of("static", (supervisor, argument) -> {
				throw new IllegalStateException("never started");
			})
			.handle(system);

		assertThatIllegalStateException().isThrownBy(() -> byId.terminateChild("a"))
			.withMessageContainingAll("'dynamic'", "another kind");
		assertThatIllegalStateException().isThrownBy(() -> byId.deleteChild("a"));
		assertThatIllegalStateException().isThrownBy(() -> byId.restartChild("a"));
		assertThatIllegalStateException().isThrownBy(() -> byArgument.startChild("a"))
			.withMessageContainingAll("'static'", "another kind");
		assertThat(byId.whichChildren()).isEmpty();
	}

	@Test
	void aPictureSaysSinceWhenAChildIsGoneAndWhetherItIsMissed(ActorSystem system, Process self) {
		Chronicle chronicle = new Chronicle(self);
		Supervisor supervisor = system.start(SupervisorSpec.oneForOne("top")
			.child(chronicle.child("a"))
			.child(chronicle.child("b", Restart.TRANSIENT)));
		chronicle.happens("+a", "+b");
		assertThat(supervisor.tree().children()).extracting(TreeNode::permanent, TreeNode::endedAt)
			.containsExactly(tuple(true, Optional.empty()), tuple(false, Optional.empty()));
		Instant before = Instant.now();

		supervisor.terminateChild("a");

		chronicle.happens("-a");
		assertThat(supervisor.tree().children().getFirst().endedAt()).get(InstanceOfAssertFactories.INSTANT)
			.isBetween(before, Instant.now());
		assertThat(supervisor.tree().permanent()).isTrue();
	}

	@Test
	void aChildIsGoneSinceItsEndAndNotSinceTheLastAttemptToStartIt(ActorSystem system, Process self) {
		Chronicle chronicle = new Chronicle(self);
		Supervisor supervisor = system
			.start(SupervisorSpec.oneForOne("top").intensity(100, Duration.ofMinutes(1)).child(chronicle.child("a")));
		chronicle.happens("+a");
		chronicle.fails("a", 3);

		chronicle.crash("a");

		chronicle.happens("!a", "?a", "?a", "?a", "+a");
		Optional<Instant> ended = supervisor.tree().children().getFirst().endedAt();
		assertThat(ended).isPresent();
		supervisor.terminateChild("a");
		chronicle.happens("-a");
		assertThat(supervisor.tree().children().getFirst().endedAt().orElseThrow())
			.isAfterOrEqualTo(ended.orElseThrow());
	}

	@Test
	@ActorSystemTest
	void aPictureOfALargeTreeHasALimit(ActorSystem system, Process self) {
		Chronicle chronicle = new Chronicle(self);
		Supervisor supervisor = system.start(SupervisorSpec.oneForOne("top")
			.child(SupervisorSpec.oneForOne("nested").child(chronicle.child("a")).child(chronicle.child("b")))
			.child(chronicle.child("c"))
			.child(chronicle.child("d")));
		chronicle.happens("+a", "+b", "+c", "+d");

		TreeNode picture = supervisor.tree(1);

		assertThat(picture.more()).isEqualTo(2);
		assertThat(picture.children()).singleElement().satisfies((nested) -> {
			assertThat(nested.more()).isOne();
			assertThat(nested.children()).extracting(TreeNode::name).containsExactly("a");
		});
		assertThat(system.trees(3).getFirst().more()).isZero();
		assertThat(supervisor.tree()).isEqualTo(supervisor.tree(3));
		assertThatIllegalArgumentException().isThrownBy(() -> supervisor.tree(-1)).withMessageContaining("'limit'");
	}

}
