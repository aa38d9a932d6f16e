package dev.actor.process.rules;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import dev.actor.process.Ack;
import dev.actor.process.ExitReason;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.Spawner;
import dev.actor.process.Subject;

/**
 * A process that does what a test tells it to, on a thread of its own.
 *
 * @param pid the process
 * @param inbox what it takes its orders from
 */
record Probe(Pid pid, Subject<Consumer<Process>> inbox) {

	/** Linked to the spawner if that is a process. */
	static Probe start(Spawner spawner) {
		Subject<Consumer<Process>> inbox = spawner.spawnReceiver((self, orders) -> {
			while (true) {
				self.receiveForever(orders).accept(self);
			}
		});
		return new Probe(inbox.owner().orElseThrow(), inbox);
	}

	static Probe trapping(Spawner spawner) {
		Probe probe = start(spawner);
		probe.run((self) -> self.trapExits(true));
		return probe;
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
		return this.inbox.call((reply) -> (self) -> reply.send(question.apply(self)), Expect.SOON);
	}

	/** Whatever comes next into its mailbox; empty when nothing does for a while. */
	Optional<Object> next() {
		return ask((self) -> self.receive(Expect.ANYTHING, Expect.A_WHILE));
	}

	void exit(ExitReason reason) {
		tell((self) -> self.exit(reason));
	}

}
