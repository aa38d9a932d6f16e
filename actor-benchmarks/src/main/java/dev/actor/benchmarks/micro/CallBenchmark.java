package dev.actor.benchmarks.micro;

import dev.actor.benchmarks.Latencies;
import dev.actor.benchmarks.contender.Asking;
import dev.actor.benchmarks.contender.Contender;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Callers ask one process, with a timeout, again and again. */
public abstract class CallBenchmark extends RoundBenchmark {

	private long[] nanos = new long[0];

	final <A> Round round(Contender<A> contender, int callers, int times) {
		A echo = contender.startEcho();
		return () -> {
			Asking asking = new Asking(callers, times);
			contender.ask(echo, asking);
			this.nanos = asking.nanos();
		};
	}

	final void run(Percentiles percentiles) throws Exception {
		run();
		percentiles.latencies.addAll(this.nanos);
	}

	/** What the calls of an iteration took; JMH reports it beside the rate. */
	@State(Scope.Thread)
	@AuxCounters(AuxCounters.Type.EVENTS)
	public static class Percentiles {

		private final Latencies latencies = new Latencies();

		/** Forgets the iteration before. */
		@Setup(Level.Iteration)
		public void reset() {
			this.latencies.clear();
		}

		/**
		 * The median.
		 * @return in microseconds
		 */
		public double p50() {
			return this.latencies.micros(0.5);
		}

		/**
		 * The latency that one call in a hundred exceeds.
		 * @return in microseconds
		 */
		public double p99() {
			return this.latencies.micros(0.99);
		}

	}

}
