package dev.actor.sample.ledger;

import java.time.Duration;
import java.util.List;

import dev.actor.process.Subject;
import dev.actor.sample.probe.ProbeResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows the ledger. */
@RestController
class LedgerController {

	private static final Duration PATIENCE = Duration.ofSeconds(1);

	private final Subject<StatsMessage> stats;

	private final Subject<ResultsMessage> results;

	LedgerController(Subject<StatsMessage> stats, Subject<ResultsMessage> results) {
		this.stats = stats;
		this.results = results;
	}

	@GetMapping("/stats")
	Stats stats() {
		return this.stats.call(StatsMessage.Get::new, PATIENCE);
	}

	@GetMapping("/results")
	List<ProbeResult> results() {
		return this.results.call(ResultsMessage.Latest::new, PATIENCE);
	}

}
