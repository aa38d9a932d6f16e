package dev.actor.spring.boot.observation;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;

/** What is observed. */
public enum ActorObservationDocumentation implements ObservationDocumentation {

	/** An actor handles a message, or starts. */
	HANDLE {

		@Override
		public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
			return DefaultActorObservationConvention.Handle.class;
		}

	},

	/** Somebody calls an actor and waits for the answer. */
	CALL {

		@Override
		public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
			return DefaultActorObservationConvention.Call.class;
		}

	},

	/**
	 * Somebody sends a message to an actor, other than the request of a {@link #CALL}.
	 */
	SEND {

		@Override
		public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
			return DefaultActorSendObservationConvention.class;
		}

	};

	@Override
	public KeyName[] getLowCardinalityKeyNames() {
		return LowCardinality.values();
	}

	/** Tags of few values. */
	public enum LowCardinality implements KeyName {

		/** The name of the actor, or {@code none}. */
		ACTOR {

			@Override
			public String asString() {
				return "actor";
			}

		}

	}

}
