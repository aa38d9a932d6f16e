package dev.actor.spring.boot.test.shop;

import java.time.Duration;

import dev.actor.process.Subject;
import dev.actor.spring.boot.test.SpecProbe;
import dev.actor.test.Probe;
import dev.actor.test.VirtualTime;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/** The whole application, with a probe and virtual time. */
@SpringBootTest(properties = "actor.test.virtual-time=true")
class ShopApplicationTests {

	@SpecProbe("audit")
	private Probe<String> audit;

	@MockitoBean
	private Stock stock;

	@MockitoBean
	private Unavailable unavailable;

	@Test
	void theTillClosesAfterAnHourOfSilence(@Autowired Subject<Order> till, @Autowired VirtualTime time) {
		till.send(new Order.Buy("tea"));
		this.audit.expect("sold tea");
		time.advance(ShopActors.SILENCE);
		this.audit.expect("closed");
		this.audit.expectNone(Duration.ofMinutes(1));
	}

}
