package dev.actor.spring.boot.actuate.endpoint;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Map;

import javax.management.MBeanOperationInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;

import dev.actor.behavior.ActorSpec;
import dev.actor.spring.boot.WorkMessage;
import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.jmx.JmxEndpointAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.jmx.JmxAutoConfiguration;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.actor.spring.boot.autoconfigure.ActorAutoConfiguration;
import dev.actor.spring.boot.autoconfigure.ActorsEndpointAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

class ActorsJmxTests {

	private static final String STRINGS = Object.class.getName();

	private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withInitializer((context) -> context.getEnvironment().setConversionService(new ApplicationConversionService()))
		.withConfiguration(AutoConfigurations.of(ActorAutoConfiguration.class, ActorsEndpointAutoConfiguration.class,
				EndpointAutoConfiguration.class, JacksonAutoConfiguration.class, JmxAutoConfiguration.class,
				JmxEndpointAutoConfiguration.class))
		.withUserConfiguration(CounterConfiguration.class)
		.withPropertyValues("spring.jmx.enabled=true", "management.endpoints.jmx.exposure.include=actors",
				"management.endpoints.jmx.domain=test.actors");

	@Test
	void showsTheTreeAndOneActor() {
		this.contextRunner.run((context) -> {
			Map<?, ?> shown = (Map<?, ?>) invoke("actors", new Object[] { null }, Integer.class.getName());
			assertThat(shown.get("trees")).asInstanceOf(LIST).hasSize(1);

			Map<?, ?> counter = (Map<?, ?>) invoke("actor", new Object[] { "root,counter", null }, STRINGS,
					Integer.class.getName());
			assertThat(counter.get("name")).isEqualTo("counter");
			assertThat((Map<?, ?>) counter.get("process")).extracting((process) -> process.get("actorState"))
				.isEqualTo("******");
		});
	}

	@Test
	void operatesOnlyWhenThatIsAllowed() {
		this.contextRunner.run((context) -> assertThat(operations()).containsExactlyInAnyOrder("actors", "actor"));
		this.contextRunner.withPropertyValues("management.endpoint.actors.access=unrestricted").run((context) -> {
			assertThat(operations()).containsExactlyInAnyOrder("actors", "actor", "operate");
			Map<?, ?> result = (Map<?, ?>) invoke("operate", new Object[] { "counter", "restart", null }, STRINGS,
					String.class.getName(), Integer.class.getName());
			assertThat(result.get("outcome")).isEqualTo("DONE");
		});
	}

	private Object invoke(String operation, Object[] arguments, String... signature) throws Exception {
		return this.server.invoke(name(), operation, arguments, signature);
	}

	private String[] operations() throws Exception {
		return Arrays.stream(this.server.getMBeanInfo(name()).getOperations())
			.map(MBeanOperationInfo::getName)
			.toArray(String[]::new);
	}

	private static ObjectName name() throws Exception {
		return new ObjectName("test.actors:type=Endpoint,name=Actors");
	}

	@Configuration(proxyBeanMethods = false)
	static class CounterConfiguration {

		@Bean
		ActorSpec<WorkMessage> counter() {
			return WorkMessage.named("counter");
		}

	}

}
