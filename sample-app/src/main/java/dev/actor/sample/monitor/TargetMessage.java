package dev.actor.sample.monitor;

import dev.actor.process.Reply;
import dev.actor.sample.probe.ProbeResult;

/** What the actor of a target understands. */
sealed interface TargetMessage {

	/** It is time to look. */
	record Probe() implements TargetMessage {

	}

	/** This was found. */
	record Probed(ProbeResult result) implements TargetMessage {

	}

	/** How is the target? */
	record Status(Reply<TargetStatus> reply) implements TargetMessage {

	}

	/** Fail, so that people can watch the supervisor. */
	record Crash() implements TargetMessage {

	}

}
