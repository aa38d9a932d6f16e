package dev.actor.spring.boot.observation;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * Says how observations of actors are called and tagged. A bean of this type replaces
 * {@link DefaultActorObservationConvention} for all of them.
 */
public interface ActorObservationConvention extends ObservationConvention<ActorObservationContext> {

	@Override
	default boolean supportsContext(Observation.Context context) {
		return context instanceof ActorObservationContext;
	}

}
