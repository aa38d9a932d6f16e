package dev.actor.model.supervision;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A tree, and what happens to it. */
record Program(Place root, List<Command> commands) {

	@Override
	public String toString() {
		return Stream.concat(this.root.lines().stream(), this.commands.stream())
			.map((line) -> "\n    " + line)
			.collect(Collectors.joining());
	}

}
