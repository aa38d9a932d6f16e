package dev.actor.spring.boot.test;

import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;

import dev.actor.spring.boot.autoconfigure.SpecBeanFilter;
import org.springframework.boot.test.context.filter.annotation.StandardAnnotationCustomizableTypeExcludeFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/** Of all components leaves the configuration classes that declare specs. */
final class ActorTypeExcludeFilter extends StandardAnnotationCustomizableTypeExcludeFilter<ActorTest> {

	private static final Set<String> SPECS = SpecBeanFilter.specTypes()
		.stream()
		.map(Class::getName)
		.collect(Collectors.toUnmodifiableSet());

	ActorTypeExcludeFilter(Class<?> testClass) {
		super(testClass);
	}

	@Override
	protected boolean defaultInclude(MetadataReader reader, MetadataReaderFactory factory) throws IOException {
		return super.defaultInclude(reader, factory) || reader.getAnnotationMetadata()
			.getAnnotatedMethods(Bean.class.getName())
			.stream()
			.anyMatch((method) -> SPECS.contains(method.getReturnTypeName()));
	}

}
