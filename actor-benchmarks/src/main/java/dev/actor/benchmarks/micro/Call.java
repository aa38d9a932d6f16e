package dev.actor.benchmarks.micro;

import dev.actor.benchmarks.Latencies;
import dev.actor.benchmarks.contender.Contender;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A process calls another one, with a timeout, again and again. */
public class Call extends RoundBenchmark {

	private static final int CALLS = 5_000;

	private final Latencies latencies = new Latencies();

	@Override
	<A> Round round(Contender<A> contender) {
		A echo = contender.startEcho();
		return () -> contender.ask(echo, CALLS, this.latencies::add);
	}

	/** What the calls of an iteration took; JMH reports it beside the rate. */
	@State(Scope.Thread)
	@AuxCounters(AuxCounters.Type.EVENTS)
	public static class Percentiles {

		private Latencies latencies = new Latencies();

		/**
		 * Forgets the iteration before.
		 * @param call the benchmark
		 */
		@Setup(Level.Iteration)
		public void reset(Call call) {
			this.latencies = call.latencies;
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

	/**
	 * Calls.
	 * @param percentiles reported beside the rate
	 * @throws Exception not expected
	 */
	@Benchmark
	@OperationsPerInvocation(CALLS)
	public void calls(Percentiles percentiles) throws Exception {
		run();
	}

}
