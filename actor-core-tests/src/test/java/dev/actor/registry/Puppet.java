package dev.actor.registry;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Function;

import dev.actor.process.Ack;
import dev.actor.process.Down;
import dev.actor.process.Monitor;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.Selector;
import dev.actor.process.Spawner;
import dev.actor.process.Subject;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A process that does what a test tells it to, linked to nobody.
 *
 * @param pid the process
 * @param inbox what it takes its orders from
 */
record Puppet(Pid pid, Subject<Consumer<Process>> inbox) {

	static final Duration SOON = Duration.ofSeconds(5);

	static final Duration A_WHILE = Duration.ofMillis(100);

	static Puppet start(Spawner system) {
		Subject<Consumer<Process>> inbox = system.spawnReceiver((self, orders) -> {
			while (true) {
				self.receiveForever(orders).accept(self);
			}
		});
		return new Puppet(inbox.owner().orElseThrow(), inbox);
	}

	/** Does not wait. */
	void tell(Consumer<Process> order) {
		this.inbox.send(order);
	}

	/** Returns when it is done. */
	void run(Consumer<Process> order) {
		ask((self) -> {
			order.accept(self);
			return Ack.OK;
		});
	}

	<R> R ask(Function<Process, R> question) {
		return this.inbox.call((reply) -> (self) -> reply.send(question.apply(self)), SOON);
	}

	/** Returns when everybody knows of its end. */
	void end(Process observer) {
		Monitor monitor = observer.monitor(this.pid);
		this.pid.kill();
		assertThat(observer.receive(Selector.<Down>empty().monitor(monitor, (down) -> down), SOON)).isPresent();
	}

	/**
	 * Kills it in the middle of code that does not let go: it is dead, but nobody is told
	 * before the latch is down.
	 */
	CountDownLatch becomeZombie(Process observer) {
		observer.grace(this.pid, Duration.ofSeconds(Long.MAX_VALUE));
		CountDownLatch release = new CountDownLatch(1);
		Subject<String> ready = observer.subject();
		tell((self) -> {
			ready.send("ready");
			awaitStubbornly(release);
		});
		assertThat(observer.receive(ready, SOON)).isPresent();
		this.pid.kill();
		return release;
	}

	static void awaitStubbornly(CountDownLatch latch) {
		while (true) {
			try {
				latch.await();
				return;
			}
			catch (InterruptedException ex) {
				// On purpose.
			}
		}
	}

}
