package dev.actor.sample.monitor;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import dev.actor.sample.probe.ProbeResult;

/**
 * What is known of a target.
 *
 * @param id its name
 * @param url what is asked for
 * @param interval the pause between probes
 * @param timeout how long a probe waits
 * @param state what the last probe has found, if its actor answers
 * @param results the last results, newest first
 */
record TargetStatus(String id, URI url, Duration interval, Duration timeout, State state, List<ProbeResult> results) {

	static TargetStatus of(Target target, List<ProbeResult> results) {
		State state = results.isEmpty() ? State.UNKNOWN : results.getFirst().up() ? State.UP : State.DOWN;
		return new TargetStatus(target.id(), target.url(), target.interval(), target.timeout(), state, results);
	}

	/** For one whose actor does not answer. */
	static TargetStatus silent(Target target) {
		return new TargetStatus(target.id(), target.url(), target.interval(), target.timeout(), State.SILENT,
				List.of());
	}

	/** How a target is. */
	enum State {

		/** It answered in time and without an error. */
		UP,

		/** It did not. */
		DOWN,

		/** No probe has ended since its actor started. */
		UNKNOWN,

		/** Its actor does not answer, so that nothing is known. */
		SILENT

	}

}
