package dev.actor.spring.boot.observation;

import io.micrometer.common.KeyValues;

/** {@code actor.send}. */
public final class DefaultActorSendObservationConvention implements ActorSendObservationConvention {

	/** The convention. */
	public DefaultActorSendObservationConvention() {
	}

	@Override
	public String getName() {
		return "actor.send";
	}

	@Override
	public String getContextualName(ActorSendObservationContext context) {
		return context.actor() + " is sent to";
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(ActorSendObservationContext context) {
		return KeyValues.of(ActorObservationDocumentation.LowCardinality.ACTOR.withValue(context.actor()));
	}

}
