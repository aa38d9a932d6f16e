package dev.actor.benchmarks.growth;

import java.util.List;
import java.util.Locale;

import dev.actor.benchmarks.runner.Results;
import dev.actor.benchmarks.runner.Statistics;

/**
 * A table of medians.
 *
 * @param corner what the rows are
 * @param columns the metrics
 */
record Medians(String corner, List<Column> columns) {

	/**
	 * A metric.
	 *
	 * @param metric how it is called in the raw data
	 * @param title how it is called in the table, with its unit
	 * @param isRange whether it is not the median, but how far the runs are apart
	 */
	record Column(String metric, String title, boolean isRange) {

		Column(String metric, String title) {
			this(metric, title, false);
		}

		static Column range(String metric) {
			return new Column(metric, "min to max", true);
		}

		String cell(Statistics figures) {
			if (figures.count() == 0) {
				return "";
			}
			return this.isRange ? Medians.text(figures.min()) + " to " + Medians.text(figures.max())
					: Medians.text(figures.median());
		}

	}

	/**
	 * What is measured together.
	 *
	 * @param title how it is called in the table
	 * @param workload how it is called in the raw data
	 * @param system which system it is in the raw data
	 */
	record Row(String title, String workload, String system) {
	}

	String text(List<Row> rows, Results results) {
		StringBuilder text = new StringBuilder("| " + this.corner + " |");
		this.columns.forEach((column) -> text.append(' ').append(column.title()).append(" |"));
		text.append("\n|---|").append("---:|".repeat(this.columns.size())).append('\n');
		for (Row row : rows) {
			text.append("| ").append(row.title()).append(" |");
			for (Column column : this.columns) {
				text.append(' ')
					.append(column.cell(results.of(row.workload(), row.system(), column.metric())))
					.append(" |");
			}
			text.append('\n');
		}
		return text.toString();
	}

	/** A number of things has no fraction. */
	private static String text(double value) {
		boolean whole = value == Math.rint(value) && value < 1e4;
		return whole ? String.format(Locale.ROOT, "%.0f", value) : Statistics.text(value);
	}

}
