package dev.actor.benchmarks.runner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

	/** The verdict comes last, so that nobody has to look for it. */
	private boolean holds() throws RunnerException {
		List<GuardedRatio> ratios = new ArrayList<>();
		List<Workload> unguarded = new ArrayList<>();
		System.out.println(GuardedRatio.header());
		for (Workload workload : WORKLOADS) {
			if (!this.options.selects(workload, workload.own())) {
				continue;
			}
			Optional<Double> published = publishedRatio(workload);
			if (published.isEmpty()) {
				unguarded.add(workload);
				continue;
			}
			GuardedRatio ratio = new GuardedRatio(workload, measure(workload), published.get());
			ratios.add(ratio);
			System.out.println(ratio.row());
		}
		for (Workload workload : unguarded) {
			System.out.printf("%s is not guarded: there is no published ratio to the floor in %s%n", workload.id(),
					this.options.results());
		}
		List<GuardedRatio> failures = ratios.stream().filter((ratio) -> !ratio.holds()).toList();
		failures.forEach((failure) -> System.out.println(failure.failure()));
		if (failures.isEmpty()) {
			System.out.printf("ok: none of %d workloads is too slow%n", ratios.size());
		}
		return failures.isEmpty();
	}

	private Optional<Double> publishedRatio(Workload workload) {
		Metric rate = workload.metrics().getFirst();
		Statistics own = this.published.of(workload, workload.own(), rate);
		Statistics floor = this.published.of(workload, FLOOR, rate);
		return (own.count() > 0 && floor.count() > 0) ? Optional.of(own.median() / floor.median()) : Optional.empty();
	}

	private Statistics measure(Workload workload) throws RunnerException {
		double[] ratios = new double[this.options.rounds()];
		for (int round = 0; round < ratios.length; round++) {
			double own = rate(workload, workload.own());
			ratios[round] = own / rate(workload, FLOOR);
		}
		Arrays.sort(ratios);
		return new Statistics(ratios);
	}

	private double rate(Workload workload, String system) throws RunnerException {
		String benchmark = Objects.requireNonNull(workload.benchmark());
		return Objects.requireNonNull(this.options.rates().measure(benchmark, system).get("rate"));
	}

}
