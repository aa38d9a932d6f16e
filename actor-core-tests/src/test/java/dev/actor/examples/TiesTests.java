package dev.actor.examples;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.actor.ActorSystem;
import dev.actor.process.Body;
import dev.actor.process.Down;
import dev.actor.process.Exit;
import dev.actor.process.ExitReason;
import dev.actor.process.Monitor;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.ProcessInfo;
import dev.actor.process.Selector;
import dev.actor.process.Subject;
import dev.actor.test.ActorSystemTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The example {@link Ties}. */
@ActorSystemTest(virtualTime = true)
class TiesTests {

	private static final Duration SOON = Duration.ofSeconds(5);

	private static final Duration A_MOMENT = Duration.ofMillis(100);

	private static final Duration LONG = Duration.ofMinutes(1);

	private static final Body A_SECOND = (self) -> self.sleep(Duration.ofSeconds(1));

	private static final Body FOR_EVER = (self) -> self.receiveForever(Selector.empty());

	private Process self;

	private Subject<String> lines;

	@BeforeEach
	void lines(Process self) {
		this.self = self;
		this.lines = self.subject();
	}

	@Test
	void aParentDoesNotNoticeThatItsChildEndsNormally(ActorSystem system) {
		long begin = this.self.monotonicNanos();
		Subject<Pid> children = this.self.subject();
		Subject<String> parent = system.spawnReceiver((process, inbox) -> {
			children.send(Ties.linkedProcesses(process, A_SECOND, this.lines::send));
			process.receiveForever(inbox);
		});
		Monitor monitor = this.self.monitor(parent.owner().orElseThrow());

		assertThat(List.of(line(), line())).containsExactlyInAnyOrder("Parent waiting...", "Child process started");
		assertThat(line()).isEqualTo("Child process exiting");
		assertThat(sinceNanos(begin)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));

		Pid child = this.self.receive(children, SOON).orElseThrow();
		assertThat(sinceNanos(begin)).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
		assertThat(down(this.self.monitor(child))).isIn(ExitReason.NORMAL, ExitReason.NO_PROCESS);
		assertThat(parent.owner()).as("the parent that lives").isPresent();
		parent.send("end");
		assertThat(down(monitor)).isEqualTo(ExitReason.NORMAL);
	}

	@Test
	void aParentEndsAsItsChildDoesThatCrashes() {
		IllegalStateException failure = new IllegalStateException("the child fails");
		Subject<Pid> children = this.self.subject();
		Monitor parent = this.self.spawnMonitored((process) -> children.send(Ties.linkedProcesses(process, (child) -> {
			throw failure;
		}, this.lines::send)));

		assertThat(down(parent)).isEqualTo(ExitReason.abnormal(failure));
		assertThat(Stream.generate(() -> this.self.receive(this.lines, Duration.ZERO))
			.takeWhile(Optional::isPresent)
			.map(Optional::orElseThrow)).doesNotContain("Child process exiting");
		assertThat(this.self.receive(children, A_MOMENT)).as("the parent's wait is over").isEmpty();
	}

	@Test
	void aWatcherIsToldAsSoonAsTheProcessEnds() {
		long begin = this.self.monotonicNanos();

		Ties.monitoredProcess(this.self, A_SECOND, LONG, this.lines::send);

		assertThat(sinceNanos(begin)).isBetween(Duration.ofSeconds(1), LONG.dividedBy(2));
		assertThat(List.of(line(), line())).containsExactly("Monitored process started", "Process exited");
	}

	@Test
	void aWatcherThatGivesUpIsStillToldLater() {
		Subject<Subject<String>> inboxes = this.self.subject();
		Monitor monitor = Ties.monitoredProcess(this.self, (process) -> {
			Subject<String> inbox = process.subject();
			inboxes.send(inbox);
			process.receiveForever(inbox);
		}, A_MOMENT, this.lines::send);
		Subject<String> process = this.self.receive(inboxes, SOON).orElseThrow();
		assertThat(List.of(line(), line())).containsExactlyInAnyOrder("Monitored process started", "Still running");

		process.send("end");

		assertThat(down(monitor)).isEqualTo(ExitReason.NORMAL);
	}

	@Test
	void whoTrapsExitsSurvivesTheCrashOfItsChild() {
		IllegalStateException failure = new IllegalStateException("Simulated error");

		Optional<Exit> caught = Ties.trapExits(this.self, (process) -> {
			throw failure;
		}, SOON, this.lines::send);

		assertThat(caught).get().extracting(Exit::reason).isEqualTo(ExitReason.abnormal(failure));
		assertThat(List.of(line(), line())).containsExactly("Child starting", "Caught exit from child");
		assertThat(this.self.pid().info()).get().extracting(ProcessInfo::trapsExits).isEqualTo(false);
	}

	@Test
	void whoGivesUpTrappingHearsNothingLater(ActorSystem system) {
		assertThat(Ties.trapExits(this.self, FOR_EVER, A_MOMENT, this.lines::send)).isEmpty();

		assertThat(List.of(line(), line())).containsExactlyInAnyOrder("Child starting", "No exit received");
		ProcessInfo info = this.self.pid().info().orElseThrow();
		assertThat(info.trapsExits()).isFalse();
		assertThat(info.links()).isEmpty();
		system.processes().stream().filter((pid) -> pid != this.self.pid()).forEach(Pid::kill);
		assertThat(this.self.receive(Selector.<Exit>empty().trappedExits((exit) -> exit), A_MOMENT)).isEmpty();
	}

	@Test
	void theFirstWorkerToFailIsToldAtOnceAndTheOthersAreNoLongerWatched(ActorSystem system) {
		List<Pid> pool = Stream.generate(() -> system.spawn(FOR_EVER)).limit(5).toList();
		Pid failing = pool.get(3);
		system.spawn((process) -> {
			process.sleep(A_MOMENT);
			failing.kill();
		});

		Optional<Down> failure = Ties.monitorPool(this.self, pool, LONG, this.lines::send);

		assertThat(line()).isEqualTo("Worker failed");
		assertThat(failure).get().extracting(Down::pid, Down::reason).containsExactly(failing, ExitReason.KILLED);
		assertThat(this.self.pid().info()).get().extracting(ProcessInfo::monitors).isEqualTo(List.of());
		pool.forEach(Pid::kill);
		assertThat(this.self.receive(Selector.<Down>empty().monitors((down) -> down), A_MOMENT)).isEmpty();
	}

	@Test
	void aPoolThatOnlyEndsNormallyIsHealthy(ActorSystem system) {
		List<Pid> pool = List.of(system.spawn(FOR_EVER), this.self.spawnUnlinked((process) -> process.sleep(A_MOMENT)));

		assertThat(Ties.monitorPool(this.self, pool, Duration.ofMillis(500), this.lines::send)).isEmpty();

		assertThat(line()).isEqualTo("All workers healthy");
		assertThat(this.self.pid().info()).get().extracting(ProcessInfo::monitors).isEqualTo(List.of());
	}

	@Test
	void aWorkerThatIsDeadBeforehandHasFailed(ActorSystem system) {
		Monitor dead = this.self.spawnMonitored((process) -> {
		});
		assertThat(down(dead)).isEqualTo(ExitReason.NORMAL);

		Optional<Down> failure = Ties.monitorPool(this.self, List.of(system.spawn(FOR_EVER), dead.pid()), LONG,
				this.lines::send);

		assertThat(line()).isEqualTo("Worker failed");
		assertThat(failure).get()
			.extracting(Down::pid, Down::reason)
			.containsExactly(dead.pid(), ExitReason.NO_PROCESS);
	}

	private String line() {
		return this.self.receive(this.lines, SOON).orElseThrow();
	}

	private Duration sinceNanos(long begin) {
		return Duration.ofNanos(this.self.monotonicNanos() - begin);
	}

	private ExitReason down(Monitor monitor) {
		return this.self.receive(Selector.<Down>empty().monitor(monitor, (down) -> down), SOON).orElseThrow().reason();
	}

}
