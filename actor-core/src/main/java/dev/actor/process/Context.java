package dev.actor.process;

import dev.actor.process.ContextCarrier.Snapshot;

/** What the carriers of a node have taken down at one time, one after the other. */
final class Context {

	final Snapshot[] parts;

	Context(Snapshot[] parts) {
		this.parts = parts;
	}

}
