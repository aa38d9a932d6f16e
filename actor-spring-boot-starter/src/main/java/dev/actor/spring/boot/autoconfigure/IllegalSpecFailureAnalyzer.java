package dev.actor.spring.boot.autoconfigure;

import dev.actor.supervisor.IllegalSpecException;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Explains an {@link IllegalSpecException}. */
class IllegalSpecFailureAnalyzer extends AbstractFailureAnalyzer<IllegalSpecException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, IllegalSpecException cause) {
		String bean = bean(rootFailure);
		String where = (bean != null) ? "\n\nFound while bean '%s' was made.".formatted(bean) : "";
		return new FailureAnalysis(cause.getMessage() + "." + where,
				"Change the spec of supervisor '%s', or that of its child '%s'.".formatted(cause.supervisor(),
						cause.child()),
				cause);
	}

	/** The innermost one: the others only wanted it. */
	private static @Nullable String bean(Throwable failure) {
		String bean = null;
		for (Throwable each = failure; each != null; each = each.getCause()) {
			if (each instanceof BeanCreationException creation && creation.getBeanName() != null) {
				bean = creation.getBeanName();
			}
		}
		return bean;
	}

}
