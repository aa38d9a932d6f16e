package dev.actor.benchmarks.runner;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * How much better than another system one of our own has to be, by the medians.
 *
 * @param workload at what
 * @param metric by which of its figures
 * @param system the own system
 * @param rival the other one
 * @param factor the own figure by that of the rival: at least this, or at most if less is
 * better; the own figure itself if there is no rival; not a number if any will do
 */
record Goal(Workload workload, String metric, String system, Rival rival, double factor) {

	boolean isMore() {
		return figure().more();
	}

	boolean isAny() {
		return Double.isNaN(this.factor);
	}

	Metric figure() {
		return this.workload.metrics()
			.stream()
			.filter((candidate) -> candidate.id().equals(this.metric))
			.findFirst()
			.orElseThrow();
	}

	/** The own figure, if it was measured. */
	Optional<Double> own(Results results) {
		return median(results, this.system);
	}

	/** What is compared with the factor, if all that it takes was measured. */
	Optional<Double> reached(Results results) {
		if (this.rival == Rival.NOBODY) {
			return own(results);
		}
		Comparator<Double> order = isMore() ? Comparator.naturalOrder() : Comparator.reverseOrder();
		Optional<Double> best = this.rival.systems(this.workload)
			.stream()
			.flatMap((candidate) -> median(results, candidate).stream())
			.max(order);
		return own(results).flatMap((figure) -> best.map((other) -> ratio(figure, other)));
	}

	/** Both are nothing on an idle machine. */
	private static double ratio(double own, double other) {
		return (own == other) ? 1 : own / other;
	}

	private Optional<Double> median(Results results, String candidate) {
		Statistics statistics = results.of(this.workload, candidate, figure());
		return (statistics.count() > 0) ? Optional.of(statistics.median()) : Optional.empty();
	}

	/** False also if it was not measured. */
	boolean isMet(Results results) {
		return isAny() || reached(results).map((value) -> isMore() ? value >= this.factor : value <= this.factor)
			.orElse(false);
	}

	String limit() {
		return isAny() ? "any" : String.format(Locale.ROOT, isMore() ? "≥ %s" : "≤ %s", number(this.factor));
	}

	private static String number(double value) {
		return (value == Math.rint(value)) ? String.valueOf((long) value) : String.valueOf(value);
	}

}
