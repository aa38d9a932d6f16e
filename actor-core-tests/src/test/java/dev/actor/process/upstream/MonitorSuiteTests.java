package dev.actor.process.upstream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.actor.ActorSystem;
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
import dev.actor.testing.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** After monitor_SUITE of Erlang/OTP. */
@ActorSystemTest
class MonitorSuiteTests {

	private static final ExitReason REASON = ExitReason.shutdown("the reason");

	// case_1, case_1a
	@Test
	void survivesWhenTheWatchedProcessEndsItsWatcherAndThenItself(Process self) {
		Subject<Pid> started = self.subject();
		ExitReason fromWatched = ExitReason.shutdown("from the watched one");

		Await.race((round) -> {
			Monitor watcher = self.spawnMonitored((process) -> {
				Pid pid = process.pid();
				process.spawnMonitored((watched) -> {
					started.send(watched.pid());
					Await.spin(round);
					pid.sendExit(fromWatched);
					watched.exit(REASON);
				});
				process.receiveForever(Selector.empty());
			});
			Monitor watched = self.monitor(Await.message(self, started));

			assertThat(Await.down(self, watcher).reason()).isEqualTo(fromWatched);
			assertThat(Await.down(self, watched).reason()).isIn(REASON, ExitReason.NO_PROCESS);
		});

		Await.silence(self);
	}

	// case_2, case_2a
	@Test
	@Rule("R079")
	void tellsThoughTheWatchedProcessTriesToRemoveItRightBeforeItsEnd(Process self) {
		Subject<Subject<Monitor>> started = self.subject();

		Await.race((round) -> {
			Monitor monitor = self.spawnMonitored((process) -> {
				Subject<Monitor> inbox = process.subject();
				started.send(inbox);
				process.demonitor(process.receiveForever(inbox));
				process.exit(REASON);
			});
			Await.message(self, started).send(monitor);

			assertThat(Await.down(self, monitor)).isEqualTo(new Down(monitor, monitor.pid(), REASON));
		});

		Await.silence(self);
	}

	// list_cleanup: from the side of the watcher
	@Test
	@Rule("R072")
	void isForgottenByEachOfManyWatchedProcessesWhenTheWatcherEnds(ActorSystem system, Process self) {
		List<Puppet> watched = Stream.generate(() -> Puppet.start(system)).limit(200).toList();
		Puppet watcher = Puppet.start(system);
		watcher.run((process) -> watched.forEach((one) -> {
			process.monitor(one.pid());
			process.monitor(one.pid());
		}));
		assertThat(watched).allMatch((one) -> monitors(one.pid()) == 2);
		Monitor monitor = self.monitor(watcher.pid());

		watcher.exit(REASON);
		Await.down(self, monitor);

		assertThat(watched).allMatch((one) -> monitors(one.pid()) == 0);
	}

	// list_cleanup: from the side of the watched process, some of whose watchers ended
	// before
	@Test
	@Rule("R084")
	void tellsTheWatchersThatAreLeftWhenOthersHaveEnded(ActorSystem system, Process self) {
		Puppet watched = Puppet.start(system);
		List<Puppet> watchers = Stream.generate(() -> Puppet.start(system)).limit(200).toList();
		watchers.forEach((watcher) -> watcher.run((process) -> process.monitor(watched.pid())));
		List<Puppet> left = watchers.subList(100, 200);
		List<Monitor> ends = watchers.subList(0, 100).stream().map((watcher) -> self.monitor(watcher.pid())).toList();
		watchers.subList(0, 100).forEach((watcher) -> watcher.exit(REASON));
		ends.forEach((end) -> Await.down(self, end));
		assertThat(monitors(watched.pid())).isEqualTo(100);

		watched.exit(REASON);

		assertThat(left).allSatisfy((watcher) -> {
			Optional<Object> received = watcher.ask((process) -> process.receive(Await.ANYTHING, Await.SOON));
			assertThat(received).get().isInstanceOfSatisfying(Down.class, (down) -> {
				assertThat(down.pid()).isEqualTo(watched.pid());
				assertThat(down.reason()).isEqualTo(REASON);
			});
		});
		Await.silence(self);
		assertThat(left).noneMatch((watcher) -> mailboxLength(watcher.pid()) > 0);
	}

	// mixer
	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3 })
	void tellsEachOnceInAnyMixtureWithLinks(int seed, ActorSystem system, Process self) {
		Random random = new Random(seed);
		List<Node> nodes = new ArrayList<>(
				Stream.generate(() -> new Node(Puppet.trapping(system), new ArrayList<>(), new ArrayList<>()))
					.limit(20)
					.toList());
		for (int i = 0; i < 600; i++) {
			step(random, nodes.get(random.nextInt(nodes.size())), nodes.get(random.nextInt(nodes.size())));
		}
		for (Node node : nodes) {
			long watchers = nodes.stream()
				.flatMap((other) -> other.monitors().stream())
				.filter((monitor) -> monitor.pid() == node.pid())
				.count();
			assertThat(monitors(node.pid())).isEqualTo((int) watchers);
			assertThat(node.pid().info().orElseThrow().links()).containsExactlyInAnyOrderElementsOf(node.links());
		}

		Collections.shuffle(nodes, random);
		List<Node> dead = nodes.subList(0, 10);
		List<Node> alive = nodes.subList(10, 20);
		List<Pid> deadPids = dead.stream().map(Node::pid).toList();
		deadPids.forEach(Pid::kill);

		for (Node node : alive) {
			List<Object> expected = new ArrayList<>();
			node.links()
				.stream()
				.filter(deadPids::contains)
				.forEach((pid) -> expected.add(new Exit(pid, ExitReason.KILLED)));
			node.monitors()
				.stream()
				.filter((monitor) -> deadPids.contains(monitor.pid()))
				.forEach((monitor) -> expected.add(new Down(monitor, monitor.pid(), ExitReason.KILLED)));
			List<Object> received = node.puppet()
				.ask((process) -> IntStream.range(0, expected.size())
					.mapToObj((i) -> Await.anything(process))
					.toList());
			assertThat(received).containsExactlyInAnyOrderElementsOf(expected);
		}
		Await.silence(self);
		assertThat(alive).noneMatch((node) -> mailboxLength(node.pid()) > 0);
		assertThat(alive).allSatisfy((node) -> assertThat(node.pid().info().orElseThrow().links())
			.containsExactlyInAnyOrderElementsOf(node.links().stream().filter(Pid::isAlive).toList()));
	}

	private static void step(Random random, Node node, Node other) {
		switch (random.nextInt(5)) {
			case 0, 1 -> node.monitors().add(node.puppet().ask((process) -> process.monitor(other.pid())));
			case 2 -> {
				if (!node.monitors().isEmpty()) {
					Monitor removed = node.monitors().remove(random.nextInt(node.monitors().size()));
					node.puppet().run((process) -> process.demonitor(removed));
				}
			}
			case 3 -> {
				node.puppet().run((process) -> process.link(other.pid()));
				if (node != other && !node.links().contains(other.pid())) {
					node.links().add(other.pid());
					other.links().add(node.pid());
				}
			}
			default -> {
				node.puppet().run((process) -> process.unlink(other.pid()));
				node.links().remove(other.pid());
				other.links().remove(node.pid());
			}
		}
		node.monitors().removeIf((monitor) -> monitor.pid() == node.pid());
	}

	// demonitor_flush: many, of which some have told
	@Test
	@Rule({ "R074", "R075" })
	void canBeRemovedByTheThousandWhileTheWatchedProcessEnds(ActorSystem system, Process self) {
		Subject<String> other = self.subject();
		for (int round = 0; round < 20; round++) {
			Puppet puppet = Puppet.start(system);
			List<Monitor> monitors = Stream.generate(() -> self.monitor(puppet.pid())).limit(1000).toList();
			other.send("kept");

			puppet.exit(REASON);
			monitors.forEach(self::demonitor);

			assertThat(self.receive(Await.ANYTHING, Duration.ZERO)).contains("kept");
			assertThat(self.receive(Await.ANYTHING, Duration.ZERO)).isEmpty();
		}
		Await.silence(self);
	}

	private static int monitors(Pid pid) {
		return pid.info().map(ProcessInfo::monitoredBy).orElseThrow().size();
	}

	private static int mailboxLength(Pid pid) {
		return pid.info().map(ProcessInfo::mailboxLength).orElseThrow();
	}

	/** What a process should be tied to. */
	private record Node(Puppet puppet, List<Pid> links, List<Monitor> monitors) {

		Pid pid() {
			return this.puppet.pid();
		}

	}

}
