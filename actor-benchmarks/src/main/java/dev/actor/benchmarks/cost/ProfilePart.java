package dev.actor.benchmarks.cost;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.actor.benchmarks.runner.Part;
import dev.actor.benchmarks.runner.PartOptions;
import dev.actor.benchmarks.runner.Results;
import dev.actor.benchmarks.runner.Sample;

/** The hottest methods of some workloads. */
final class ProfilePart implements Part {

	private static final String PREFIX = "profile-";

	private static final List<String> WORKLOADS = List.of("ping-pong", "flood", "call", "spawn");

	private static final int SECONDS = 5;

	@Override
	public String id() {
		return "profile";
	}

	@Override
	public int rounds(int rounds) {
		return 1;
	}

	@Override
	public List<Sample> measure(int round, PartOptions options) throws IOException, InterruptedException {
		List<Sample> samples = new ArrayList<>();
		for (String workload : WORKLOADS) {
			samples.addAll(Launch.alone(PREFIX, workload, SECONDS, round));
		}
		return samples;
	}

	@Override
	public String section(Results results) {
		StringBuilder text = new StringBuilder(
				"""
						## Profiles

						The methods in which samples of the JDK's flight recorder found `actor` most often, and what it allocated
						most of, with default options. What is inlined counts where it was written.

						""");
		for (String workload : WORKLOADS) {
			text.append("| " + workload + ", running in | | allocating | |\n|---|---:|---|---:|\n");
			List<Sample> frames = of(results, workload, Profile.CPU);
			List<Sample> allocations = of(results, workload, Profile.ALLOCATION);
			for (int i = 0; i < Math.max(frames.size(), allocations.size()); i++) {
				text.append('|').append(cells(frames, i)).append(cells(allocations, i)).append('\n');
			}
			text.append('\n');
		}
		return text.toString().stripTrailing() + "\n";
	}

	private static List<Sample> of(Results results, String workload, String metric) {
		return results.samples()
			.stream()
			.filter((sample) -> sample.workload().equals(PREFIX + workload) && sample.metric().equals(metric))
			.toList();
	}

	private static String cells(List<Sample> samples, int row) {
		if (row >= samples.size()) {
			return " | |";
		}
		Sample sample = samples.get(row);
		return String.format(Locale.ROOT, " `%s` | %.0f %% |", sample.system(), 100 * sample.value());
	}

}
