package dev.actor.test;

import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.function.Consumer;

import dev.actor.ActorSystem;
import dev.actor.ActorSystemBuilder;
import dev.actor.process.Process;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** Makes and closes the systems of {@link ActorSystemTest}s. */
final class ActorSystemExtension implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

	private static final Namespace NAMESPACE = Namespace.create(ActorSystemExtension.class);

	@Override
	public void beforeEach(ExtensionContext context) {
		fixture(context);
	}

	/** A parameter of a constructor or of another extension may come before. */
	private static Fixture fixture(ExtensionContext context) {
		Fixture present = context.getStore(NAMESPACE).get(Fixture.class, Fixture.class);
		if (present != null) {
			return present;
		}
		ActorSystemTest settings = settings(context);
		Fixture made = new Fixture(settings, keepsEvents(context), wantsFaults(context), customizer(settings));
		context.getStore(NAMESPACE).put(Fixture.class, made);
		return made;
	}

	/**
	 * An actor has to be made for faults before it starts: only where they are wanted.
	 */
	private static boolean wantsFaults(ExtensionContext context) {
		return !ReflectionSupport.findMethods(context.getRequiredTestClass(),
				(method) -> List.of(method.getParameterTypes()).contains(Faults.class), HierarchyTraversalMode.TOP_DOWN)
			.isEmpty();
	}

	private static boolean keepsEvents(ExtensionContext context) {
		return context.getConfigurationParameter(ActorSystemTest.EVENTS, Boolean::valueOf).orElse(true);
	}

	private static ActorSystemTest settings(ExtensionContext context) {
		return AnnotationSupport.findAnnotation(context.getTestMethod(), ActorSystemTest.class)
			.or(() -> AnnotationSupport.findAnnotation(context.getTestClass(), ActorSystemTest.class))
			.orElseThrow(() -> new ExtensionConfigurationException(
					"@ActorSystemTest is neither on the test method nor on its class"));
	}

	private static Consumer<ActorSystemBuilder> customizer(ActorSystemTest settings) {
		try {
			var constructor = settings.customizer().getDeclaredConstructor();
			constructor.setAccessible(true);
			return constructor.newInstance();
		}
		catch (InvocationTargetException ex) {
			throw new ExtensionConfigurationException("The customizer has failed", ex.getCause());
		}
		catch (ReflectiveOperationException ex) {
			throw new ExtensionConfigurationException(
					settings.customizer().getName() + " needs a constructor without parameters", ex);
		}
	}

	@Override
	public void afterEach(ExtensionContext context) {
		Fixture fixture = context.getStore(NAMESPACE).remove(Fixture.class, Fixture.class);
		if (fixture != null) {
			Throwable failure = context.getExecutionException().orElse(null);
			if (failure != null) {
				String report = fixture.report();
				failure.addSuppressed(new TestReport(report));
				context.publishReportEntry("actor-system", report);
			}
			fixture.close(failure == null);
		}
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		Class<?> type = parameter.getParameter().getType();
		return type == ActorSystem.class || type == Process.class || type == Probe.class || type == VirtualTime.class
				|| type == CrashReports.class || type == LogCapture.class || type == Faults.class;
	}

	@Override
	public @Nullable Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		if (context.getTestMethod().isEmpty()) {
			throw new ParameterResolutionException(
					"A system lives as long as one test: take it as a parameter of the test, or of a method with @BeforeEach");
		}
		return fixture(context).parameter(parameter.getParameter().getType());
	}

}
