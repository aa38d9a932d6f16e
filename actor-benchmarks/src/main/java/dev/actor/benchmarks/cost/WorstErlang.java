package dev.actor.benchmarks.cost;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import dev.actor.benchmarks.runner.Child;
import dev.actor.benchmarks.runner.Sample;
import org.jspecify.annotations.Nullable;

/** The rare situations on Erlang, if it is installed. */
final class WorstErlang {

	private @Nullable Path compiled;

	List<Sample> measure(String prefix, String workload, int size, int round) throws IOException, InterruptedException {
		if (Child.firstLine("none", "erl", "-noshell", "-eval", "halt().").equals("none")) {
			return List.of();
		}
		return Launch.samples(prefix, workload, round, List.of("erl", "-noshell", "-pa", compiled().toString(), "-s",
				"worst", "main", workload, String.valueOf(size)));
	}

	private Path compiled() throws IOException, InterruptedException {
		Path present = this.compiled;
		if (present == null) {
			present = Files.createTempDirectory("benchmarks");
			Path source = present.resolve("worst.erl");
			try (InputStream resource = WorstErlang.class.getResourceAsStream("/erlang/worst.erl")) {
				Files.write(source, Objects.requireNonNull(resource).readAllBytes());
			}
			Child.start(List.of("erlc", "-o", present.toString(), source.toString())).lines();
			this.compiled = present;
		}
		return present;
	}

}
