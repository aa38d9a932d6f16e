package dev.actor.process.upstream;

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
 * A process that does what a test tells it to.
 *
 * @param pid the process
 * @param orders what it takes its orders from
 */
record Puppet(Pid pid, Subject<Consumer<Process>> orders) {

	/** Linked to the spawner if that is a process. */
	static Puppet start(Spawner spawner) {
		Subject<Consumer<Process>> orders = spawner.spawnReceiver((self, inbox) -> {
			while (true) {
				self.receiveForever(inbox).accept(self);
			}
		});
		return new Puppet(orders.owner().orElseThrow(), orders);
	}

	static Puppet trapping(Spawner spawner) {
		Puppet puppet = start(spawner);
		puppet.run((self) -> self.trapExits(true));
		return puppet;
	}

	/** Does not wait. */
	void tell(Consumer<Process> order) {
		this.orders.send(order);
	}

	/** Returns when it is done. */
	void run(Consumer<Process> order) {
		ask((self) -> {
			order.accept(self);
			return Ack.OK;
		});
	}

	<R> R ask(Function<Process, R> question) {
		return this.orders.call((reply) -> (self) -> reply.send(question.apply(self)), Await.SOON);
	}

	/** Whatever comes next into its mailbox; empty when nothing does for a while. */
	Optional<Object> next() {
		return ask((self) -> self.receive(Await.ANYTHING, Await.A_WHILE));
	}

	void exit(ExitReason reason) {
		tell((self) -> self.exit(reason));
	}

}
