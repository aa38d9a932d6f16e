package dev.actor.benchmarks.growth;

import java.util.List;

import dev.actor.benchmarks.runner.Results;
import dev.actor.benchmarks.runner.Statistics;

/**
 * A table of medians. Of the first metric it also has how far the runs are apart.
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
	 */
	record Column(String metric, String title) {
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
		StringBuilder rule = new StringBuilder("\n|---|");
		for (Column column : this.columns) {
			text.append(" ").append(column.title()).append(isFirst(column) ? " | min to max |" : " |");
			rule.append(isFirst(column) ? "---:|---:|" : "---:|");
		}
		text.append(rule).append('\n');
		for (Row row : rows) {
			text.append("| ").append(row.title()).append(" |");
			for (Column column : this.columns) {
				Statistics figures = results.of(row.workload(), row.system(), column.metric());
				text.append(isFirst(column) ? ranged(figures) : median(figures));
			}
			text.append('\n');
		}
		return text.toString();
	}

	private boolean isFirst(Column column) {
		return column.equals(this.columns.getFirst());
	}

	private static String median(Statistics figures) {
		return (figures.count() > 0) ? " " + Statistics.text(figures.median()) + " |" : " |";
	}

	private static String ranged(Statistics figures) {
		return median(figures) + ((figures.count() > 0)
				? " " + Statistics.text(figures.min()) + " to " + Statistics.text(figures.max()) + " |" : " |");
	}

}
