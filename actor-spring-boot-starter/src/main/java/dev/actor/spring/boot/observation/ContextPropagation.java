package dev.actor.spring.boot.observation;

import dev.actor.process.ContextCarrier;
import io.micrometer.context.ContextSnapshot;
import io.micrometer.context.ContextSnapshotFactory;

/**
 * Carries what Micrometer's context propagation knows of a thread: the current
 * observation, the security context, and whatever else has a {@code ThreadLocalAccessor}.
 */
public final class ContextPropagation implements ContextCarrier {

	private final ContextSnapshotFactory factory;

	/**
	 * A carrier.
	 * @param factory takes the snapshots; should clear what a snapshot lacks
	 */
	public ContextPropagation(ContextSnapshotFactory factory) {
		this.factory = factory;
	}

	@Override
	public Snapshot capture() {
		ContextSnapshot snapshot = this.factory.captureAll();
		return () -> snapshot.setThreadLocals()::close;
	}

	@Override
	public Snapshot empty() {
		ContextSnapshot nothing = this.factory.captureFrom();
		return () -> nothing.setThreadLocals()::close;
	}

	@Override
	public String toString() {
		return "context propagation";
	}

}
