package dev.actor.spring.boot.test.shop;

import java.time.Duration;

import dev.actor.process.Subject;
import dev.actor.spring.boot.test.ActorTest;
import dev.actor.test.VirtualTime;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static dev.actor.spring.boot.test.ActorSystemAssert.assertThatActors;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willThrow;

@ActorTest(specs = "shop", virtualTime = true)
class ActorTestTests {

	@Autowired
	private ApplicationContext context;

	@Autowired
	private Subject<Order> till;

	@Autowired
	private VirtualTime time;

	@MockitoBean
	private Stock stock;

	@Test
	void onlyTheNamedSpecsAndWhatTheyNeedAreStarted() {
		assertThatActors(this.context).hasTree("""
				root
				  audit
				  shop
				    till
				""").isRunning("till").isRunning("audit");
		assertThat(this.context.getBeanNamesForAnnotation(org.springframework.stereotype.Component.class))
			.doesNotContain("stock");
	}

	@Test
	void aHandlerUsesAMock() {
		this.till.send(new Order.Buy("tea"));
		assertThat(this.till.<Integer>call(Order.Sold::new, Duration.ofSeconds(1))).isOne();
		then(this.stock).should().take("tea");
	}

	@Test
	void aCrashIsHealed() {
		willThrow(new IllegalStateException("sold out")).given(this.stock).take("coffee");
		this.till.send(new Order.Buy("coffee"));
		this.time.settle();
		assertThatActors(this.context).isRunning("till").hasRestarts("till", 1);
	}

}
