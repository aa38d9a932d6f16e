package dev.actor.examples;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.ActorSpec;
import dev.actor.behavior.Initialised;
import dev.actor.behavior.Next;
import dev.actor.behavior.Started;
import dev.actor.process.Body;
import dev.actor.process.CallTimeoutException;
import dev.actor.process.Exit;
import dev.actor.process.MailboxLimit;
import dev.actor.process.MessageCheck;
import dev.actor.process.Monitor;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.ProcessListener;
import dev.actor.process.Reply;
import dev.actor.process.Selector;
import dev.actor.process.Subject;
import dev.actor.supervisor.DynamicSupervisorSpec;
import dev.actor.supervisor.SupervisorSpec;

/** What goes wrong with actors, and what goes right: the code of {@code pitfalls.md}. */
final class Pitfalls {

	private Pitfalls() {
	}

	static ActorSystem watchedSystem(ProcessListener listener) {
		return ActorSystem.builder("shop")
			.listener(listener)
			.mailboxMark(1000)
			.slowHandler(Duration.ofMillis(100))
			.messageCheck(MessageCheck.FAIL)
			.build();
	}

	// -- 1. unhandled timeout

	static String nextOrder(Process self, Subject<String> orders) {
		return self.receive(orders, Duration.ofMillis(100)).orElse("no order came");
	}

	static int stockOf(Subject<Stock> stock, String item) {
		try {
			return stock.call((reply) -> new Stock.HowMany(item, reply), Duration.ofMillis(100));
		}
		catch (CallTimeoutException ex) {
			return 0;
		}
	}

	// -- 2. forgotten reply

	sealed interface Stock {

		record HowMany(String item, Reply<Integer> reply) implements Stock {
		}

	}

	/** Wrong: who asks for something unknown is not answered. */
	static Next<Map<String, Integer>, Stock> forgetful(Map<String, Integer> items, Stock message) {
		return switch (message) {
			case Stock.HowMany(String item, var reply) when items.containsKey(item) ->
				Next.reply(reply, items.get(item), items);
			case Stock.HowMany unknown -> Next.state(items);
		};
	}

	/** Right: each branch gives its answer. */
	static Next<Map<String, Integer>, Stock> diligent(Map<String, Integer> items, Stock message) {
		return switch (message) {
			case Stock.HowMany(String item, var reply) -> Next.reply(reply, items.getOrDefault(item, 0), items);
		};
	}

	// -- 3. too many processes

	static DynamicSupervisorSpec<String, Started<String>> carts(Actor<?, String> cart) {
		return DynamicSupervisorSpec
			.<String, Started<String>>of("carts", (supervisor, customer) -> cart.labelled(customer).start(supervisor))
			.maxChildren(10_000);
	}

	// -- 4. no supervisor

	static SupervisorSpec shop(ActorSpec<String> till) {
		return SupervisorSpec.oneForOne("shop").child(till);
	}

	// -- 5. blocking handlers

	sealed interface Ask {

		record Price(String item, Reply<Integer> reply) implements Ask {
		}

	}

	/** Wrong if the other one ever asks back: both wait for each other. */
	static Actor<Integer, Ask> asking(Subject<Ask> other, Duration patience) {
		return Actor.of(0, (state, message) -> switch (message) {
			case Ask.Price(String item, var reply) -> {
				int price = other.call((Reply<Integer> inner) -> new Ask.Price(item, inner), patience);
				yield Next.reply(reply, price, state);
			}
		});
	}

	/** Right: hands the question on, and whoever knows answers the first caller. */
	static Actor<Integer, Ask> handingOn(Subject<Ask> other) {
		return Actor.of(0, (state, message) -> {
			other.send(message);
			return Next.state(state);
		});
	}

	// -- 6. mailbox growth

	static <M> Actor<Integer, M> bounded(Actor<Integer, M> actor) {
		return actor.mailbox(MailboxLimit.blocking(100, Duration.ofSeconds(5)));
	}

	// -- 7. wrong links

	/** What one cannot do without. */
	static Pid together(Process self, Body part) {
		return self.spawn(part);
	}

	/** What one only wants to know about. */
	static Monitor beside(Process self, Body other) {
		return self.spawnMonitored(other);
	}

	// -- 8. init timeout

	/** Whoever starts it waits for the load. */
	static <M> Actor<Map<String, Integer>, M> loadedFirst(Callable<Map<String, Integer>> prices) {
		return Actor
			.<Map<String, Integer>, M>withInit((self, subject) -> prices.call(), (state, message) -> Next.state(state))
			.initTimeout(Duration.ofMillis(200));
	}

	/** Nobody waits for the load but the messages that come meanwhile. */
	static Actor<Map<String, Integer>, Stock> loadedLater(Callable<Map<String, Integer>> prices) {
		return Actor.withInitialiser((self, subject) -> Initialised.<Map<String, Integer>, Stock>of(Map.of())
			.then((state) -> Next.state(prices.call())), Pitfalls::diligent);
	}

	// -- 9. shared mutable state

	/** Wrong: whoever made it still has the list. */
	record Basket(List<String> items) {
	}

	/** Right: the list is its own. */
	record Order(List<String> items) {

		Order {
			items = List.copyOf(items);
		}

	}

	static Order checkOut(String... items) {
		List<String> collected = new ArrayList<>(List.of(items));
		Order order = new Order(collected);
		collected.clear();
		return order;
	}

	// -- 10. ignored exits

	sealed interface Boss {

		record Hire(Body worker) implements Boss {
		}

		record WorkerEnded(Exit exit) implements Boss {
		}

	}

	/** Wrong: the exits arrive, and nobody takes them. */
	static Actor<Process, Boss> deaf() {
		return Actor.<Process, Boss>withInit((self, subject) -> self, Pitfalls::hire).trapExits();
	}

	/** Right: an exit is a message like any other. */
	static Actor<Process, Boss> attentive() {
		return Actor
			.<Process, Boss>withInitialiser((self, subject) -> Initialised.<Process, Boss>of(self)
				.selecting(Selector.of(subject).trappedExits(Boss.WorkerEnded::new)), Pitfalls::hire)
			.trapExits();
	}

	private static Next<Process, Boss> hire(Process self, Boss message) {
		switch (message) {
			case Boss.Hire(Body worker) -> self.spawn(worker);
			case Boss.WorkerEnded(Exit exit) -> self.label("lost " + exit.pid());
		}
		return Next.state(self);
	}

}
