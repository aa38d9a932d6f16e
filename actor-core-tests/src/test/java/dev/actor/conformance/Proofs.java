package dev.actor.conformance;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import dev.actor.testing.Rule;
import org.junit.jupiter.api.Disabled;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * The tests that say which rules they prove.
 *
 * @param tests by the number of the rule
 * @param idle those with a rule that the build does not run
 */
record Proofs(Map<String, SortedSet<String>> tests, List<String> idle) {

	private static final String SUFFIX = ".class";

	/** Scans a folder of compiled classes that are on the class path. */
	static Proofs find(Path classes) throws IOException {
		Proofs proofs = new Proofs(new TreeMap<>(), new ArrayList<>());
		try (Stream<Path> files = Files.walk(classes)) {
			files.map((file) -> classes.relativize(file).toString())
				.filter((file) -> file.endsWith(SUFFIX))
				.map((file) -> file.substring(0, file.length() - SUFFIX.length()).replace('/', '.').replace('\\', '.'))
				.sorted()
				.forEach((name) -> proofs.add(load(name)));
		}
		return proofs;
	}

	SortedSet<String> of(String rule) {
		return this.tests.getOrDefault(rule, Collections.emptySortedSet());
	}

	private static Class<?> load(String name) {
		try {
			return Class.forName(name, false, Proofs.class.getClassLoader());
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException("Class '" + name + "' is compiled but not on the class path", ex);
		}
	}

	private void add(Class<?> type) {
		for (Method method : type.getDeclaredMethods()) {
			Rule rule = method.getAnnotation(Rule.class);
			if (rule != null) {
				String test = name(type) + "." + method.getName();
				Arrays.stream(rule.value())
					.forEach((id) -> this.tests.computeIfAbsent(id, (key) -> new TreeSet<>()).add(test));
				if (!runs(method)) {
					this.idle.add(test);
				}
			}
		}
	}

	private static String name(Class<?> type) {
		return type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
	}

	private static boolean runs(Method method) {
		boolean runs = AnnotationSupport.isAnnotated(method, Testable.class)
				&& !method.isAnnotationPresent(Disabled.class)
				&& name(method.getDeclaringClass()).matches("\\w+Tests(\\..*)?");
		for (Class<?> type = method.getDeclaringClass(); type != null; type = type.getEnclosingClass()) {
			runs &= !type.isAnnotationPresent(Disabled.class);
		}
		return runs;
	}

}
