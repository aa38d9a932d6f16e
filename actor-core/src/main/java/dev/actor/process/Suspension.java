package dev.actor.process;

import java.util.Collection;
import java.util.List;

/**
 * What a suspended process receives: what an operator asks, and the exit of its parent.
 */
final class Suspension extends Wanted {

	private final List<Object> keys;

	Suspension(Peer parent) {
		this.keys = List.of(Envelope.SYSTEM, Envelope.WAKE, parent);
	}

	@Override
	boolean takes(Envelope envelope) {
		return this.keys.contains(envelope.key);
	}

	@Override
	boolean takesAll() {
		return false;
	}

	@Override
	Collection<Object> keys() {
		return this.keys;
	}

}
