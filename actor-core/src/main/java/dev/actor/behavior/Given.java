package dev.actor.behavior;

import dev.actor.process.Process;
import dev.actor.process.Subject;

/**
 * A first state that is there already, so that no code runs in the start of the actor.
 */
record Given<S, M>(S state) implements Initialiser<S, M> {

	@Override
	public Initialised<S, M> init(Process self, Subject<M> subject) {
		return Initialised.of(this.state);
	}

}
