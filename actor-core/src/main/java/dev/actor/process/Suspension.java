package dev.actor.process;

import java.util.Collection;
import java.util.List;

/** What a suspended process receives. */
final class Suspension extends Wanted {

	static final Suspension INSTANCE = new Suspension();

	private static final List<Object> KEYS = List.of(Envelope.SYSTEM, Envelope.PARENT_EXIT, Envelope.WAKE);

	private Suspension() {
	}

	@Override
	boolean takes(Envelope envelope) {
		return KEYS.contains(envelope.key);
	}

	@Override
	boolean takesAll() {
		return false;
	}

	@Override
	Collection<Object> keys() {
		return KEYS;
	}

}
