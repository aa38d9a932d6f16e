package dev.actor.spring.boot.autoconfigure;

import java.util.Collection;

import org.springframework.core.ResolvableType;

/** The specs of a context make no tree; found before anything starts. */
public final class InvalidActorTreeException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String action;

	private InvalidActorTreeException(String description, String action) {
		super(description);
		this.action = action;
	}

	static InvalidActorTreeException duplicateName(String name, String first, String second) {
		return new InvalidActorTreeException("""
				The name '%s' is used twice in the actor tree:

				    - %s
				    - %s""".formatted(name, first, second),
				"Give each actor and supervisor a name of its own: it is how messages find the process.");
	}

	static InvalidActorTreeException twoParents(String child, Collection<String> parents) {
		return new InvalidActorTreeException("""
				'%s' is the child of more than one supervisor:

				    - %s""".formatted(child, String.join("\n    - ", parents)),
				"Decide which supervisor starts it, and take it away from the others. Those who only send to it need"
						+ " its Subject, not its spec.");
	}

	static InvalidActorTreeException unknownMessageType(String bean, ResolvableType declared) {
		return new InvalidActorTreeException(
				"The messages of the actor spec bean '%s' have no known type: it is declared as '%s'.".formatted(bean,
						declared),
				"Declare the type of the messages where the bean is declared, as in '@Bean ActorSpec<OrderMessage>"
						+ " %s()', so that a Subject<OrderMessage> can be injected.".formatted(bean));
	}

	static InvalidActorTreeException unknown(String property, String what, String name, Collection<String> known) {
		return new InvalidActorTreeException(
				"'%s.%s' configures %s %s that does not exist: no declared %s has the name '%s'.".formatted(property,
						name, what.startsWith("a") ? "an" : "a", what, what, name),
				"Correct or remove the property. Declared %ss: %s.".formatted(what,
						known.isEmpty() ? "none" : String.join(", ", known)));
	}

	static InvalidActorTreeException unlimitedSupervisor(String name) {
		return new InvalidActorTreeException(
				"'actor.supervisors.%s' limits the restarts of '%s', but that is started by a function of its own."
					.formatted(name, name),
				"Remove the property, and limit the restarts where the supervisor is made."
						+ " Only a ChildSpec of a supervisor spec, a pool or a task supervisor can be changed.");
	}

	/**
	 * What to do about it.
	 * @return advice for people
	 */
	public String action() {
		return this.action;
	}

}
