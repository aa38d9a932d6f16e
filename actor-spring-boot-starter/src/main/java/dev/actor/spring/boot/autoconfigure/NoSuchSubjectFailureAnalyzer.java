package dev.actor.spring.boot.autoconfigure;

import java.util.Arrays;
import java.util.List;

import dev.actor.process.Subject;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.ResolvableType;

/** Says which subjects there are, when the one that is wanted is not among them. */
class NoSuchSubjectFailureAnalyzer extends AbstractFailureAnalyzer<NoSuchBeanDefinitionException> implements Ordered {

	private final @Nullable ConfigurableListableBeanFactory beanFactory;

	NoSuchSubjectFailureAnalyzer(BeanFactory beanFactory) {
		this.beanFactory = (beanFactory instanceof ConfigurableListableBeanFactory listable) ? listable : null;
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, NoSuchBeanDefinitionException cause) {
		ResolvableType wanted = cause.getResolvableType();
		if (this.beanFactory == null || wanted == null || wanted.resolve() != Subject.class) {
			return null;
		}
		List<String> subjects = subjects(this.beanFactory);
		String known = subjects.isEmpty() ? "No actor is declared."
				: "Declared actors have these:\n\n    - " + String.join("\n    - ", subjects);
		if (cause instanceof NoUniqueBeanDefinitionException) {
			return new FailureAnalysis(
					"More than one actor takes messages of the type of %s. %s".formatted(wanted, known),
					"Say which one is meant: @Qualifier with the name of the spec bean, or a parameter that has the name"
							+ " of the subject bean.",
					cause);
		}
		return new FailureAnalysis("There is no %s. %s".formatted(wanted, known),
				"Declare a bean of type ActorSpec<%s>, or inject one of the subjects that there are."
					.formatted(wanted.getGeneric(0)),
				cause);
	}

	private static List<String> subjects(ConfigurableListableBeanFactory beanFactory) {
		return Arrays.stream(beanFactory.getBeanNamesForType(Subject.class, true, false))
			.map((bean) -> "%s '%s'".formatted(beanFactory.getMergedBeanDefinition(bean).getResolvableType(), bean))
			.toList();
	}

	@Override
	public int getOrder() {
		// Boot's own for missing beans has order 0 and takes whatever is left.
		return -1;
	}

}
