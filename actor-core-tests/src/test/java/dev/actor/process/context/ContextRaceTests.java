package dev.actor.process.context;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.Next;
import dev.actor.process.ContextCarrier;
import dev.actor.process.Reply;
import dev.actor.process.Subject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

import static org.assertj.core.api.Assertions.assertThat;

/** Contexts under load. */
class ContextRaceTests {

	private static final int SENDERS = 16;

	private static final int ROUNDS = 2_000;

	private final ConcurrentLinkedQueue<String> mixed = new ConcurrentLinkedQueue<>();

	private final CountDownLatch handled = new CountDownLatch(SENDERS * ROUNDS * 2);

	/**
	 * A message that knows in whose context it was sent.
	 *
	 * @param user who sent it; null for nobody
	 */
	private record Order(@Nullable String user, @Nullable Reply<String> reply) {
	}

	private void handle(Order order) {
		String user = MDC.get("user");
		if (!Objects.equals(order.user(), user)) {
			this.mixed.add(order.user() + " was handled as " + user);
		}
		// Not cleaned up on purpose: others must not see it.
		MDC.put("user", "left by " + order.user());
		MDC.put("user", String.valueOf(order.user()));
		if (order.user() == null) {
			MDC.remove("user");
		}
		this.handled.countDown();
		if (order.reply() != null) {
			order.reply().send(String.valueOf(order.user()));
		}
	}

	@Test
	void contextsOfManySendersNeverMix() throws InterruptedException {
		try (ActorSystem system = ActorSystem.builder("race").context(ContextCarrier.mdc()).build()) {
			List<Subject<Order>> last = new ArrayList<>();
			List<Subject<Order>> first = new ArrayList<>();
			for (int i = 0; i < 8; i++) {
				Subject<Order> next = (i % 2 == 0) ? Actor.<Integer, Order>of(0, (state, order) -> {
					handle(order);
					return Next.state(state);
				}).start(system).subject() : system.spawnReceiver((self, inbox) -> {
					while (true) {
						handle(self.receiveForever(inbox));
					}
				});
				last.add(next);
				first.add(Actor.<Integer, Order>of(0, (state, order) -> {
					next.send(new Order(order.user(), null));
					handle(order);
					return Next.state(state);
				}).start(system).subject());
			}
			List<Thread> senders = new ArrayList<>();
			for (int i = 0; i < SENDERS; i++) {
				int sender = i;
				senders.add(Thread.ofVirtual().start(() -> send(sender, first)));
			}

			assertThat(this.handled.await(60, TimeUnit.SECONDS)).isTrue();
			for (Thread sender : senders) {
				sender.join();
			}
			assertThat(this.mixed).isEmpty();
			assertThat(last).allMatch((subject) -> subject.owner().isPresent());
		}
	}

	private void send(int sender, List<Subject<Order>> subjects) {
		for (int round = 0; round < ROUNDS; round++) {
			String user = (round % 3 == 0) ? null : sender + "/" + round;
			if (user != null) {
				MDC.put("user", user);
			}
			Subject<Order> subject = subjects.get((sender + round) % subjects.size());
			if (round % 50 == 0) {
				String answer = subject.call((Reply<String> reply) -> new Order(user, reply), World.SOON);
				if (!answer.equals(String.valueOf(MDC.get("user")))) {
					this.mixed.add(user + " is " + MDC.get("user") + " after a call");
				}
			}
			else {
				subject.send(new Order(user, null));
			}
			MDC.remove("user");
		}
	}

}
