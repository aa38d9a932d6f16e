package dev.actor.spring.boot.docs;

import java.time.Duration;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.ActorObject;
import dev.actor.behavior.ActorSpec;
import dev.actor.behavior.Next;
import dev.actor.behavior.Started;
import dev.actor.pool.PoolSpec;
import dev.actor.process.Reply;
import dev.actor.process.Subject;
import dev.actor.registry.ActorRegistry;
import dev.actor.registry.Registry;
import dev.actor.supervisor.ChildSpec;
import dev.actor.supervisor.DynamicSupervisor;
import dev.actor.supervisor.DynamicSupervisorSpec;
import dev.actor.supervisor.Restart;
import dev.actor.supervisor.SupervisorSpec;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the page on beans shows. */
@Configuration(proxyBeanMethods = false)
class ShopConfiguration {

	sealed interface Order {

		record Place(String article) implements Order {
		}

		record Count(Reply<Integer> reply) implements Order {
		}

		static Next<Integer, Order> handle(Integer count, Order message) {
			return switch (message) {
				case Place place -> Next.state(count + 1);
				case Count(var reply) -> Next.reply(reply, count, count);
			};
		}

	}

	record Mail(String to) {
	}

	@Bean
	ActorSpec<Order> orders() {
		return ActorSpec.of("orders", 0, Order::handle);
	}

	@Bean
	PoolSpec<Mail, Boolean> mails() {
		return PoolSpec.of("mails", 4, (mail) -> mail.to().contains("@"));
	}

	@Bean
	SupervisorSpec shop(ActorSpec<Order> orders, PoolSpec<Mail, Boolean> mails) {
		return SupervisorSpec.restForOne("shop").child(mails.childSpec()).child(orders);
	}

	@Bean
	DynamicSupervisorSpec<String, Started<Order>> baskets() {
		return DynamicSupervisorSpec.of("baskets",
				(supervisor, user) -> ActorSpec.of("basket-" + user, 0, Order::handle).start(supervisor));
	}

	@Bean
	ActorRegistry<String, Order> rooms(ActorSystem system) {
		return Registry.actors(system, "rooms");
	}

	@Bean
	ActorSpec<Order> returns() {
		return ActorSpec.of("returns", 0, Order::handle);
	}

	@Bean
	ChildSpec returnsChild(@Qualifier("returns") ActorSpec<Order> returns) {
		return ChildSpec.of(returns).restart(Restart.TRANSIENT).shutdown(Duration.ofSeconds(30));
	}

	static class Printer extends ActorObject<String> {

		@Override
		protected void handle(String page) {
		}

	}

	@Bean
	@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
	Printer printerHandler() {
		return new Printer();
	}

	@Bean
	ActorSpec<String> printer(ObjectProvider<Printer> handlers) {
		return ActorSpec.of("printer", Actor.of(handlers::getObject));
	}

	@RestController
	static class Desk {

		private final Subject<Order> orders;

		private final DynamicSupervisor<String, Started<Order>> baskets;

		Desk(@Qualifier("orders") Subject<Order> orders, DynamicSupervisor<String, Started<Order>> baskets) {
			this.orders = orders;
			this.baskets = baskets;
		}

		@GetMapping("/count")
		Mono<Integer> count() {
			return Mono.fromFuture(() -> this.orders.callAsync(Order.Count::new, Duration.ofSeconds(1)));
		}

		Subject<Order> open(String user) {
			return this.baskets.startChild(user).subject();
		}

	}

}
