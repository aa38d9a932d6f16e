package dev.actor.process.rules;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.Next;
import dev.actor.inspect.Sys;
import dev.actor.process.Handling;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.ProcessListener;
import dev.actor.process.Subject;
import dev.actor.test.ActorSystemTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What a process is at, and what waits for it, for those who must not wait for it. */
@ActorSystemTest
class HandlingTests {

	/** How late the overseer may be. */
	private static final Duration LATE = Expect.A_WHILE.dividedBy(2);

	sealed interface Order {

		record Block(CountDownLatch begun, CountDownLatch gate) implements Order {

			static Block now() {
				return new Block(new CountDownLatch(1), new CountDownLatch(1));
			}

		}

		record Nothing() implements Order {
		}

		/** Keeps the worker awake for a while before the last order. */
		record Again(Subject<Order> self, long end, Order last) implements Order {
		}

	}

	private static Next<String, Order> handle(String state, Order order) throws InterruptedException {
		switch (order) {
			case Order.Block(CountDownLatch begun, CountDownLatch gate) -> {
				begun.countDown();
				gate.await();
			}
			case Order.Again(Subject<Order> self, long end, Order last) ->
				self.send((System.nanoTime() - end < 0) ? order : last);
			case Order.Nothing nothing -> {
			}
		}
		return Next.state(state);
	}

	@Test
	void aHandlerIsSeenWithItsMessageAndItsStack(ActorSystem system) throws InterruptedException {
		Subject<Order> worker = Actor.of("state", HandlingTests::handle).start(system).subject();
		Pid pid = worker.owner().orElseThrow();
		assertThat(pid.handling()).isEmpty();
		assertThat(pid.stackTrace()).isEmpty();

		Order.Block block = Order.Block.now();
		worker.send(block);
		block.begun().await();

		assertThat(pid.handling()).get().extracting(Handling::message).isEqualTo(Order.Block.class);
		assertThat(pid.stackTrace()).extracting(StackTraceElement::getClassName)
			.contains(CountDownLatch.class.getName(), HandlingTests.class.getName());
		block.gate().countDown();
		Sys.of(pid).status();
		assertThat(pid.handling().map(Handling::message).filter(Order.class::isAssignableFrom)).isEmpty();
	}

	@Test
	void theTimeOfAHandlerBeginsWithItsMessageHoweverLongTheThreadHasSlept(ActorSystem system, Process self)
			throws InterruptedException {
		Subject<Order> worker = Actor.of("state", HandlingTests::handle).start(system).subject();
		Pid pid = worker.owner().orElseThrow();
		// By then the overseer sleeps as well.
		self.sleep(Expect.A_WHILE.multipliedBy(3));
		Order.Block block = Order.Block.now();
		long begin = self.monotonicNanos();

		worker.send(block);
		block.begun().await();

		Duration first = pid.handling().orElseThrow().time();
		assertThat(first).isLessThan(Duration.ofNanos(self.monotonicNanos() - begin).plus(LATE));
		self.sleep(Expect.A_WHILE);
		assertThat(pid.handling().orElseThrow().time()).isGreaterThan(Expect.A_WHILE.minus(LATE));
		block.gate().countDown();
	}

	@Test
	void theTimeOfAHandlerBeginsWithItsMessageHoweverLongTheThreadHasBeenBusy() throws InterruptedException {
		try (ActorSystem system = ActorSystem.builder("busy").parallelism(1).build()) {
			Subject<Order> worker = Actor.of("state", HandlingTests::handle).start(system).subject();
			Order.Block block = Order.Block.now();

			worker.send(new Order.Again(worker, System.nanoTime() + 3 * Expect.A_WHILE.toNanos(), block));
			block.begun().await();

			assertThat(worker.owner().orElseThrow().handling().orElseThrow().time()).isLessThan(Expect.A_WHILE);
			block.gate().countDown();
		}
	}

	@Test
	void theTimeOfAHandlerIsNotThatOfTheOneBefore(Process self) throws InterruptedException {
		ProcessListener listener = new ProcessListener() {
		};
		try (ActorSystem system = ActorSystem.builder("handling").listener(listener).build()) {
			Subject<Order> worker = Actor.of("state", HandlingTests::handle).start(system).subject();
			Order.Block first = Order.Block.now();
			Order.Block second = Order.Block.now();
			worker.send(first);
			worker.send(second);
			first.begun().await();
			self.sleep(Expect.A_WHILE);
			long begin = self.monotonicNanos();
			first.gate().countDown();
			second.begun().await();

			Duration time = worker.owner().orElseThrow().handling().orElseThrow().time();

			assertThat(time).isLessThan(Duration.ofNanos(self.monotonicNanos() - begin).plus(LATE));
			second.gate().countDown();
		}
	}

	@Test
	void theWaitingMessagesAreSeenByTheirTypes(ActorSystem system) throws InterruptedException {
		Subject<Order> worker = Actor.of("state", HandlingTests::handle).start(system).subject();
		Pid pid = worker.owner().orElseThrow();
		Order.Block block = Order.Block.now();
		worker.send(block);
		block.begun().await();

		worker.send(new Order.Nothing());
		worker.send(Order.Block.now());
		worker.send(new Order.Nothing());

		assertThat(pid.mailboxLength()).isEqualTo(3);
		assertThat(pid.waiting(10)).containsExactlyInAnyOrder(Order.Nothing.class, Order.Block.class,
				Order.Nothing.class);
		assertThat(pid.waiting(2)).hasSize(2);
		assertThat(pid.waiting(0)).isEmpty();
		pid.kill();
		assertThat(pid.mailboxLength()).isZero();
		assertThat(pid.waiting(10)).isEmpty();
		assertThat(pid.handling()).isEmpty();
	}

	@Test
	void whatASuspendedProcessHasPassedOverIsSeenToo(ActorSystem system) {
		Subject<Order> worker = Actor.of("state", HandlingTests::handle).start(system).subject();
		Pid pid = worker.owner().orElseThrow();
		Sys.of(pid).suspend();
		worker.send(new Order.Nothing());
		worker.send(new Order.Nothing());
		Sys.of(pid).status();
		worker.send(new Order.Nothing());

		assertThat(pid.mailboxLength()).isEqualTo(3);
		assertThat(pid.waiting(10)).hasSize(3).containsOnly(Order.Nothing.class);
		Sys.of(pid).resume();
	}

	@Test
	void aLoopOfItsOwnHandlesNothingButHasAStack(ActorSystem system) throws InterruptedException {
		CountDownLatch begun = new CountDownLatch(1);
		Pid pid = system.spawn((self) -> {
			begun.countDown();
			self.sleep(Expect.AGES);
		});
		begun.await();

		assertThat(pid.handling()).isEmpty();
		assertThat(pid.stackTrace()).extracting(StackTraceElement::getClassName)
			.contains(HandlingTests.class.getName());
		pid.kill();
	}

}
