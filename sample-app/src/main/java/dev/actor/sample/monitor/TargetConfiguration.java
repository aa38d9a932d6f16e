package dev.actor.sample.monitor;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;

import dev.actor.sample.probe.HttpProbe;
import dev.actor.supervisor.SupervisorSpec;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The supervisor of the targets, and what their probes need. */
@Configuration(proxyBeanMethods = false)
class TargetConfiguration {

	/** The name of the supervisor. */
	static final String SUPERVISOR = "targets";

	@Bean
	SupervisorSpec targets(MonitorProperties properties, TargetActors actors) {
		// Generous, so that a person may click on "Crash" for a while.
		SupervisorSpec targets = SupervisorSpec.oneForOne(SUPERVISOR).intensity(20, Duration.ofMinutes(1));
		for (Target target : properties.targets()) {
			targets = targets.child(actors.spec(target));
		}
		return targets;
	}

	@Bean
	HttpClient httpClient() {
		return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
	}

	@Bean
	HttpProbe httpProbe(HttpClient client, Environment environment) {
		return new HttpProbe(client, () -> Optional.ofNullable(environment.getProperty("local.server.port"))
			.map((port) -> URI.create("http://localhost:" + port)));
	}

}
