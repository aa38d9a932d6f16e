package dev.actor.process.rules;

import java.util.concurrent.CountDownLatch;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.Next;
import dev.actor.process.Monitor;
import dev.actor.process.Name;
import dev.actor.process.Process;
import dev.actor.process.ProcessInfo;
import dev.actor.process.Reply;
import dev.actor.process.Subject;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What a process shows of itself. */
@ActorSystemTest
class ProcessInfoTests {

	sealed interface Order {

		record Block(CountDownLatch begun, CountDownLatch gate) implements Order {
		}

		record Ask(Reply<String> reply) implements Order {
		}

	}

	private static Next<String, Order> handle(String state, Order order) throws InterruptedException {
		return switch (order) {
			case Order.Block(CountDownLatch begun, CountDownLatch gate) -> {
				begun.countDown();
				gate.await();
				yield Next.state(state);
			}
			case Order.Ask(Reply<String> reply) -> Next.reply(reply, "answer", state);
		};
	}

	@Test
	@Rule("R025")
	void showsWhoAProcessIsAndWithWhomItHasTies(ActorSystem system, Process self) {
		Probe other = Probe.start(system);
		Name<Order> name = Name.unique("worker");
		Monitor[] own = new Monitor[1];
		Subject<Order> worker = Actor.<String, Order>withInit((process, subject) -> {
			process.link(other.pid());
			own[0] = process.monitor(other.pid());
			return "state";
		}, ProcessInfoTests::handle).named(name).labelled("the worker").start(self).subject();
		Monitor monitor = self.monitor(worker.owner().orElseThrow());

		ProcessInfo info = worker.owner().orElseThrow().info().orElseThrow();

		assertThat(info.pid()).isEqualTo(monitor.pid());
		assertThat(info.label()).isEqualTo("the worker");
		assertThat(info.name()).contains(name.text());
		assertThat(info.parent()).contains(self.pid());
		assertThat(info.links()).containsExactlyInAnyOrder(self.pid(), other.pid());
		assertThat(info.monitors()).containsExactly(other.pid());
		assertThat(info.monitoredBy()).containsExactly(self.pid());
		assertThat(info.trapsExits()).isFalse();
		assertThat(other.pid().info().orElseThrow().monitoredBy()).containsExactly(monitor.pid());
		self.demonitor(monitor);
		self.unlink(monitor.pid());
		assertThat(monitor.pid().info().orElseThrow().monitoredBy()).isEmpty();
	}

	@Test
	@Rule("R037")
	void showsWhatAProcessIsAtAndWhatItWasAtLast(ActorSystem system, Process self) throws InterruptedException {
		Subject<Order> worker = Actor.of("state", ProcessInfoTests::handle).start(system).subject();
		CountDownLatch begun = new CountDownLatch(1);
		CountDownLatch gate = new CountDownLatch(1);
		assertThat(info(worker).lastHandled()).isEmpty();

		worker.send(new Order.Block(begun, gate));
		begun.await();
		worker.send(new Order.Block(begun, gate));

		assertThat(info(worker).state()).isEqualTo(ProcessInfo.State.RUNNING);
		assertThat(info(worker).lastHandled()).contains(Order.Block.class);
		assertThat(info(worker).mailboxLength()).isOne();
		gate.countDown();
		assertThat(worker.<String>call(Order.Ask::new, Expect.SOON)).isEqualTo("answer");
		assertThat(info(worker).lastHandled()).contains(Order.Ask.class);
		assertThat(info(worker).mailboxLength()).isZero();
	}

	private static ProcessInfo info(Subject<Order> worker) {
		return worker.owner().orElseThrow().info().orElseThrow();
	}

}
