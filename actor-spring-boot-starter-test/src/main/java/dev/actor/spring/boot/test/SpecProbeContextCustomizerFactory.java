package dev.actor.spring.boot.test;

import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.actor.test.Probe;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.util.ReflectionUtils;

/** Finds the probes of a test class and of those around it. */
class SpecProbeContextCustomizerFactory implements ContextCustomizerFactory {

	@Override
	public @Nullable ContextCustomizer createContextCustomizer(Class<?> testClass,
			List<ContextConfigurationAttributes> attributes) {
		Map<String, ResolvableType> probes = new LinkedHashMap<>();
		find(testClass, probes);
		return probes.isEmpty() ? null : new SpecProbeContextCustomizer(probes);
	}

	private static void find(Class<?> testClass, Map<String, ResolvableType> probes) {
		ReflectionUtils.doWithFields(testClass, (field) -> {
			SpecProbe probe = AnnotatedElementUtils.findMergedAnnotation(field, SpecProbe.class);
			if (probe != null) {
				probes.put(probe.value(), messageType(field, testClass));
			}
		});
		if (TestContextAnnotationUtils.searchEnclosingClass(testClass)) {
			find(testClass.getEnclosingClass(), probes);
		}
	}

	private static ResolvableType messageType(Field field, Class<?> testClass) {
		ResolvableType type = ResolvableType.forField(field, testClass);
		if (type.resolve() != Probe.class || type.getGeneric(0).resolve() == null) {
			throw new IllegalStateException(
					"@SpecProbe is for fields of the type Probe<M>, whose M says what messages the actor takes, but '%s' of %s is %s"
						.formatted(field.getName(), testClass.getName(), type));
		}
		return type.getGeneric(0);
	}

}
