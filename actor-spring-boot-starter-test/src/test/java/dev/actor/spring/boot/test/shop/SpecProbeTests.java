package dev.actor.spring.boot.test.shop;

import java.time.Duration;

import dev.actor.process.Subject;
import dev.actor.spring.boot.test.ActorTest;
import dev.actor.spring.boot.test.SpecProbe;
import dev.actor.test.Probe;
import dev.actor.test.VirtualTime;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static dev.actor.spring.boot.test.ActorSystemAssert.assertThatActors;

@ActorTest(specs = "shop", virtualTime = true)
class SpecProbeTests {

	@SpecProbe("audit")
	private Probe<String> audit;

	@Autowired
	private Subject<Order> till;

	@Autowired
	private VirtualTime time;

	@MockitoBean
	private Stock stock;

	@Test
	void theTillTellsTheAuditAndClosesAfterAnHourOfSilence(@Autowired ApplicationContext context) {
		assertThatActors(context).isRunning("audit");
		this.till.send(new Order.Buy("tea"));
		this.audit.expect("sold tea");
		this.time.advance(ShopActors.SILENCE.minusSeconds(1));
		this.audit.expectNone(Duration.ZERO);
		this.time.advance(Duration.ofSeconds(1));
		this.audit.expect("closed");
	}

	@Test
	void aProbeForgetsWhatItGotInATestBefore() {
		this.till.send(new Order.Buy("coffee"));
		this.time.settle();
		this.audit.expect("sold coffee");
		this.till.send(new Order.Buy("left for the next test"));
		this.time.settle();
	}

	@Test
	void aProbeForgetsInWhateverOrderTheTestsRun() {
		this.audit.expectNone(Duration.ZERO);
		this.till.send(new Order.Buy("left for the next test"));
		this.time.settle();
	}

}
