package dev.actor.benchmarks.runner;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import org.openjdk.jmh.runner.RunnerException;

/**
 * Fails when something has become far slower than it was published to be, compared with
 * the floor that runs beside it, so that it does not depend on the machine.
 */
public final class Guard {

	private static final List<Workload> WORKLOADS = List.of(Workload.PING_PONG, Workload.FLOOD, Workload.CALL);

	private static final String FLOOR = "floor";

	/** What is left of the published ratio when it fails. */
	private static final double SHARE = 1 / 3.0;

	private final Results published;

	private final Options options;

	private Guard(Results published, Options options) {
		this.published = published;
		this.options = options;
	}

	/**
	 * Measures for about a minute, and ends with 1 when it fails.
	 * @param arguments see {@link Options}
	 * @throws Exception when it could not measure
	 */
	public static void main(String[] arguments) throws Exception {
		// Others measure on their own.
		System.setProperty("jmh.ignoreLock", "true");
		Options options = Options.parse(arguments);
		Guard guard = new Guard(Results.read(options.results()), options);
		if (!guard.holds()) {
			System.exit(1);
		}
	}

	private boolean holds() throws RunnerException {
		boolean holds = true;
		for (Workload workload : WORKLOADS) {
			if (!this.options.selects(workload, Comparison.OWN)) {
				continue;
			}
			Optional<Double> ratio = publishedRatio(workload);
			if (ratio.isEmpty()) {
				System.out.printf("%s: there is no published ratio to the floor in %s, so nothing is guarded%n",
						workload.id(), this.options.results());
				continue;
			}
			holds &= holds(workload, ratio.get());
		}
		return holds;
	}

	private Optional<Double> publishedRatio(Workload workload) {
		Metric rate = workload.metrics().getFirst();
		Statistics own = this.published.of(workload, Comparison.OWN, rate);
		Statistics floor = this.published.of(workload, FLOOR, rate);
		return (own.count() > 0 && floor.count() > 0) ? Optional.of(own.median() / floor.median()) : Optional.empty();
	}

	private boolean holds(Workload workload, double publishedRatio) throws RunnerException {
		List<Double> ratios = new ArrayList<>();
		for (int round = 0; round < this.options.rounds(); round++) {
			double own = rate(workload, Comparison.OWN);
			ratios.add(own / rate(workload, FLOOR));
		}
		Statistics statistics = new Statistics(ratios.stream().mapToDouble(Double::doubleValue).sorted().toArray());
		double limit = publishedRatio * SHARE;
		boolean holds = statistics.median() >= limit;
		System.out.printf(Locale.ROOT,
				"%s: %s reaches %.3f of the floor (%.3f to %.3f in %d runs), published %.3f, limit %.3f: %s%n",
				workload.id(), Comparison.OWN, statistics.median(), statistics.min(), statistics.max(),
				statistics.count(), publishedRatio, limit, holds ? "ok" : "TOO SLOW");
		return holds;
	}

	private double rate(Workload workload, String system) throws RunnerException {
		String benchmark = Objects.requireNonNull(workload.benchmark());
		return Objects.requireNonNull(this.options.rates().measure(benchmark, system).get("rate"));
	}

}
