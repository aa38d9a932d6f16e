package dev.actor.spring.boot;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.actor.ActorSystem;
import dev.actor.process.Name;
import dev.actor.process.Pid;
import dev.actor.process.Subject;
import dev.actor.spring.boot.actuate.ActorHistory;
import dev.actor.supervisor.Supervisor;
import dev.actor.supervisor.SupervisorSpec;

import static org.assertj.core.api.Assertions.assertThat;

/** An actor system without Spring, and ways to get its actors into trouble. */
public final class TestSystem implements AutoCloseable {

	private static final Duration SOON = Duration.ofSeconds(5);

	private final ActorHistory history = new ActorHistory();

	private final ActorSystem system = ActorSystem.builder("test").listener(this.history).build();

	private final List<CountDownLatch> gates = new ArrayList<>();

	public ActorSystem system() {
		return this.system;
	}

	public ActorHistory history() {
		return this.history;
	}

	public Subject<WorkMessage> worker(String name) {
		return this.system.subject(Name.of(name));
	}

	public Pid pid(String name) {
		return this.system.lookup(Name.of(name)).orElseThrow();
	}

	public Supervisor supervisor(String name) {
		return SupervisorSpec.oneForOne(name).handle(this.system);
	}

	/** Returns when its supervisor has done about it what it does. */
	public void crash(String name, String supervisor) {
		awaitEnd(pid(name), () -> worker(name).send(new WorkMessage.Crash()));
		settle(supervisor);
	}

	public void awaitEnd(Pid pid, Runnable how) {
		CountDownLatch ended = new CountDownLatch(1);
		pid.onExit((reason) -> ended.countDown());
		how.run();
		await(ended);
	}

	/** A supervisor answers in order. */
	public void settle(String supervisor) {
		assertThat(supervisor(supervisor).terminateChild("nobody")).isFalse();
	}

	/** Returns when it is in its handler, where it stays. */
	public WorkMessage.Block block(Subject<WorkMessage> worker) {
		WorkMessage.Block block = new WorkMessage.Block();
		this.gates.add(block.gate());
		worker.send(block);
		await(block.begun());
		return block;
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(SOON.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError(ex);
		}
	}

	@Override
	public void close() {
		this.gates.forEach(CountDownLatch::countDown);
		this.system.close();
	}

}
