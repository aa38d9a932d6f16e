package dev.actor.supervisor;

import java.time.Duration;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.Next;
import dev.actor.behavior.Started;
import dev.actor.process.Process;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Supervisors with very many children: what takes ten times as many takes ten times as
 * long.
 */
@ActorSystemTest
class SupervisorScaleTests {

	private static final int FEW = 10_000;

	private static final int MANY = 100_000;

	private static final Duration A_WHILE = Duration.ofMinutes(2);

	private static final Actor<Integer, String> IDLE = Actor.of(0,
			(Integer state, String message) -> Next.state(state));

	@Test
	@Rule("R325")
	void staticChildrenStartAndStopInLinearTime(ActorSystem system, Process self) {
		assertLinear(self, (children) -> {
			Supervisor supervisor = system.start(SupervisorSpec.oneForOne("static")
				.children(IntStream.range(0, children)
					.mapToObj((i) -> ChildSpec.worker("child" + i, (spawner) -> IDLE.start(spawner).pid()))
					.toList()));
			assertThat(supervisor.countChildren()).isEqualTo(new ChildCounts(children, children, 0, children));
			assertThat(supervisor.tree().children()).hasSize(children);
			assertThat(system.stop(supervisor.pid().orElseThrow(), A_WHILE)).isTrue();
		});
	}

	@Test
	@Rule("R325")
	void childrenThatOperatorsStartAndTerminateTakeLinearTime(ActorSystem system, Process self) {
		Supervisor supervisor = system.start(SupervisorSpec.oneForOne("static"));
		assertLinear(self, (children) -> {
			for (int i = 0; i < children; i++) {
				supervisor.startChild(ChildSpec.worker("child" + i, (spawner) -> IDLE.start(spawner).pid())
					.restart(Restart.TEMPORARY));
			}
			assertThat(supervisor.countChildren().active()).isEqualTo(children);
			for (int i = 0; i < children; i++) {
				supervisor.terminateChild("child" + i);
			}
			assertThat(supervisor.countChildren().specs()).isZero();
		});
	}

	@Test
	@Rule("R325")
	void dynamicChildrenStartAndStopInLinearTime(ActorSystem system, Process self) {
		DynamicSupervisorSpec<Integer, Started<String>> spec = DynamicSupervisorSpec.of("dynamic",
				(spawner, argument) -> IDLE.start(spawner));
		assertLinear(self, (children) -> {
			DynamicSupervisor<Integer, Started<String>> supervisor = system.start(spec);
			for (int i = 0; i < children; i++) {
				supervisor.startChild(i);
			}
			assertThat(supervisor.countChildren()).isEqualTo(new ChildCounts(1, children, 0, children));
			assertThat(system.stop(supervisor.pid().orElseThrow(), A_WHILE)).isTrue();
		});
	}

	@Test
	@Rule("R325")
	void temporaryChildrenThatEndAtOnceAreForgotten(ActorSystem system) {
		DynamicSupervisorSpec<Integer, Started<String>> spec = DynamicSupervisorSpec
			.<Integer, Started<String>>of("dynamic",
					(spawner, argument) -> Actor.of(0, (Integer state, String message) -> Next.<Integer, String>stop())
						.start(spawner))
			.restart(Restart.TEMPORARY);
		DynamicSupervisor<Integer, Started<String>> supervisor = system.start(spec);

		for (int i = 0; i < FEW; i++) {
			supervisor.startChild(i).subject().send("end");
		}
		system.stop(supervisor.pid().orElseThrow(), A_WHILE);

		assertThat(system.processCount()).isOne();
	}

	/** Square growth would be a hundredfold. */
	private static void assertLinear(Process self, IntConsumer work) {
		work.accept(FEW);
		long few = time(self, FEW, work);
		long many = time(self, MANY, work);

		assertThat((double) many / few).as("%d ms for %d, %d ms for %d", few / 1_000_000, FEW, many / 1_000_000, MANY)
			.isLessThan(60);
	}

	private static long time(Process self, int children, IntConsumer work) {
		long begin = self.monotonicNanos();
		work.accept(children);
		return self.monotonicNanos() - begin;
	}

}
