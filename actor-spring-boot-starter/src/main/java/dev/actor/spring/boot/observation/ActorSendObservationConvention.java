package dev.actor.spring.boot.observation;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * Says how observations of sends are called and tagged. A bean of this type replaces
 * {@link DefaultActorSendObservationConvention}.
 */
public interface ActorSendObservationConvention extends ObservationConvention<ActorSendObservationContext> {

	@Override
	default boolean supportsContext(Observation.Context context) {
		return context instanceof ActorSendObservationContext;
	}

}
