package dev.actor.examples;

import java.time.Duration;
import java.util.List;

import dev.actor.ActorSystem;
import dev.actor.inspect.TreeNode;
import dev.actor.process.Pid;
import dev.actor.supervisor.ChildCounts;
import dev.actor.supervisor.Supervisor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The example {@link Workers#startApplication}: a tree. */
class ApplicationTests {

	private static final Duration SOON = Duration.ofSeconds(5);

	private final Events events = new Events();

	private ActorSystem system;

	private Supervisor application;

	@BeforeEach
	void open() {
		this.system = ActorSystem.builder("application").listener(this.events).build();
		this.application = Workers.startApplication(this.system, Workers.worker((line) -> {
		}));
	}

	@AfterEach
	void close() {
		this.system.close();
	}

	@Test
	void hasTwoWorkersAndASupervisorOfTwoMore() {
		assertThat(this.application.countChildren()).isEqualTo(new ChildCounts(3, 3, 1, 2));
		assertThat(this.application.tree().children()).extracting(TreeNode::name)
			.containsExactly("counter", "cache", "workers");
		assertThat(workers()).extracting(TreeNode::name).containsExactly("worker-1", "worker-2");
	}

	@Test
	void nobodyAboveNoticesThatANestedWorkerIsReplaced() {
		List<Pid> top = pids(this.application.tree().children());
		List<Pid> workers = pids(workers());

		workers.getFirst().kill();

		this.events.assertRestarted("worker-1");
		assertThat(pids(this.application.tree().children())).isEqualTo(top);
		assertThat(pids(workers()).getFirst()).isNotEqualTo(workers.getFirst());
		assertThat(pids(workers()).getLast()).isEqualTo(workers.getLast());
	}

	@Test
	void aNestedSupervisorThatGivesUpIsReplacedWithBothOfItsWorkers() {
		List<Pid> top = pids(this.application.tree().children());
		List<Pid> workers = pids(workers());

		pids(workers()).getFirst().kill();
		this.events.assertRestarted("worker-1");
		pids(workers()).getFirst().kill();
		this.events.assertRestarted("worker-1");
		pids(workers()).getFirst().kill();

		this.events.assertRestarted("workers");
		List<Pid> now = pids(this.application.tree().children());
		assertThat(now.subList(0, 2)).isEqualTo(top.subList(0, 2));
		assertThat(now.getLast()).isNotEqualTo(top.getLast());
		assertThat(pids(workers())).hasSize(2).doesNotContainAnyElementsOf(workers).allMatch(Pid::isAlive);
	}

	@Test
	void isStoppedFromItsLastChildToItsFirst() {
		Pid pid = this.application.pid().orElseThrow();

		assertThat(this.system.stop(pid, SOON)).isTrue();

		assertThat(this.events.endsSoFar()).containsExactly("worker-2", "worker-1", "workers", "cache", "counter",
				"application");
		assertThat(this.system.processCount()).isZero();
	}

	private List<TreeNode> workers() {
		return this.application.tree().children().getLast().children();
	}

	private static List<Pid> pids(List<TreeNode> places) {
		return places.stream().map((place) -> place.pid().orElseThrow()).toList();
	}

}
