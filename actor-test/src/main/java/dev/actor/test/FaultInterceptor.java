package dev.actor.test;

import dev.actor.process.Behavior;
import dev.actor.process.BehaviorInterceptor;
import dev.actor.process.SpawnOptions;

/** Lets faults happen to all that is started in one system. */
final class FaultInterceptor implements BehaviorInterceptor {

	private final Faults faults;

	FaultInterceptor(Faults faults) {
		this.faults = faults;
	}

	@Override
	public <T> Behavior<T> intercept(SpawnOptions options, Behavior<T> behavior) {
		String actor = (options.name() != null) ? options.name().text() : options.label();
		return actor.isEmpty() ? behavior
				: new FaultyBehavior<>(this.faults, actor, this.faults.onStart(actor), behavior);
	}

}
