package dev.actor.spring.boot.autoconfigure;

import java.util.function.UnaryOperator;

import dev.actor.ActorSystem;
import dev.actor.ActorSystemBuilder;
import dev.actor.process.ProcessListener;
import dev.actor.spring.boot.ActorOperations;
import dev.actor.spring.boot.ActorTemplate;
import dev.actor.supervisor.ChildSpec;
import dev.actor.supervisor.SupervisorSpec;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.boot.autoconfigure.context.LifecycleProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration of the actor system, of its tree, and of the subjects and supervisor
 * handles that lead into the tree. A child context has a system of its own, for its own
 * specs.
 */
@AutoConfiguration
@ConditionalOnClass(ActorSystem.class)
@ConditionalOnBooleanProperty(name = "actor.enabled", matchIfMissing = true)
@EnableConfigurationProperties({ ActorProperties.class, ActorLifecycleProperties.class, ActorDeadLetterProperties.class,
		ActorRedactionProperties.class })
public final class ActorAutoConfiguration {

	@Bean
	static SpecBeanRegistrar actorSpecBeanRegistrar() {
		return new SpecBeanRegistrar();
	}

	@Bean
	static TreeGate actorTreeGate(ObjectProvider<ActorProperties> properties) {
		return new TreeGate(() -> properties.getObject().startupWait());
	}

	@Bean(destroyMethod = "close")
	@ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
	ActorSystem actorSystem(ActorProperties properties, ActorDeadLetterProperties deadLetters,
			ActorRedactionProperties redaction, Environment environment, ObjectProvider<ProcessListener> listeners,
			ObjectProvider<ActorSystemBuilderCustomizer> customizers) {
		String name = (properties.name() != null) ? properties.name()
				: environment.getProperty("spring.application.name", "application");
		ActorSystemBuilder builder = ActorSystem.builder(name)
			.grace(properties.scheduler().grace())
			.mailboxMark(properties.mailbox().mark())
			.messageCheck(properties.messageCheck())
			.deadLetterLog(deadLetters.logInterval())
			.redacted(redaction::hides)
			.intensity(properties.defaults().intensity(), properties.defaults().period())
			.startOptions(new ConfiguredActors(properties)::options);
		if (properties.defaults().mailbox() != null) {
			builder.mailbox(properties.defaults().mailbox().limit());
		}
		if (properties.scheduler().parallelism() != null) {
			builder.parallelism(properties.scheduler().parallelism());
		}
		listeners.orderedStream().forEach(builder::listener);
		customizers.orderedStream().forEach((customizer) -> customizer.customize(builder));
		return builder.build();
	}

	@Bean
	@ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
	ActorTree actorTree(ConfigurableListableBeanFactory beanFactory, ActorProperties properties,
			ObjectProvider<ChildSpecCustomizer> customizers, ObjectProvider<SpecBeanFilter> filter) {
		ConfiguredActors configured = new ConfiguredActors(properties);
		UnaryOperator<ChildSpec> customizer = (child) -> {
			ChildSpec customized = configured.child(child);
			for (ChildSpecCustomizer each : customizers.orderedStream().toList()) {
				customized = each.customize(customized);
			}
			return customized;
		};
		SupervisorSpec root = SupervisorSpec.oneForOne(properties.root().name())
			.intensity(properties.root().intensity(), properties.root().period());
		ActorTree tree = new ActorTree(SpecBeans.of(beanFactory, filter.getIfAvailable(() -> (bean) -> true)), root,
				customizer);
		configured.requireKnown(tree.actors());
		return tree;
	}

	@Bean
	UnreadMessages actorUnreadMessages() {
		return new UnreadMessages();
	}

	@Bean
	Escalations actorEscalations() {
		return new Escalations();
	}

	@Bean
	RootExit actorRootExit(ConfigurableApplicationContext context, ActorSystem system, ActorTree tree,
			ActorLifecycleProperties properties, Escalations escalations) {
		return new RootExit(context, system.name(), tree.root().name(), properties, escalations);
	}

	@Bean
	@ConditionalOnMissingBean(name = "actorTreeLifecycle", search = SearchStrategy.CURRENT)
	ActorTreeLifecycle actorTreeLifecycle(ActorSystem system, ActorTree tree, TreeGate gate,
			ActorLifecycleProperties properties, ObjectProvider<LifecycleProperties> lifecycle, UnreadMessages unread,
			RootExit rootExit) {
		ShutdownTimeout timeout = ShutdownTimeout.of(properties.shutdownTimeout(), lifecycle.getIfAvailable());
		return new ActorTreeLifecycle(system, tree, gate, properties, timeout, unread, rootExit);
	}

	@Bean
	@ConditionalOnMissingBean(ActorOperations.class)
	ActorTemplate actorTemplate(ActorSystem system, ActorTree tree, ActorProperties properties) {
		return new ActorTemplate(system, tree.root().handle(system), tree.names(), properties.defaults().callTimeout());
	}

}
