package dev.actor.spring.boot.observation;

import io.micrometer.common.KeyValues;

/** The names and tags if nobody says others. */
public sealed class DefaultActorObservationConvention implements ActorObservationConvention {

	private final String name;

	private final String verb;

	private DefaultActorObservationConvention(String name, String verb) {
		this.name = name;
		this.verb = verb;
	}

	/** {@code actor.handle}. */
	public static final class Handle extends DefaultActorObservationConvention {

		/** The convention. */
		public Handle() {
			super("actor.handle", "handles");
		}

	}

	/** {@code actor.call}. */
	public static final class Call extends DefaultActorObservationConvention {

		/** The convention. */
		public Call() {
			super("actor.call", "is called");
		}

	}

	@Override
	public String getName() {
		return this.name;
	}

	@Override
	public String getContextualName(ActorObservationContext context) {
		return context.actor() + " " + this.verb;
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(ActorObservationContext context) {
		return KeyValues.of(ActorObservationDocumentation.LowCardinality.ACTOR.withValue(context.actor()));
	}

}
