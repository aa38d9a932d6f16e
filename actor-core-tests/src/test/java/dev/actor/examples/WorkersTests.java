package dev.actor.examples;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.actor.ActorSystem;
import dev.actor.behavior.Started;
import dev.actor.examples.Workers.WorkerName;
import dev.actor.inspect.TreeNode;
import dev.actor.process.AttachedProcess;
import dev.actor.process.Down;
import dev.actor.process.ExitReason;
import dev.actor.process.Monitor;
import dev.actor.process.Name;
import dev.actor.process.Pid;
import dev.actor.process.Selector;
import dev.actor.process.Subject;
import dev.actor.supervisor.ChildCounts;
import dev.actor.supervisor.ChildInfo;
import dev.actor.supervisor.Supervisor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The example {@link Workers}: a supervisor and what it tolerates. */
class WorkersTests {

	private static final Duration SOON = Duration.ofSeconds(5);

	private final Events events = new Events();

	private ActorSystem system;

	private AttachedProcess self;

	private Subject<String> lines;

	@BeforeEach
	void open() {
		this.system = ActorSystem.builder("workers").listener(this.events).build();
		this.self = this.system.attach();
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
		Supervisor supervisor = Workers.startSupervisor(this.system, Workers.worker(this.lines::send));
		assertThat(supervisor.countChildren()).isEqualTo(new ChildCounts(2, 2, 0, 2));
		Pid first = pidOf(supervisor, "worker-1");
		Pid second = pidOf(supervisor, "worker-2");

		first.kill();

		this.events.assertRestarted("worker-1");
		assertThat(supervisor.countChildren()).isEqualTo(new ChildCounts(2, 2, 0, 2));
		assertThat(pidOf(supervisor, "worker-1")).isNotEqualTo(first);
		assertThat(pidOf(supervisor, "worker-2")).isEqualTo(second);
		this.system.<Echo.Message>subject(Name.of("worker-1")).send(new Echo.Message.Ping());
		assertThat(this.self.receive(this.lines, SOON)).hasValue("Worker alive");
	}

	@Test
	void aPermanentWorkerIsReplacedAlsoWhenItWasToldToStop() {
		Supervisor supervisor = Workers.startSupervisor(this.system, Workers.worker(this.lines::send));

		this.system.<Echo.Message>subject(Name.of("worker-2")).send(new Echo.Message.Stop());

		this.events.assertRestarted("worker-2");
		assertThat(supervisor.whichChild("worker-2")).get()
			.extracting(ChildInfo::lastExit)
			.isEqualTo(Optional.of(ExitReason.NORMAL));
	}

	@Test
	void namesLeadToTheNewIncarnationWhichStartsAfresh() {
		Workers.startNamedSupervisor(this.system);
		Subject<Counter.Message> counter = this.system.subject(WorkerName.COUNTER);
		Subject<Cache.Message> cache = this.system.subject(WorkerName.CACHE);
		counter.send(new Counter.Message.Increment());
		assertThat(valueOf(counter)).isEqualTo(1);
		assertThat(cache.<Boolean>call((reply) -> new Cache.Message.Put("key", "value", reply), SOON)).isTrue();

		this.system.lookup(WorkerName.COUNTER).orElseThrow().kill();

		this.events.assertRestarted("counter");
		assertThat(valueOf(counter)).isZero();
		assertThat(cache.<Integer>call(Cache.Message.Size::new, SOON)).isEqualTo(1);
	}

	@Test
	void aTransientWorkerIsNotReplacedWhenItWasToldToStopButItsSpecIsKept() {
		Supervisor supervisor = Workers.startCustomSupervisor(this.system, Workers.worker(this.lines::send));
		Monitor monitor = this.self.monitor(pidOf(supervisor, "worker"));

		this.system.<Echo.Message>subject(Name.of("worker")).send(new Echo.Message.Stop());

		assertThat(down(monitor)).isEqualTo(ExitReason.NORMAL);
		this.events.assertNoRestart();
		assertThat(supervisor.countChildren()).isEqualTo(new ChildCounts(1, 0, 0, 1));
		assertThat(supervisor.whichChild("worker")).get()
			.extracting(ChildInfo::state)
			.isEqualTo(TreeNode.State.STOPPED);
		assertThat(supervisor.restartChild("worker").isAlive()).isTrue();
	}

	@Test
	void aTransientWorkerIsReplacedFiveTimesAMinuteAndNoMore() {
		Supervisor supervisor = Workers.startCustomSupervisor(this.system, Workers.worker(this.lines::send));
		Monitor monitor = this.self.monitor(supervisor.pid().orElseThrow());

		for (int i = 0; i < 5; i++) {
			pidOf(supervisor, "worker").kill();
			this.events.assertRestarted("worker");
		}
		pidOf(supervisor, "worker").kill();

		assertThat(down(monitor)).isEqualTo(ExitReason.SHUTDOWN);
		this.events.assertNoRestart();
	}

	@Test
	void oneForOneReplacesOnlyTheOneThatWasKilled() {
		Supervisor supervisor = Workers.oneForOneSupervisor(this.system, Workers.worker(this.lines::send));
		List<Pid> before = pids(supervisor);

		before.getFirst().kill();

		this.events.assertRestarted("first");
		assertThat(pids(supervisor).getFirst()).isNotEqualTo(before.getFirst());
		assertThat(pids(supervisor).getLast()).isEqualTo(before.getLast());
	}

	@Test
	void oneForAllReplacesBoth() {
		Supervisor supervisor = Workers.oneForAllSupervisor(this.system, Workers.worker(this.lines::send));
		List<Pid> before = pids(supervisor);

		before.getFirst().kill();

		this.events.assertRestarted("first", "second");
		assertThat(pids(supervisor)).doesNotContainAnyElementsOf(before).allMatch(Pid::isAlive);
	}

	@Test
	void restForOneReplacesThoseThatWereStartedLater() {
		Supervisor supervisor = Workers.restForOneSupervisor(this.system, Workers.worker(this.lines::send));
		List<Pid> atFirst = pids(supervisor);

		atFirst.getFirst().kill();

		this.events.assertRestarted("first", "second");
		List<Pid> then = pids(supervisor);
		assertThat(then).doesNotContainAnyElementsOf(atFirst);

		then.getLast().kill();

		this.events.assertRestarted("second");
		assertThat(pids(supervisor).getFirst()).isEqualTo(then.getFirst());
		assertThat(pids(supervisor).getLast()).isNotEqualTo(then.getLast());
	}

	private static Pid pidOf(Supervisor supervisor, String child) {
		return supervisor.whichChild(child).flatMap(ChildInfo::pid).orElseThrow();
	}

	private static List<Pid> pids(Supervisor supervisor) {
		return List.of(pidOf(supervisor, "first"), pidOf(supervisor, "second"));
	}

	private ExitReason down(Monitor monitor) {
		return this.self.receive(Selector.<Down>empty().monitor(monitor, (down) -> down), SOON).orElseThrow().reason();
	}

	private static int valueOf(Subject<Counter.Message> counter) {
		return counter.call(Counter.Message.GetValue::new, SOON);
	}

}
