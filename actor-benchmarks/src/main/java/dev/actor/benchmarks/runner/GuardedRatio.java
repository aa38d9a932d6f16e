package dev.actor.benchmarks.runner;

import java.util.Locale;

/**
 * What the own system reaches of the floor, now and as published.
 *
 * @param workload at what
 * @param now the ratios of the runs
 * @param published the published ratio
 */
record GuardedRatio(Workload workload, Statistics now, double published) {

	/** What is left of the published ratio when it fails. */
	private static final double SHARE = 1 / 3.0;

	static String header() {
		return row("actor ÷ floor", "median", "min", "max", "runs", "published", "limit");
	}

	boolean holds() {
		return this.now.median() >= limit();
	}

	private double limit() {
		return this.published * SHARE;
	}

	String row() {
		return row(this.workload.id(), number(this.now.median()), number(this.now.min()), number(this.now.max()),
				String.valueOf(this.now.count()), number(this.published), number(limit()));
	}

	String failure() {
		return "TOO SLOW: %s reaches %s of the floor, published %s, limit %s".formatted(this.workload.id(),
				number(this.now.median()), number(this.published), number(limit()));
	}

	private static String number(double value) {
		return String.format(Locale.ROOT, "%.3f", value);
	}

	private static String row(Object... columns) {
		return String.format(Locale.ROOT, "%-14s %9s %9s %9s %5s %10s %9s", columns);
	}

}
