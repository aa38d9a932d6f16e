package dev.actor.benchmarks.runner;

import java.util.Locale;

/**
 * Compares the own actors with others.
 *
 * @param results the raw data
 */
record Comparison(Results results) {

	/** How the names of the own systems begin. */
	static final String OWN = "actor";

	/** How much better the own system is; not a number if nobody can say. */
	double factor(Workload workload, String system, Metric metric) {
		Statistics own = this.results.of(workload, workload.own(), metric);
		Statistics other = this.results.of(workload, system, metric);
		if (system.equals(workload.own()) || own.count() == 0 || other.count() == 0 || own.median() == 0
				|| other.median() == 0) {
			return Double.NaN;
		}
		return metric.more() ? own.median() / other.median() : other.median() / own.median();
	}

	/** The same for people; ~ says that the ranges overlap. */
	String text(Workload workload, String system, Metric metric) {
		double factor = factor(workload, system, metric);
		if (Double.isNaN(factor)) {
			return "";
		}
		boolean overlaps = this.results.of(workload, workload.own(), metric)
			.overlaps(this.results.of(workload, system, metric));
		return times(factor) + (overlaps ? " ~" : "");
	}

	static String times(double factor) {
		if (Double.isInfinite(factor)) {
			return "∞×";
		}
		return String.format(Locale.ROOT, (factor >= 10) ? "%.0f×" : (factor >= 0.1) ? "%.2f×" : "%.4f×", factor);
	}

}
