package dev.actor.benchmarks.runner;

import java.util.List;
import java.util.Locale;

/** With whom a goal compares: the best of some systems. */
enum Rival {

	BEAM("best of BEAM"),

	PEKKO("best of Pekko"),

	PEKKO_VIRTUAL("Pekko on virtual threads"),

	PEKKO_RESPAWN("Pekko, watch and respawn"),

	JOX("jox"),

	/** The goal is a figure of its own. */
	NOBODY("");

	private final String title;

	Rival(String title) {
		this.title = title;
	}

	String title() {
		return this.title;
	}

	List<String> systems(Workload workload) {
		return workload.systems().stream().filter(this::is).toList();
	}

	/**
	 * Of BEAM all that are measured: processes or gen_servers, waiting busily or not. Of
	 * Pekko whoever asks; its other variants are rivals of their own.
	 */
	private boolean is(String system) {
		return switch (this) {
			case BEAM -> Erlang.is(system);
			case PEKKO -> system.equals("pekko") || system.equals("pekko-thread");
			case PEKKO_VIRTUAL -> system.equals("pekko-virtual");
			case PEKKO_RESPAWN -> system.equals("pekko-respawn");
			case JOX -> system.equals("jox");
			case NOBODY -> false;
		};
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
