package dev.actor.benchmarks.contender;

import org.apache.pekko.actor.typed.ActorRef;

/** Pekko Typed, where those who ask are virtual threads that wait. */
final class PekkoThreadContender extends PekkoContender {

	PekkoThreadContender() {
		super(DEFAULT_EXECUTOR);
	}

	@Override
	public void ask(ActorRef<Object> echo, Asking asking) throws InterruptedException {
		asking.ask(this, echo, Thread::startVirtualThread);
	}

}
