package dev.actor.spring.boot.actuate.metrics;

import io.micrometer.core.instrument.Tags;

/**
 * A place in the declared tree, which is what tags say of a process.
 *
 * @param supervisor a declared supervisor, or {@link #OTHER}
 * @param actor what the supervisor has under this name by its declaration, or
 * {@link #OTHER} for all else that is below it
 */
record Place(String supervisor, String actor) {

	static final String OTHER = "other";

	static final Place NONE = new Place(OTHER, OTHER);

	Tags tags() {
		return Tags.of("supervisor", this.supervisor, "actor", this.actor);
	}

}
