package dev.actor.spring.boot.test.shop;

import java.time.Duration;

import dev.actor.behavior.Actor;
import dev.actor.behavior.ActorSpec;
import dev.actor.behavior.Next;
import dev.actor.process.Name;
import dev.actor.process.Subject;
import dev.actor.supervisor.SupervisorSpec;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The shop's actors. */
@Configuration(proxyBeanMethods = false)
public class ShopActors {

	/** After so long without an order the till is closed. */
	public static final Duration SILENCE = Duration.ofHours(1);

	@Bean
	ActorSpec<Order> till(Stock stock, Subject<String> audit) {
		Name<Order> name = Name.of("till");
		return ActorSpec.of(name, Actor.of(0, (Integer sold, Order order) -> switch (order) {
			case Order.Buy buy -> {
				stock.take(buy.article());
				audit.send("sold " + buy.article());
				yield Next.<Integer, Order>state(sold + 1).idleAfter(SILENCE, new Order.Close());
			}
			case Order.Sold request -> Next.reply(request.reply(), sold, sold);
			case Order.Close close -> {
				audit.send("closed");
				yield Next.state(sold);
			}
		}));
	}

	@Bean
	ActorSpec<String> audit() {
		return ActorSpec.of("audit", 0, (Integer lines, String line) -> Next.state(lines + 1));
	}

	@Bean
	SupervisorSpec shop(ActorSpec<Order> till) {
		return SupervisorSpec.oneForOne("shop").child(till);
	}

	@Bean
	ActorSpec<Integer> unrelated(Unavailable unavailable) {
		return ActorSpec.of("unrelated", 0, (Integer state, Integer message) -> Next.state(state));
	}

}
