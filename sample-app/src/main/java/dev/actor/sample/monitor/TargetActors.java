package dev.actor.sample.monitor;

import java.net.URI;
import java.time.Duration;

import dev.actor.behavior.Actor;
import dev.actor.behavior.ActorSpec;
import dev.actor.behavior.Next;
import dev.actor.process.Process;
import dev.actor.process.Reply;
import dev.actor.process.Subject;
import dev.actor.sample.ledger.ResultsMessage;
import dev.actor.sample.ledger.StatsMessage;
import dev.actor.sample.probe.HttpProbe;
import dev.actor.sample.probe.ProbeResult;
import dev.actor.sample.probe.RecentResults;
import org.springframework.stereotype.Component;

/** Says how the actor of a target works. */
@Component
class TargetActors {

	/** How many results an actor remembers. */
	static final int HISTORY = 20;

	private static final Duration SOON = Duration.ofMillis(100);

	private final HttpProbe http;

	private final Subject<StatsMessage> stats;

	private final Subject<ResultsMessage> results;

	TargetActors(HttpProbe http, Subject<StatsMessage> stats, Subject<ResultsMessage> results) {
		this.http = http;
		this.stats = stats;
		this.results = results;
	}

	static String name(String id) {
		return "target-" + id;
	}

	ActorSpec<TargetMessage> spec(Target target) {
		return ActorSpec.of(name(target.id()), Actor.withInit((self, own) -> {
			own.send(new TargetMessage.Probe());
			return new Incarnation(target, self, own);
		}, Incarnation::handle));
	}

	/**
	 * The state of a running actor. Its supervisor makes a new one when it has crashed.
	 * The messages that the old one sent to itself do not reach the new one.
	 */
	private final class Incarnation {

		private final Target target;

		private final Process self;

		private final Subject<TargetMessage> own;

		private RecentResults history = RecentResults.none(HISTORY);

		private boolean probing;

		private Incarnation(Target target, Process self, Subject<TargetMessage> own) {
			this.target = target;
			this.self = self;
			this.own = own;
		}

		private Next<Incarnation, TargetMessage> handle(TargetMessage message) {
			switch (message) {
				case TargetMessage.Probe probe -> probe();
				case TargetMessage.Probed(ProbeResult result) -> probed(result);
				case TargetMessage.Status(Reply<TargetStatus> reply) ->
					reply.send(TargetStatus.of(this.target, this.history.newestFirst()));
				case TargetMessage.Crash crash ->
					throw new IllegalStateException("Target '%s' was told to crash".formatted(this.target.id()));
			}
			return Next.state(this);
		}

		private void probe() {
			if (!this.probing) {
				TargetActors.this.http.locate(this.target.url())
					.ifPresentOrElse(this::spawnProbe, () -> this.own.sendAfter(SOON, new TargetMessage.Probe()));
			}
		}

		/**
		 * Probes in a process of its own, because that may be slow and this one shall
		 * answer at once. The link between the two lets neither outlive a failure of the
		 * other.
		 */
		private void spawnProbe(URI url) {
			this.probing = true;
			this.self.spawn((probe) -> {
				probe.label("probe of " + name(this.target.id()));
				ProbeResult result = TargetActors.this.http.probe(this.target.id(), url, this.target.timeout());
				this.own.send(new TargetMessage.Probed(result));
			});
		}

		private void probed(ProbeResult result) {
			this.probing = false;
			this.history = this.history.plus(result);
			// Try: a ledger that is being restarted is no reason to crash here.
			TargetActors.this.stats.trySend(new StatsMessage.Count(result));
			TargetActors.this.results.trySend(new ResultsMessage.Add(result));
			this.own.sendAfter(this.target.interval(), new TargetMessage.Probe());
		}

	}

}
