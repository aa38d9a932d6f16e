package dev.actor.benchmarks.runner;

import java.util.Locale;

/** The figures of several runs. */
final class Statistics {

	private final double[] sorted;

	Statistics(double[] sorted) {
		this.sorted = sorted;
	}

	int count() {
		return this.sorted.length;
	}

	double median() {
		int middle = this.sorted.length / 2;
		return (this.sorted.length % 2 == 1) ? this.sorted[middle]
				: (this.sorted[middle - 1] + this.sorted[middle]) / 2;
	}

	double min() {
		return this.sorted[0];
	}

	double max() {
		return this.sorted[this.sorted.length - 1];
	}

	boolean overlaps(Statistics other) {
		return min() <= other.max() && other.min() <= max();
	}

	static String text(double value) {
		if (value >= 1e6) {
			return String.format(Locale.ROOT, "%.2fM", value / 1e6);
		}
		if (value >= 1e4) {
			return String.format(Locale.ROOT, "%.0fk", value / 1e3);
		}
		if (value >= 100) {
			return String.format(Locale.ROOT, "%.0f", value);
		}
		return String.format(Locale.ROOT, (value >= 10) ? "%.1f" : "%.2f", value);
	}

}
