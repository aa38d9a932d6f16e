package dev.actor.supervisor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.ActorSpec;
import dev.actor.behavior.Next;
import dev.actor.pool.PoolSpec;
import dev.actor.task.TaskSupervisorSpec;
import dev.actor.test.ActorSystemTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Specs that are changed by somebody who did not write them. */
@ActorSystemTest
class ChangedSpecTests {

	private static final ActorSpec<String> LEAF = actor("leaf");

	private static final SupervisorSpec TREE = SupervisorSpec.oneForAll("top")
		.intensity(3, Duration.ofMinutes(1))
		.child(SupervisorSpec.restForOne("inner").child(LEAF).child(actor("other")));

	private static ActorSpec<String> actor(String name) {
		return ActorSpec.of(name, Actor.of(0, (Integer count, String message) -> Next.state(count + 1)));
	}

	@Test
	void changesEachPlaceTheChildrenFirst() {
		List<String> seen = new ArrayList<>();

		SupervisorSpec changed = TREE.changeAll((child) -> {
			seen.add(child.id());
			return child.restart(Restart.TEMPORARY);
		});

		assertThat(seen).containsExactly("leaf", "other", "inner");
		assertThat(changed.strategy()).isEqualTo(Strategy.ONE_FOR_ALL);
		assertThat(changed.children()).singleElement().satisfies((inner) -> {
			assertThat(inner.restart()).isEqualTo(Restart.TEMPORARY);
			assertThat(inner.children()).extracting(ChildSpec::restart).containsOnly(Restart.TEMPORARY);
		});
		assertThat(TREE.children().getFirst().restart()).isEqualTo(Restart.PERMANENT);
	}

	@Test
	void startsWhatWasChanged(ActorSystem system) {
		Supervisor top = system
			.start(TREE.changeAll((child) -> child.id().equals("leaf") ? child.restart(Restart.TRANSIENT) : child));

		assertThat(top.tree().children()).singleElement().satisfies((inner) -> assertThat(inner.children()).hasSize(2));
		Supervisor inner = SupervisorSpec.restForOne("inner").handle(system);
		assertThat(inner.childSpec("leaf").orElseThrow().restart()).isEqualTo(Restart.TRANSIENT);
		assertThat(inner.childSpec("other").orElseThrow().restart()).isEqualTo(Restart.PERMANENT);
	}

	@Test
	void refusesAChangeThatDoesNotFit() {
		assertThatExceptionOfType(IllegalSpecException.class)
			.isThrownBy(() -> TREE.changeAll((child) -> child.id("same")))
			.satisfies((ex) -> {
				assertThat(ex.supervisor()).isEqualTo("inner");
				assertThat(ex.child()).isEqualTo("same");
			});
	}

	@Test
	void aSpecIsTheSameChildWhereverItStands() {
		PoolSpec<String, Integer> pool = PoolSpec.of("pool", 2, String::length);
		TaskSupervisorSpec tasks = TaskSupervisorSpec.of("tasks");

		assertThat(pool.childSpec().start()).isEqualTo(pool.childSpec().start());
		assertThat(tasks.childSpec().start()).isEqualTo(tasks.childSpec().start());
		assertThat(ChildSpec.of(LEAF).start()).isEqualTo(ChildSpec.of(LEAF).restart(Restart.TEMPORARY).start());
		assertThat(pool.childSpec().start())
			.isNotEqualTo(PoolSpec.<String, Integer>of("pool", 2, String::length).childSpec().start());
	}

}
