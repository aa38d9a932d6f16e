package dev.actor.spring.boot.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Explains an {@link InvalidActorTreeException}. */
class InvalidActorTreeFailureAnalyzer extends AbstractFailureAnalyzer<InvalidActorTreeException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidActorTreeException cause) {
		return new FailureAnalysis(String.valueOf(cause.getMessage()), cause.action(), cause);
	}

}
