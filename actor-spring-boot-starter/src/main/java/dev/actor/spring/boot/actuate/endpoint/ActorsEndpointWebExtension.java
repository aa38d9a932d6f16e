package dev.actor.spring.boot.actuate.endpoint;

import java.security.Principal;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.annotation.RegisterReflectionForBinding;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.Show;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.Selector.Match;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;

/**
 * What {@link ActorsEndpoint} does over HTTP only: it knows who asks, shows the state of
 * an actor to those who may see it, and answers with the status codes of HTTP.
 */
@EndpointWebExtension(endpoint = ActorsEndpoint.class)
@RegisterReflectionForBinding({ ActorDescriptor.class, OperationDescriptor.class })
public class ActorsEndpointWebExtension {

	private static final int ACCEPTED = 202;

	private static final int CONFLICT = 409;

	private final ActorsEndpoint delegate;

	private final Show showValues;

	private final Set<String> roles;

	/**
	 * An extension.
	 * @param delegate the endpoint
	 * @param showValues when to show the state of an actor
	 * @param roles who may see it, if that is asked; everybody who is known if empty
	 */
	public ActorsEndpointWebExtension(ActorsEndpoint delegate, Show showValues, Set<String> roles) {
		this.delegate = delegate;
		this.showValues = showValues;
		this.roles = roles;
	}

	/**
	 * One supervisor, actor or other process.
	 * @param securityContext who asks
	 * @param path the names from the root down to it, or its name, or its pid
	 * @param limit how many children of each supervisor to show, 100 if nothing is said
	 * @return what is known of it, or 404
	 */
	@ReadOperation
	public WebEndpointResponse<ActorDescriptor> actor(SecurityContext securityContext,
			@Selector(match = Match.ALL_REMAINING) String[] path, @Nullable Integer limit) {
		ActorDescriptor actor = this.delegate.actor(path, limit, this.showValues.isShown(securityContext, this.roles));
		return (actor != null) ? new WebEndpointResponse<>(actor)
				: new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
	}

	/**
	 * Does something to a process.
	 * @param securityContext who asks for it
	 * @param path the names from the root down to it, or its name, or its pid
	 * @param operation what to do
	 * @param events how many events a log keeps, 100 if nothing is said
	 * @return what became of it with 200, 202 if it is not done yet, 409 if it cannot be
	 * done, or 404
	 */
	@WriteOperation
	public WebEndpointResponse<OperationDescriptor> operate(SecurityContext securityContext,
			@Selector(match = Match.ALL_REMAINING) String[] path, ActorOperation operation, @Nullable Integer events) {
		Principal principal = securityContext.getPrincipal();
		OperationDescriptor result = this.delegate.operate(path, operation, events,
				(principal != null) ? principal.getName() : null);
		if (result == null) {
			return new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
		}
		return new WebEndpointResponse<>(result, switch (result.outcome()) {
			case DONE -> WebEndpointResponse.STATUS_OK;
			case PENDING -> ACCEPTED;
			case REFUSED -> CONFLICT;
		});
	}

}
