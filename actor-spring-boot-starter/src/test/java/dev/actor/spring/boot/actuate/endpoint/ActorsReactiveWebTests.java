package dev.actor.spring.boot.actuate.endpoint;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/** The actors over WebFlux. */
@SpringBootTest(classes = ActorsWebContract.Application.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "spring.main.web-application-type=reactive", "spring.application.name=application",
				"management.endpoints.web.exposure.include=health,info,metrics,actors",
				"management.endpoint.actors.access=unrestricted", "management.auditevents.enabled=false",
				"management.endpoint.health.show-details=always",
				"management.endpoint.health.group.readiness.include=readinessState,actors",
				"actor.health.mailbox-length=1", "actor.health.degraded.own-status=true" })
class ActorsReactiveWebTests extends ActorsWebContract {

}
