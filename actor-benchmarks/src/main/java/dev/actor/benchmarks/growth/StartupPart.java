package dev.actor.benchmarks.growth;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import dev.actor.benchmarks.runner.Child;
import dev.actor.benchmarks.runner.Part;
import dev.actor.benchmarks.runner.PartOptions;
import dev.actor.benchmarks.runner.Results;
import dev.actor.benchmarks.runner.Sample;
import dev.actor.benchmarks.runner.Start;

/** How long an application takes until it is ready. */
final class StartupPart implements Part {

	private static final String WORKLOAD = "startup";

	private static final Medians TABLE = new Medians("",
			List.of(new Medians.Column("ready", "ms"), Medians.Column.range("ready")));

	@Override
	public String id() {
		return "startup";
	}

	@Override
	public List<Sample> measure(int round, PartOptions options) throws IOException, InterruptedException {
		List<Sample> samples = new ArrayList<>();
		samples.addAll(Start.samples(WORKLOAD, round, () -> Child.jar(List.of(), Applications.PLAIN.jar(), "plain")));
		samples.addAll(Start.samples(WORKLOAD, round,
				() -> Child.jar(List.of(), Applications.ACTORS.jar(), "disabled", "--actor.enabled=false")));
		samples.addAll(Start.samples(WORKLOAD, round, () -> Child.jar(List.of(), Applications.ACTORS.jar(), "actors")));
		return samples;
	}

	@Override
	public String section(Results results) {
		return """
				## Start of an application

				From the start of the JVM until a web application of Spring Boot, packed as one jar, is ready: one without a
				controller; the same with the starter, which brings Actuator and Micrometer, but `actor.enabled=false`; and with
				four processes besides the root supervisor: three actors, two of them below a supervisor of their own.

				%s"""
			.formatted(TABLE.text(List.of(new Medians.Row("plain Boot", WORKLOAD, "plain"),
					new Medians.Row("with the starter, switched off", WORKLOAD, "disabled"),
					new Medians.Row("with the starter and actors", WORKLOAD, "actors")), results));
	}

}
