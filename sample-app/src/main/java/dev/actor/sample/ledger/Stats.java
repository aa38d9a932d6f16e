package dev.actor.sample.ledger;

import java.util.Map;
import java.util.TreeMap;

import dev.actor.sample.probe.ProbeResult;

/**
 * How many probes there were since the counter started. Immutable.
 *
 * @param probes all
 * @param up those that found the target up
 * @param down the others
 * @param outcomes how many had each outcome
 */
public record Stats(long probes, long up, long down, Map<String, Long> outcomes) {

	static final Stats NONE = new Stats(0, 0, 0, Map.of());

	Stats plus(ProbeResult result) {
		Map<String, Long> counted = new TreeMap<>(this.outcomes);
		counted.merge(result.outcome(), 1L, Long::sum);
		return new Stats(this.probes + 1, this.up + (result.up() ? 1 : 0), this.down + (result.up() ? 0 : 1), counted);
	}

}
