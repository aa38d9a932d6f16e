package dev.actor.spring.boot.actuate.endpoint;

import java.security.Principal;
import java.util.Objects;
import java.util.Set;

import dev.actor.spring.boot.TestSystem;
import dev.actor.spring.boot.WorkMessage;
import dev.actor.supervisor.SupervisorSpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.Show;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

import static org.assertj.core.api.Assertions.assertThat;

class ActorsEndpointWebExtensionTests {

	private static final String[] COUNTER = { "counter" };

	private final TestSystem actors = new TestSystem();

	private final ActorsEndpoint endpoint = new ActorsEndpoint(this.actors.system(), this.actors.history(), (event) -> {
	});

	@BeforeEach
	void start() {
		this.actors.system().start(SupervisorSpec.oneForOne("root").child(WorkMessage.named("counter")));
	}

	@AfterEach
	void close() {
		this.actors.close();
	}

	@Test
	void theStateIsShownAsBootShowsValues() {
		assertThat(state(Show.NEVER, new User("ada", "ADMIN"))).isEqualTo("******");
		assertThat(state(Show.ALWAYS, SecurityContext.NONE)).isEqualTo("the secret");
		assertThat(state(Show.WHEN_AUTHORIZED, SecurityContext.NONE)).isEqualTo("******");
		assertThat(state(Show.WHEN_AUTHORIZED, new User("ada", "GUEST"))).isEqualTo("******");
		assertThat(state(Show.WHEN_AUTHORIZED, new User("ada", "ADMIN"))).isEqualTo("the secret");
	}

	private @Nullable String state(Show show, SecurityContext user) {
		ActorDescriptor actor = Objects.requireNonNull(
				new ActorsEndpointWebExtension(this.endpoint, show, Set.of("ADMIN")).actor(user, COUNTER, null)
					.getBody());
		return Objects.requireNonNull(actor.process()).actorState();
	}

	@Test
	void theOutcomeOfAnOperationIsAStatus() {
		ActorsEndpointWebExtension extension = new ActorsEndpointWebExtension(this.endpoint, Show.NEVER, Set.of());
		SecurityContext nobody = SecurityContext.NONE;

		assertThat(extension.operate(nobody, COUNTER, ActorOperation.SUSPEND, null).getStatus()).isEqualTo(200);
		assertThat(extension.operate(nobody, COUNTER, ActorOperation.RESUME, null).getStatus()).isEqualTo(200);
		assertThat(extension.operate(nobody, new String[] { "root" }, ActorOperation.STOP, null).getStatus())
			.isEqualTo(409);
		assertThat(extension.operate(nobody, new String[] { "nobody" }, ActorOperation.STOP, null).getStatus())
			.isEqualTo(404);
		this.actors.block(this.actors.worker("counter"));
		WebEndpointResponse<OperationDescriptor> pending = extension.operate(nobody, COUNTER, ActorOperation.SUSPEND,
				null);
		assertThat(pending.getStatus()).isEqualTo(202);
		assertThat(Objects.requireNonNull(pending.getBody()).outcome()).isEqualTo(OperationDescriptor.Outcome.PENDING);
	}

	private record User(String name, String role) implements SecurityContext {

		@Override
		public Principal getPrincipal() {
			return () -> this.name;
		}

		@Override
		public boolean isUserInRole(String role) {
			return this.role.equals(role);
		}

	}

}
