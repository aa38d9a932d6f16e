package dev.actor.benchmarks.runner;

import java.util.Locale;

/** The figures of several runs. */
public final class Statistics {

	private final double[] sorted;

	Statistics(double[] sorted) {
		this.sorted = sorted;
	}

	/**
	 * How many there are.
	 * @return the number
	 */
	public int count() {
		return this.sorted.length;
	}

	/**
	 * The middle one.
	 * @return the median
	 */
	public double median() {
		int middle = this.sorted.length / 2;
		return (this.sorted.length % 2 == 1) ? this.sorted[middle]
				: (this.sorted[middle - 1] + this.sorted[middle]) / 2;
	}

	/**
	 * The least one.
	 * @return the minimum
	 */
	public double min() {
		return this.sorted[0];
	}

	/**
	 * The greatest one.
	 * @return the maximum
	 */
	public double max() {
		return this.sorted[this.sorted.length - 1];
	}

	/**
	 * Whether the ranges have something in common.
	 * @param other the other figures
	 * @return whether they overlap
	 */
	public boolean overlaps(Statistics other) {
		return min() <= other.max() && other.min() <= max();
	}

	/**
	 * A figure with as many digits as mean something.
	 * @param value the figure
	 * @return the text
	 */
	public static String text(double value) {
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
