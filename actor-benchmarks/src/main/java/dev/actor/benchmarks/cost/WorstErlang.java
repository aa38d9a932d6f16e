package dev.actor.benchmarks.cost;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import dev.actor.benchmarks.runner.Child;
import dev.actor.benchmarks.runner.Erlang;
import dev.actor.benchmarks.runner.Sample;
import dev.actor.benchmarks.runner.Start;
import org.jspecify.annotations.Nullable;

/** The rare situations on Erlang, if it is installed. */
final class WorstErlang {

	private @Nullable Path compiled;

	List<Sample> measure(String prefix, String workload, int size, int round) throws IOException, InterruptedException {
		if (!Erlang.isInstalled()) {
			return List.of();
		}
		Path directory = (this.compiled != null) ? this.compiled : Erlang.compile("worst");
		this.compiled = directory;
		return Start.samples(prefix + workload, round, () -> Child.start(List.of("erl", "-noshell", "-pa",
				directory.toString(), "-s", "worst", "main", workload, String.valueOf(size))));
	}

}
