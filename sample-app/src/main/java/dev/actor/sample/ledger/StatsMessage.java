package dev.actor.sample.ledger;

import dev.actor.behavior.Next;
import dev.actor.process.Reply;
import dev.actor.sample.probe.ProbeResult;

/** What the actor {@code stats} understands. */
public sealed interface StatsMessage {

	/** Count this. */
	record Count(ProbeResult result) implements StatsMessage {

	}

	/** How many? */
	record Get(Reply<Stats> reply) implements StatsMessage {

	}

	static Next<Stats, StatsMessage> handle(Stats stats, StatsMessage message) {
		return switch (message) {
			case Count(ProbeResult result) -> Next.state(stats.plus(result));
			case Get(Reply<Stats> reply) -> Next.reply(reply, stats, stats);
		};
	}

}
