package dev.actor.supervisor;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

import dev.actor.behavior.Actor;
import dev.actor.behavior.ActorSpec;
import dev.actor.behavior.Next;
import dev.actor.process.Down;
import dev.actor.process.Exit;
import dev.actor.process.Monitor;
import dev.actor.process.Name;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.Selector;
import dev.actor.process.Subject;
import dev.actor.supervisor.Children.Started;

import static dev.actor.supervisor.Children.A_MOMENT;
import static dev.actor.supervisor.Children.SOON;
import static org.assertj.core.api.Assertions.assertThat;

/** Actors that tell the test of their end, and who of them was alive then. */
final class Family {

	private final Process test;

	private final Subject<String> told;

	private final Map<String, Pid> pids = new ConcurrentHashMap<>();

	Family(Process test) {
		this.test = test;
		this.told = test.subject();
	}

	ActorSpec<Block> member(String name) {
		return ActorSpec.of(name, Actor.<Integer, Block>withInit((process, subject) -> {
			knows(name, process.pid());
			return 0;
		}, (state, block) -> {
			this.told.send(name + " is blocked");
			block.until().await();
			return Next.state(state);
		}).onTerminate((state, reason) -> this.told.send(name + " ends: " + reason + ", alive: " + alive())));
	}

	private List<String> alive() {
		return new TreeMap<>(this.pids).entrySet()
			.stream()
			.filter((entry) -> entry.getValue().isAlive())
			.map(Map.Entry::getKey)
			.toList();
	}

	void knows(String name, Pid pid) {
		this.pids.put(name, pid);
	}

	Pid pid(String name) {
		return this.pids.get(name);
	}

	/** Starts a supervisor whose parent is the test. */
	SupervisorSpec.Started top(SupervisorSpec spec) {
		this.test.trapExits(true);
		return spec.start(this.test);
	}

	/** Returns when the actor is in its handler, where it stays. */
	CountDownLatch block(String name) {
		CountDownLatch until = new CountDownLatch(1);
		this.test.subject(Name.<Block>of(name)).send(new Block(until));
		assertThat(told()).isEqualTo(name + " is blocked");
		return until;
	}

	String told() {
		return this.test.receive(this.told, SOON).orElseThrow();
	}

	void nothingIsTold() {
		assertThat(this.test.receive(this.told, A_MOMENT)).isEmpty();
	}

	Exit exit() {
		return this.test.receive(Selector.<Exit>empty().trappedExits((exit) -> exit), SOON).orElseThrow();
	}

	Down down(Monitor monitor) {
		return this.test.receive(Selector.<Down>empty().monitor(monitor, (down) -> down), SOON).orElseThrow();
	}

	record Block(CountDownLatch until) {
	}

}
