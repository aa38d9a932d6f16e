package dev.actor.task;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;

import dev.actor.process.Ack;
import dev.actor.process.Down;
import dev.actor.process.Exit;
import dev.actor.process.Monitor;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.Selector;
import dev.actor.process.Spawner;
import dev.actor.process.Subject;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A process that does what a test tells it to: an owner of tasks that may die.
 *
 * @param pid the process
 * @param inbox what it takes its orders from
 */
record Probe(Pid pid, Subject<Consumer<Process>> inbox) {

	/** The longest wait for something that must come. */
	static final Duration SOON = Duration.ofSeconds(5);

	/** The wait for something that must not come. */
	static final Duration A_WHILE = Duration.ofMillis(100);

	/** A timeout that no test reaches. */
	static final Duration AGES = Duration.ofDays(100);

	static Probe start(Spawner spawner) {
		Subject<Consumer<Process>> inbox = spawner.spawnReceiver((self, orders) -> {
			while (true) {
				self.receiveForever(orders).accept(self);
			}
		});
		return new Probe(inbox.owner().orElseThrow(), inbox);
	}

	/** Does not wait. */
	void tell(Consumer<Process> order) {
		this.inbox.send(order);
	}

	<R> R ask(Function<Process, R> question) {
		return this.inbox.call((reply) -> (self) -> reply.send(question.apply(self)), SOON);
	}

	/** Returns when it is done. */
	void run(Consumer<Process> order) {
		ask((self) -> {
			order.accept(self);
			return Ack.OK;
		});
	}

	static Down down(Process self, Pid pid) {
		return down(self, self.monitor(pid));
	}

	static Down down(Process self, Monitor monitor) {
		return self.receive(Selector.<Down>empty().monitor(monitor, (down) -> down), SOON).orElseThrow();
	}

	static Exit exit(Process self) {
		return self.receive(Selector.<Exit>empty().trappedExits((exit) -> exit), SOON).orElseThrow();
	}

	/** Nothing ties the process to anybody, and nothing comes for a while. */
	static void nothingLeft(Process self) {
		assertThat(self.receive(Selector.empty().other((message) -> message), A_WHILE)).as("message").isEmpty();
		assertThat(self.pid().info().orElseThrow().links()).as("links").isEmpty();
		assertThat(self.pid().info().orElseThrow().monitors()).as("monitors").isEmpty();
	}

	/** A thousand rounds, or two seconds. */
	static void race(IntConsumer round) {
		long begin = System.nanoTime();
		for (int i = 0; i < 1000 && System.nanoTime() - begin < SOON.dividedBy(2).toNanos(); i++) {
			round.accept(i);
		}
	}

	/** A little work, to move the two sides of a race against each other. */
	static void spin(int round) {
		for (int i = 0; i < (round % 64) * 16; i++) {
			Thread.onSpinWait();
		}
	}

}
