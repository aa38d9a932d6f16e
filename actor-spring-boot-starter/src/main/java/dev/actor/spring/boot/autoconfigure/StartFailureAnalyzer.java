package dev.actor.spring.boot.autoconfigure;

import dev.actor.process.StartException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Explains why the tree did not start. */
class StartFailureAnalyzer extends AbstractFailureAnalyzer<StartException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, StartException cause) {
		return new FailureAnalysis("The actor tree did not start: " + cause.getMessage(),
				"Look for the innermost reason above: it is that of the first child that failed. Actors that need"
						+ " something which may come later should take it while they run, not in their initialiser;"
						+ " then their supervisor tries again.",
				cause);
	}

}
