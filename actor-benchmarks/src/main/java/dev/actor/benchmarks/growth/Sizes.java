package dev.actor.benchmarks.growth;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.actor.benchmarks.runner.PartOptions;
import dev.actor.benchmarks.runner.Sample;
import dev.actor.benchmarks.runner.Start;

/**
 * One workload at several sizes.
 *
 * @param workload the workload
 * @param sizes its sizes
 */
record Sizes(String workload, List<Integer> sizes) {

	List<Sample> measure(int round, PartOptions options) throws IOException, InterruptedException {
		List<Sample> samples = new ArrayList<>();
		for (int size : this.sizes) {
			samples.addAll(Start.samples(id(size), round, () -> Load.start(List.of(), this.workload, size, options)));
		}
		return samples;
	}

	List<Medians.Row> rows() {
		return this.sizes.stream()
			.map((size) -> new Medians.Row(String.format(Locale.ROOT, "%,d", size), id(size), "actor"))
			.toList();
	}

	private String id(int size) {
		return this.workload + "-" + size;
	}

}
