package dev.actor.supervisor;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import dev.actor.ActorSystem;
import dev.actor.inspect.TreeNode;
import dev.actor.process.Exit;
import dev.actor.process.ExitReason;
import dev.actor.process.Monitor;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.Selector;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static dev.actor.supervisor.Children.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

/** What a supervisor that gives up does to the one above. */
@ActorSystemTest(virtualTime = true)
class EscalationTests {

	private static final Duration A_MINUTE = Duration.ofMinutes(1);

	@Test
	@ActorSystemTest
	@Rule({ "R339", "R345" })
	void aSupervisorThatGaveUpIsStartedAgainWithItsOwnChildrenAndOthersAreNotTouched(ActorSystem system, Process self) {
		Chronicle chronicle = new Chronicle(self);
		SupervisorSpec left = SupervisorSpec.oneForOne("left").intensity(0, A_MINUTE).child(chronicle.child("a"));
		SupervisorSpec right = SupervisorSpec.oneForOne("right").child(chronicle.child("b"));
		Supervisor outer = system.start(SupervisorSpec.oneForOne("outer").child(left).child(right));
		left.handle(system).startChild(chronicle.child("guest"));
		chronicle.happens("+a", "+b", "+guest");
		Pid first = left.handle(system).pid().orElseThrow();
		Pid other = right.handle(system).pid().orElseThrow();
		Pid b = chronicle.pid("b");

		chronicle.crash("a");

		chronicle.happens("!a", "-guest", "+a");
		chronicle.nothingHappens();
		assertThat(left.handle(system).whichChildren()).extracting(ChildInfo::id).containsExactly("a");
		assertThat(left.handle(system).pid()).isPresent().isNotEqualTo(Optional.of(first));
		assertThat(right.handle(system).pid()).hasValue(other);
		assertThat(chronicle.pid("b")).isEqualTo(b);
		assertThat(outer.whichChild("left")).get()
			.extracting(ChildInfo::restarts, ChildInfo::lastExit)
			.containsExactly(1, Optional.of(ExitReason.SHUTDOWN));
	}

	@Test
	@Rule("R341")
	void aTemporarySupervisorThatGaveUpIsForgotten(ActorSystem system, Process self) {
		Chronicle chronicle = new Chronicle(self);
		SupervisorSpec inner = SupervisorSpec.oneForOne("inner").intensity(0, A_MINUTE).child(chronicle.child("a"));
		Supervisor outer = system
			.start(SupervisorSpec.oneForOne("outer").child(ChildSpec.of(inner).restart(Restart.TEMPORARY)));
		Monitor monitor = self.monitor(inner.handle(system).pid().orElseThrow());
		chronicle.happens("+a");

		chronicle.crash("a");

		assertThat(chronicle.down(monitor)).isEqualTo(ExitReason.SHUTDOWN);
		chronicle.happens("!a");
		chronicle.nothingHappens();
		assertThat(outer.whichChildren()).isEmpty();
	}

	@ParameterizedTest
	@EnumSource
	@Rule("R342")
	void whoeverStartedTheTopHearsThatItGaveUp(Strategy strategy, Process self) {
		self.trapExits(true);
		Chronicle chronicle = new Chronicle(self);
		SupervisorSpec inner = SupervisorSpec.of("inner", strategy).intensity(0, A_MINUTE).child(chronicle.child("a"));
		SupervisorSpec.Started outer = SupervisorSpec.of("outer", strategy)
			.intensity(0, A_MINUTE)
			.child(inner)
			.start(self);
		chronicle.happens("+a");

		chronicle.crash("a");

		chronicle.happens("!a");
		assertThat(self.receive(Selector.<Exit>empty().trappedExits((exit) -> exit), SOON))
			.hasValue(new Exit(outer.pid(), ExitReason.SHUTDOWN));
		chronicle.nothingHappens();
	}

	@ParameterizedTest
	@CsvSource({ "0, 0", "2, 1", "1, 3" })
	@Rule("R343")
	void intensitiesMultiply(int inside, int outside, ActorSystem system, Process self) {
		AtomicInteger starts = new AtomicInteger();
		ChildSpec hopeless = ChildSpec.worker("hopeless", (supervisor) -> {
			starts.incrementAndGet();
			return supervisor.spawn((process) -> {
				throw process.exit(ExitReason.abnormal("hopeless"));
			});
		});
		SupervisorSpec inner = SupervisorSpec.oneForOne("inner").intensity(inside, A_MINUTE).child(hopeless);

		Supervisor outer = system.start(SupervisorSpec.oneForOne("outer").intensity(outside, A_MINUTE).child(inner));

		outer.pid().map(self::monitor).ifPresent(new Chronicle(self)::down);
		assertThat(outer.pid()).isEmpty();
		assertThat(starts).hasValue((inside + 1) * (outside + 1));
	}

	@Test
	@Rule("R344")
	void oneForAllAlsoRevivesASupervisorThatWasTerminated(ActorSystem system, Process self) {
		Chronicle chronicle = new Chronicle(self);
		SupervisorSpec s1 = SupervisorSpec.oneForOne("s1").child(chronicle.child("a"));
		SupervisorSpec s2 = SupervisorSpec.oneForOne("s2").intensity(0, A_MINUTE).child(chronicle.child("b"));
		SupervisorSpec s3 = SupervisorSpec.oneForOne("s3").child(chronicle.child("c"));
		Supervisor outer = system.start(SupervisorSpec.oneForAll("outer")
			.child(s1)
			.child(s2)
			.child(ChildSpec.of(s3).restart(Restart.TRANSIENT)));
		List<Pid> before = List.of(s1.handle(system).pid().orElseThrow(), s2.handle(system).pid().orElseThrow());
		chronicle.happens("+a", "+b", "+c");
		assertThat(outer.terminateChild("s3")).isTrue();
		chronicle.happens("-c");

		chronicle.crash("b");

		chronicle.happens("!b", "-a", "+a", "+b", "+c");
		assertThat(outer.countChildren()).isEqualTo(new ChildCounts(3, 3, 3, 0));
		assertThat(before).noneMatch(Pid::isAlive);
		assertThat(outer.tree().children()).extracting(TreeNode::name, TreeNode::kind)
			.containsExactly(tuple("s1", TreeNode.Kind.SUPERVISOR), tuple("s2", TreeNode.Kind.SUPERVISOR),
					tuple("s3", TreeNode.Kind.SUPERVISOR));
	}

	@Test
	@ActorSystemTest
	@Rule("R223")
	void aNestedSupervisorThatDoesNotStartStopsWhatStartedBeforeIt(ActorSystem system, Process self) {
		Chronicle chronicle = new Chronicle(self);
		chronicle.fails("c", 1);
		SupervisorSpec inner = SupervisorSpec.oneForOne("inner")
			.child(chronicle.child("b"))
			.child(chronicle.child("c"));
		SupervisorSpec outer = SupervisorSpec.oneForOne("outer").child(chronicle.child("a")).child(inner);

		assertThat(catchThrowable(() -> system.start(outer))).hasMessageContainingAll("'outer'",
				"its child 'inner' did not start", "its child 'c' did not start", "no luck");

		chronicle.happens("+a", "+b", "?c", "-b", "-a");
		assertThat(system.processCount()).isOne();
	}

}
