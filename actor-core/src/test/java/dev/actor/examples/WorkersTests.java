package dev.actor.examples;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.actor.ActorSystem;
import dev.actor.behavior.Started;
import dev.actor.inspect.TreeNode;
import dev.actor.process.AttachedProcess;
import dev.actor.process.Down;
import dev.actor.process.ExitReason;
import dev.actor.process.Monitor;
import dev.actor.process.Name;
import dev.actor.process.Pid;
import dev.actor.process.ProcessListener;
import dev.actor.process.Selector;
import dev.actor.process.Subject;
import dev.actor.supervisor.Supervisor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** The example {@link Workers}. */
class WorkersTests {

	private static final Duration SOON = Duration.ofSeconds(2);

	private static final Duration A_MOMENT = Duration.ofMillis(100);

	private static final Name<String> RESTARTS = Name.of("restarts");

	private ActorSystem system;

	private AttachedProcess self;

	private Subject<String> restarts;

	private Subject<String> lines;

	@BeforeEach
	void open() {
		this.system = ActorSystem.builder("workers").listener(new ProcessListener() {

			@Override
			public void restarted(String supervisor, String child, ExitReason reason) {
				WorkersTests.this.system.subject(RESTARTS).send(child);
			}

		}).build();
		this.self = this.system.attach();
		this.restarts = this.self.register(RESTARTS);
		this.lines = this.self.subject();
	}

	@AfterEach
	void close() {
		assertThat(this.self.receive(Selector.<Object>empty().other((message) -> message), Duration.ZERO)).isEmpty();
		this.self.close();
		this.system.close();
	}

	@Test
	void aWorkerSaysThatItIsAliveAndStopsNormally() {
		Started<Echo.Message> worker = Workers.worker(this.lines::send).start(this.system);
		Monitor monitor = this.self.monitor(worker.pid());

		worker.subject().send(new Echo.Message.Ping());
		worker.subject().send(new Echo.Message.Pong());
		worker.subject().send(new Echo.Message.Stop());

		assertThat(down(monitor)).isEqualTo(ExitReason.NORMAL);
		assertThat(this.self.receive(this.lines, Duration.ZERO)).hasValue("Worker alive");
		assertThat(this.self.receive(this.lines, Duration.ZERO)).isEmpty();
	}

	@Test
	void aKilledWorkerIsReplacedAndItsSiblingIsNot() {
		Supervisor supervisor = this.system.start(Workers.supervisor(Workers.worker(this.lines::send)));
		List<TreeNode> before = supervisor.tree().children();
		assertThat(before).extracting(TreeNode::name, TreeNode::state)
			.containsExactly(tuple("worker-1", TreeNode.State.RUNNING), tuple("worker-2", TreeNode.State.RUNNING));

		before.getFirst().pid().orElseThrow().kill();

		assertThat(this.self.receive(this.restarts, SOON)).hasValue("worker-1");
		List<TreeNode> after = supervisor.tree().children();
		assertThat(after).extracting(TreeNode::state).containsOnly(TreeNode.State.RUNNING);
		assertThat(after.getFirst().pid()).isPresent().isNotEqualTo(before.getFirst().pid());
		assertThat(after.getLast().pid()).isEqualTo(before.getLast().pid());
		this.system.<Echo.Message>subject(Name.of("worker-1")).send(new Echo.Message.Ping());
		assertThat(this.self.receive(this.lines, SOON)).hasValue("Worker alive");
	}

	@Test
	void aPermanentWorkerIsReplacedAlsoWhenItWasToldToStop() {
		this.system.start(Workers.supervisor(Workers.worker(this.lines::send)));

		this.system.<Echo.Message>subject(Name.of("worker-2")).send(new Echo.Message.Stop());

		assertThat(this.self.receive(this.restarts, SOON)).hasValue("worker-2");
	}

	@Test
	void namesLeadToTheNewIncarnationWhichStartsAfresh() {
		this.system.start(Workers.namedSupervisor());
		Subject<Counter.Message> counter = this.system.subject(Workers.COUNTER);
		Subject<Cache.Message> cache = this.system.subject(Workers.CACHE);
		counter.send(new Counter.Message.Increment());
		assertThat(valueOf(counter)).isEqualTo(1);
		assertThat(cache.<Boolean>call((reply) -> new Cache.Message.Put("key", "value", reply), SOON)).isTrue();

		this.system.lookup(Workers.COUNTER).orElseThrow().kill();

		assertThat(this.self.receive(this.restarts, SOON)).hasValue("counter");
		assertThat(valueOf(counter)).isZero();
		assertThat(cache.<Integer>call(Cache.Message.Size::new, SOON)).isEqualTo(1);
	}

	@Test
	void aTransientWorkerIsNotReplacedWhenItWasToldToStop() {
		Supervisor supervisor = this.system.start(Workers.customSupervisor(Workers.worker(this.lines::send)));
		Monitor monitor = this.self.monitor(pidOf(supervisor));

		this.system.<Echo.Message>subject(Name.of("worker")).send(new Echo.Message.Stop());

		assertThat(down(monitor)).isEqualTo(ExitReason.NORMAL);
		assertThat(this.self.receive(this.restarts, A_MOMENT)).isEmpty();
		assertThat(supervisor.tree().children()).extracting(TreeNode::name, TreeNode::state, TreeNode::pid)
			.containsExactly(tuple("worker", TreeNode.State.STOPPED, Optional.empty()));
	}

	@Test
	void aTransientWorkerIsReplacedFiveTimesAMinuteAndNoMore() {
		Supervisor supervisor = this.system.start(Workers.customSupervisor(Workers.worker(this.lines::send)));
		Monitor monitor = this.self.monitor(supervisor.pid().orElseThrow());

		for (int i = 0; i < 5; i++) {
			pidOf(supervisor).kill();
			assertThat(this.self.receive(this.restarts, SOON)).hasValue("worker");
		}
		pidOf(supervisor).kill();

		assertThat(down(monitor)).isEqualTo(ExitReason.SHUTDOWN);
		assertThat(this.self.receive(this.restarts, A_MOMENT)).isEmpty();
	}

	private static Pid pidOf(Supervisor supervisor) {
		return supervisor.tree().children().getFirst().pid().orElseThrow();
	}

	private ExitReason down(Monitor monitor) {
		return this.self.receive(Selector.<Down>empty().monitor(monitor, (down) -> down), SOON).orElseThrow().reason();
	}

	private static int valueOf(Subject<Counter.Message> counter) {
		return counter.call(Counter.Message.GetValue::new, SOON);
	}

}
