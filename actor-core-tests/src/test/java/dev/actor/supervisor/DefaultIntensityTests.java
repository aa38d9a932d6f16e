package dev.actor.supervisor;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.ActorSpec;
import dev.actor.behavior.Next;
import dev.actor.pool.PoolSpec;
import dev.actor.process.ExitReason;
import dev.actor.process.Name;
import dev.actor.process.Pid;
import dev.actor.process.ProcessListener;
import dev.actor.process.Spawner;
import dev.actor.task.TaskSupervisor;
import dev.actor.task.TaskSupervisorSpec;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** How many restarts are tolerated by supervisors that say nothing of it. */
class DefaultIntensityTests {

	private static final Duration A_MINUTE = Duration.ofMinutes(1);

	private static final Actor<Integer, String> CHILD = Actor.of(0, (count, message) -> Next.state(count + 1));

	private static final ActorSpec<String> LEAF = ActorSpec.of("leaf", CHILD);

	@Test
	void isThatOfTheSystemForASupervisorThatSaysNothing() throws InterruptedException {
		Deeds deeds = new Deeds();
		try (ActorSystem system = deeds.strict()) {
			system.start(SupervisorSpec.oneForOne("top").child(LEAF));

			assertThat(deeds.afterTheEndOf(holder(system, "leaf"))).isEqualTo("top gives up");
		}
	}

	@Test
	void isNotTheirsWhoSaySomething() throws InterruptedException {
		Deeds deeds = new Deeds();
		try (ActorSystem system = deeds.strict()) {
			system.start(SupervisorSpec.oneForOne("top").intensity(1, A_MINUTE).child(LEAF));
			PoolSpec.<String, Integer>of("pool", 1, String::length).start(system);

			assertThat(deeds.afterTheEndOf(holder(system, "leaf"))).isEqualTo("top restarts");
			assertThat(deeds.afterTheEndOf(holder(system, "pool.0"))).isEqualTo("pool.workers restarts");
		}
	}

	@Test
	void isThatOfTheSystemBelowAnother() throws InterruptedException {
		Deeds deeds = new Deeds();
		try (ActorSystem system = deeds.strict()) {
			system.start(SupervisorSpec.oneForOne("top")
				.intensity(1, A_MINUTE)
				.child(SupervisorSpec.oneForOne("inner").child(LEAF)));

			assertThat(deeds.afterTheEndOf(holder(system, "leaf"))).isEqualTo("inner gives up");
		}
	}

	@Test
	void isThatOfTheSystemForSupervisorsOfEveryKind() throws InterruptedException {
		Deeds deeds = new Deeds();
		try (ActorSystem system = deeds.strict()) {
			var dynamic = DynamicSupervisorSpec.of("dynamic", (Spawner spawner, Integer number) -> CHILD.start(spawner))
				.restart(Restart.PERMANENT)
				.start(system);
			Pid child = dynamic.supervisor().startChild(1).pid();
			PartitionSupervisorSpec.of("partitions", (index) -> CHILD).partitions(1).start(system);
			TaskSupervisor tasks = TaskSupervisorSpec.of("tasks").start(system).supervisor();
			Pid task = tasks.startChild((process) -> process.sleep(A_MINUTE), Restart.PERMANENT);

			assertThat(deeds.afterTheEndOf(child)).isEqualTo("dynamic gives up");
			assertThat(deeds.afterTheEndOf(holder(system, "partitions:0"))).isEqualTo("partitions gives up");
			assertThat(deeds.afterTheEndOf(task)).isEqualTo("tasks gives up");
		}
	}

	@Test
	void isReplacedForOneChild() throws InterruptedException {
		Deeds deeds = new Deeds();
		try (ActorSystem system = ActorSystem.builder("tolerant").listener(deeds).build()) {
			system.start(SupervisorSpec.oneForOne("top")
				.child(ChildSpec.of(SupervisorSpec.oneForOne("inner").intensity(9, A_MINUTE).child(LEAF))
					.intensity(0, A_MINUTE)));

			assertThat(deeds.afterTheEndOf(holder(system, "leaf"))).isEqualTo("inner gives up");
			assertThatExceptionOfType(UnsupportedOperationException.class)
				.isThrownBy(() -> ChildSpec.of(LEAF).intensity(0, A_MINUTE))
				.withMessageContaining("does not start a supervisor");
		}
	}

	@Test
	void makesSense() {
		assertThatIllegalArgumentException().isThrownBy(() -> ActorSystem.builder("none").intensity(-1, A_MINUTE))
			.withMessageContaining("zero or more restarts, but is -1");
		assertThatIllegalArgumentException().isThrownBy(() -> ActorSystem.builder("none").intensity(1, Duration.ZERO))
			.withMessageContaining("longer than zero");
	}

	private static Pid holder(ActorSystem system, String name) {
		return system.subject(Name.of(name)).owner().orElseThrow();
	}

	/** What supervisors did about the end of their children. */
	private static final class Deeds implements ProcessListener {

		private final BlockingQueue<String> all = new LinkedBlockingQueue<>();

		@Override
		public void restarted(String supervisor, String child, ExitReason reason) {
			this.all.add(supervisor + " restarts");
		}

		@Override
		public void gaveUp(String supervisor, String child, ExitReason reason) {
			this.all.add(supervisor + " gives up");
		}

		String afterTheEndOf(Pid child) throws InterruptedException {
			child.kill();
			return String.valueOf(this.all.poll(10, TimeUnit.SECONDS));
		}

		/** Its supervisors tolerate nothing. */
		ActorSystem strict() {
			return ActorSystem.builder("strict").intensity(0, A_MINUTE).listener(this).build();
		}

	}

}
