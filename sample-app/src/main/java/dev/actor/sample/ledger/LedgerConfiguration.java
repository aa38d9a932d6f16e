package dev.actor.sample.ledger;

import dev.actor.behavior.ActorSpec;
import dev.actor.sample.probe.RecentResults;
import dev.actor.supervisor.SupervisorSpec;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Two actors under a supervisor: if one crashes, it starts again empty, and the other one
 * keeps what it has.
 */
@Configuration(proxyBeanMethods = false)
class LedgerConfiguration {

	@Bean
	ActorSpec<StatsMessage> stats() {
		return ActorSpec.of("stats", Stats.NONE, StatsMessage::handle);
	}

	@Bean
	ActorSpec<ResultsMessage> results(LedgerProperties properties) {
		return ActorSpec.of("results", RecentResults.none(properties.maxResults()), ResultsMessage::handle);
	}

	@Bean
	SupervisorSpec ledger(ActorSpec<StatsMessage> stats, ActorSpec<ResultsMessage> results) {
		return SupervisorSpec.oneForOne("ledger").child(stats).child(results);
	}

}
