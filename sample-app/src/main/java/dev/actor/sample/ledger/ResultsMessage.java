package dev.actor.sample.ledger;

import java.util.List;

import dev.actor.behavior.Next;
import dev.actor.process.Reply;
import dev.actor.sample.probe.ProbeResult;
import dev.actor.sample.probe.RecentResults;

/** What the actor {@code results} understands. */
public sealed interface ResultsMessage {

	/** Keep this. */
	record Add(ProbeResult result) implements ResultsMessage {

	}

	/** What are the latest, newest first? */
	record Latest(Reply<List<ProbeResult>> reply) implements ResultsMessage {

	}

	static Next<RecentResults, ResultsMessage> handle(RecentResults results, ResultsMessage message) {
		return switch (message) {
			case Add(ProbeResult result) -> Next.state(results.plus(result));
			case Latest(Reply<List<ProbeResult>> reply) -> Next.reply(reply, results.newestFirst(), results);
		};
	}

}
