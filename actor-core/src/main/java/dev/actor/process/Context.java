package dev.actor.process;

import dev.actor.process.ContextCarrier.Scope;
import dev.actor.process.ContextCarrier.Snapshot;
import org.jspecify.annotations.Nullable;

/** What the carriers of a node have taken down at one time, one after the other. */
final class Context {

	private final Snapshot[] parts;

	Context(Snapshot[] parts) {
		this.parts = parts;
	}

	/**
	 * What the calling thread has, for something that goes on elsewhere; null if that is
	 * nothing.
	 */
	static @Nullable Context of(Node node) {
		Contexts contexts = node.contexts();
		return (contexts != null) ? contexts.capture() : null;
	}

	/** A task that runs in a context, null for none at all. */
	static Runnable around(Runnable task, @Nullable Context context, Node node) {
		Contexts contexts = node.contexts();
		if (contexts == null) {
			return task;
		}
		return () -> {
			Scope scope = contexts.restore(context);
			try {
				task.run();
			}
			finally {
				scope.close();
			}
		};
	}

	Snapshot[] parts() {
		return this.parts;
	}

}
