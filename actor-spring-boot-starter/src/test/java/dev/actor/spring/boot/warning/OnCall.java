package dev.actor.spring.boot.warning;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

@Component
class OnCall {

	private final Pager pager;

	OnCall(Pager pager) {
		this.pager = pager;
	}

	@EventListener
	void stuck(ActorWarning.StuckHandler warning) {
		this.pager.call(warning.text());
	}

}
