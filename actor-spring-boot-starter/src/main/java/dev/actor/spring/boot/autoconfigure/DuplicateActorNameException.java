package dev.actor.spring.boot.autoconfigure;

/** Two places of the tree have the same name. */
public final class DuplicateActorNameException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String name;

	private final String first;

	private final String second;

	DuplicateActorNameException(String name, String first, String second) {
		super("The name '%s' is used twice in the actor tree: by %s and by %s".formatted(name, first, second));
		this.name = name;
		this.first = first;
		this.second = second;
	}

	String name() {
		return this.name;
	}

	String first() {
		return this.first;
	}

	String second() {
		return this.second;
	}

}
