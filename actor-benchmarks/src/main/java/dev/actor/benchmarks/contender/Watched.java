package dev.actor.benchmarks.contender;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.UnaryOperator;

import dev.actor.ActorSystem;
import dev.actor.process.ContextCarrier;
import dev.actor.process.ExitReason;
import dev.actor.process.MailboxLimit;
import dev.actor.process.MessageListener;
import dev.actor.process.Pid;
import dev.actor.process.ProcessListener;
import dev.actor.spring.boot.actuate.metrics.ActorMetrics;
import dev.actor.supervisor.SupervisorSpec;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.slf4j.MDC;

/** This project with what users switch on besides. */
final class Watched {

	private static final String NAME = "benchmark";

	/** More than any workload leaves waiting. */
	private static final int LIMIT = 1 << 20;

	private Watched() {
	}

	/** The meters of the starter in a registry that keeps what is recorded. */
	static ActorContender metrics() {
		AtomicReference<ActorSystem> system = new AtomicReference<>();
		ActorMetrics metrics = new ActorMetrics(system::get, () -> SupervisorSpec.oneForOne("top"));
		system.set(ActorSystem.builder(NAME).listener(metrics).build());
		metrics.bindTo(new SimpleMeterRegistry());
		return new ActorContender(system.get(), UnaryOperator.identity());
	}

	static ActorContender listener() {
		return new ActorContender(ActorSystem.builder(NAME).listener(new Counting()).build(), UnaryOperator.identity());
	}

	static ActorContender messageListener() {
		return new ActorContender(ActorSystem.builder(NAME).listener(new CountingEach()).build(),
				UnaryOperator.identity());
	}

	/** The calling thread gets an entry, which goes on with all that it sends. */
	static ActorContender mdc() {
		MDC.put("request", "4711");
		if (MDC.get("request") == null) {
			throw new IllegalStateException("The logging library has no MDC; run this by actor-benchmarks/costs");
		}
		return new ActorContender(ActorSystem.builder(NAME).context(ContextCarrier.mdc()).build(),
				UnaryOperator.identity());
	}

	static ActorContender bounded() {
		MailboxLimit limit = MailboxLimit.blocking(LIMIT, Duration.ofSeconds(Contender.PATIENCE));
		return new ActorContender(ActorSystem.create(NAME), (actor) -> actor.mailbox(limit));
	}

	/** Counts, and adds up. */
	private static class Counting implements ProcessListener {

		private final LongAdder messages = new LongAdder();

		private final LongAdder nanos = new LongAdder();

		private final LongAdder spawned = new LongAdder();

		private final LongAdder exited = new LongAdder();

		@Override
		public void sampled(Pid pid, String label, Object message, long nanos) {
			add(nanos);
		}

		final void add(long nanos) {
			this.messages.increment();
			this.nanos.add(nanos);
		}

		@Override
		public void spawned(Pid pid) {
			this.spawned.increment();
		}

		@Override
		public void exited(Pid pid, String label, ExitReason reason, long handled) {
			this.exited.increment();
		}

	}

	private static final class CountingEach extends Counting implements MessageListener {

		@Override
		public void sampled(Pid pid, String label, Object message, long nanos) {
			// Comes besides.
		}

		@Override
		public void handled(Pid pid, String label, Object message, long nanos) {
			add(nanos);
		}

	}

}
