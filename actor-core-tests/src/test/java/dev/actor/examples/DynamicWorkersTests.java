package dev.actor.examples;

import java.time.Duration;
import java.util.List;

import dev.actor.ActorSystem;
import dev.actor.behavior.Started;
import dev.actor.examples.DynamicWorkers.Added;
import dev.actor.examples.DynamicWorkers.DynamicMessage;
import dev.actor.examples.DynamicWorkers.Removed;
import dev.actor.process.AttachedProcess;
import dev.actor.process.Down;
import dev.actor.process.ExitReason;
import dev.actor.process.Monitor;
import dev.actor.process.Pid;
import dev.actor.process.Selector;
import dev.actor.process.StartError;
import dev.actor.process.Subject;
import dev.actor.supervisor.ChildInfo;
import dev.actor.supervisor.DynamicSupervisor;
import dev.actor.supervisor.DynamicSupervisorSpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The example {@link DynamicWorkers}. */
class DynamicWorkersTests {

	private static final Duration SOON = Duration.ofSeconds(5);

	private final Events events = new Events();

	private ActorSystem system;

	private AttachedProcess self;

	private Subject<String> lines;

	private Subject<DynamicMessage> manager;

	private DynamicSupervisor<String, Started<Echo.Message>> workers;

	@BeforeEach
	void open() {
		this.system = ActorSystem.builder("dynamic").listener(this.events).build();
		this.self = this.system.attach();
		this.lines = this.self.subject();
		DynamicSupervisorSpec<String, Started<Echo.Message>> spec = DynamicWorkers.workers(this.lines::send);
		this.system.start(DynamicWorkers.tree(spec));
		this.manager = this.system.subject(DynamicWorkers.MANAGER);
		this.workers = spec.handle(this.system);
	}

	@AfterEach
	void close() {
		assertThat(this.self.receive(Selector.<Object>empty().other((message) -> message), Duration.ZERO)).isEmpty();
		this.self.close();
		this.system.close();
	}

	@Test
	void whoIsAddedLivesAndCounts() {
		Pid first = add("one");
		Pid second = add("two");

		assertThat(List.of(first, second)).doesNotHaveDuplicates().allMatch(Pid::isAlive);
		assertThat(this.workers.countChildren().active()).isEqualTo(2);
	}

	@Test
	void whoIsRemovedIsDeadAndNotReplaced() {
		Pid first = add("one");
		Pid second = add("two");
		Monitor monitor = this.self.monitor(first);

		assertThat(remove(first)).isEqualTo(Removed.OK);

		assertThat(this.self.receive(Selector.<Down>empty().monitor(monitor, (down) -> down), SOON)).get()
			.extracting(Down::reason)
			.isEqualTo(ExitReason.SHUTDOWN);
		this.events.assertNoRestart();
		assertThat(this.workers.countChildren().active()).isEqualTo(1);
		assertThat(second.isAlive()).isTrue();
	}

	@Test
	void whoIsNotAWorkerIsNotFoundAndLivesOn() {
		Pid worker = add("one");
		Pid stranger = this.manager.owner().orElseThrow();

		assertThat(remove(stranger)).isEqualTo(Removed.NOT_FOUND);
		assertThat(remove(worker)).isEqualTo(Removed.OK);
		assertThat(remove(worker)).isEqualTo(Removed.NOT_FOUND);

		assertThat(stranger.isAlive()).isTrue();
	}

	@Test
	void whoCrashesIsReplacedWithTheSameTask() {
		Pid worker = add("one");

		worker.kill();

		assertThat(this.self.receive(this.lines, SOON)).hasValue("Working on one");
		this.events.assertRestarted("workers");
		assertThat(this.workers.whichChildren()).singleElement().extracting(ChildInfo::pid).satisfies((pid) -> {
			assertThat(pid).isPresent();
			assertThat(pid).get().isNotEqualTo(worker);
		});
		assertThat(remove(worker)).as("the stale pid").isEqualTo(Removed.NOT_FOUND);
	}

	@Test
	void whoDoesNotStartIsToldWithTheReason() {
		Added added = this.manager.call((replyTo) -> new DynamicMessage.AddWorker(" ", replyTo), SOON);

		assertThat(added).isEqualTo(new Added.Failed(new StartError.InitFailed("there is nothing to do")));
		assertThat(this.workers.countChildren().active()).isZero();
	}

	private Pid add(String task) {
		Added added = this.manager.call((replyTo) -> new DynamicMessage.AddWorker(task, replyTo), SOON);
		assertThat(added).isInstanceOf(Added.Ok.class);
		assertThat(this.self.receive(this.lines, SOON)).hasValue("Working on " + task);
		return ((Added.Ok) added).pid();
	}

	private Removed remove(Pid pid) {
		return this.manager.call((replyTo) -> new DynamicMessage.RemoveWorker(pid, replyTo), SOON);
	}

}
