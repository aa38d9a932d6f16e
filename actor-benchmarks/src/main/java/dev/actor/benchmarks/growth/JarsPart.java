package dev.actor.benchmarks.growth;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.actor.benchmarks.runner.Machine;
import dev.actor.benchmarks.runner.Part;
import dev.actor.benchmarks.runner.PartOptions;
import dev.actor.benchmarks.runner.Results;
import dev.actor.benchmarks.runner.Sample;

/** How large the jars are, with what they need. */
final class JarsPart implements Part {

	private static final String WORKLOAD = "jars";

	private static final Medians TABLE = new Medians("",
			List.of(new Medians.Column("bytes", "bytes"), new Medians.Column("jars", "jars")));

	/** Jars that are looked at together, by how their names begin. */
	private record Group(String id, String title, List<String> names) {

		List<Long> sizes(Map<String, Long> jars) {
			return jars.entrySet()
				.stream()
				.filter((jar) -> this.names.stream().anyMatch(jar.getKey()::startsWith))
				.map(Map.Entry::getValue)
				.toList();
		}

	}

	private static final Group CORE = new Group("core", "`actor-core`", List.of("actor-core-"));

	/** See its pom: the enforcer allows no others. */
	private static final Group CORE_NEEDS = new Group("core-needs", "what it needs: slf4j-api, JSpecify",
			List.of("slf4j-api-", "jspecify-"));

	private static final Group STARTER = new Group("starter", "`actor-spring-boot-starter`",
			List.of("actor-spring-boot-starter-"));

	private static final Group STARTER_ADDS = new Group("starter-adds",
			"what else it adds to a web application: Actuator, Micrometer", List.of(""));

	private static final Group APPLICATION = new Group("application", "all libraries of the application", List.of(""));

	@Override
	public String id() {
		return "jars";
	}

	@Override
	public int rounds(int rounds) {
		return 1;
	}

	@Override
	public List<Sample> measure(int round, PartOptions options) throws IOException {
		Map<String, Long> libraries = Applications.ACTORS.libraries();
		List<Sample> samples = new ArrayList<>();
		for (Group group : List.of(CORE, CORE_NEEDS, STARTER, APPLICATION)) {
			samples.addAll(samples(group, libraries, round));
		}
		Map<String, Long> added = new TreeMap<>(libraries);
		added.keySet().removeAll(Applications.PLAIN.libraries().keySet());
		added.keySet().removeIf((jar) -> jar.startsWith("actor-"));
		samples.addAll(samples(STARTER_ADDS, added, round));
		return samples;
	}

	private static List<Sample> samples(Group group, Map<String, Long> jars, int round) {
		List<Long> sizes = group.sizes(jars);
		double bytes = sizes.stream().mapToLong(Long::longValue).sum();
		double load = Machine.load();
		return List.of(new Sample(WORKLOAD, group.id(), "bytes", round, bytes, load),
				new Sample(WORKLOAD, group.id(), "jars", round, sizes.size(), load));
	}

	@Override
	public String section(Results results) {
		return """
				## Jars

				What is in the application with actors whose start was measured above.

				%s""".formatted(TABLE.text(List.of(CORE, CORE_NEEDS, STARTER, STARTER_ADDS, APPLICATION)
			.stream()
			.map((group) -> new Medians.Row(group.title(), WORKLOAD, group.id()))
			.toList(), results));
	}

}
