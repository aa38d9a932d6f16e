package dev.actor.spring.boot.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Explains a {@link DuplicateActorNameException}. */
class DuplicateActorNameFailureAnalyzer extends AbstractFailureAnalyzer<DuplicateActorNameException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, DuplicateActorNameException cause) {
		String description = """
				The name '%s' is used twice in the actor tree:

				    - %s
				    - %s
				""".formatted(cause.name(), cause.first(), cause.second());
		String action = """
				Give each actor and supervisor a name of its own: it is how messages find the process. \
				If both places mean the same actor, make it the child of one supervisor only.\
				""";
		return new FailureAnalysis(description, action, cause);
	}

}
