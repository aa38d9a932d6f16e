package dev.actor.benchmarks.runner;

import java.util.List;
import java.util.Locale;

/** With whom a goal compares: the best of some systems. */
enum Rival {

	BEAM("best of BEAM", "erlang"),

	PEKKO("Pekko", "pekko"),

	PEKKO_VIRTUAL("Pekko on virtual threads", "pekko-virtual"),

	PEKKO_RESPAWN("Pekko, watch and respawn", "pekko-respawn"),

	JOX("jox", "jox"),

	/** The goal is a figure of its own. */
	NOBODY("", "");

	private final String title;

	private final String system;

	Rival(String title, String system) {
		this.title = title;
		this.system = system;
	}

	String title() {
		return this.title;
	}

	/**
	 * Of BEAM all that were measured: processes or gen_servers, waiting busily or not.
	 */
	List<String> systems(Workload workload) {
		return workload.systems()
			.stream()
			.filter((candidate) -> (this == BEAM) ? Erlang.is(candidate) : candidate.equals(this.system))
			.toList();
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
