package dev.actor.testing;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.actor.ActorSystem;
import dev.actor.process.AttachedProcess;
import dev.actor.process.Process;
import dev.actor.process.Selector;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Gives a test an {@link ActorSystem} of its own, and the test thread a {@link Process}
 * in it. Fails the test if a message is left in that process's mailbox, or a process or
 * thread is left when the system is closed.
 */
public final class ActorSystemExtension implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

	private static final Namespace NAMESPACE = Namespace.create(ActorSystemExtension.class);

	private record Fixture(ActorSystem system, AttachedProcess self) {
	}

	@Override
	public void beforeEach(ExtensionContext context) {
		ActorSystem system = ActorSystem.create("test-" + context.getUniqueId().hashCode());
		context.getStore(NAMESPACE).put(Fixture.class, new Fixture(system, system.attach()));
	}

	@Override
	public void afterEach(ExtensionContext context) {
		Fixture fixture = context.getStore(NAMESPACE).remove(Fixture.class, Fixture.class);
		boolean alive = fixture.self().pid().isAlive();
		Optional<Object> unread = alive
				? fixture.self().receive(Selector.<Object>empty().other((message) -> message), Duration.ZERO)
				: Optional.empty();
		fixture.self().close();
		fixture.system().close();
		if (context.getExecutionException().isEmpty()) {
			assertThat(unread).as("messages left in the test's mailbox").isEmpty();
			assertThat(fixture.system().processCount()).as("processes left").isZero();
			assertThat(platformThreads(fixture.system().name())).as("threads left").isEmpty();
		}
	}

	private static List<String> platformThreads(String prefix) {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().startsWith(prefix) && !terminates(thread))
			.map(Thread::getName)
			.toList();
	}

	private static boolean terminates(Thread thread) {
		try {
			return thread.join(Duration.ofSeconds(2));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		Class<?> type = parameter.getParameter().getType();
		return type == ActorSystem.class || type == Process.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		Fixture fixture = context.getStore(NAMESPACE).get(Fixture.class, Fixture.class);
		return (parameter.getParameter().getType() == ActorSystem.class) ? fixture.system() : fixture.self();
	}

}
