package dev.actor.spring.boot.transaction;

import dev.actor.process.Timer;

/**
 * A timer that does not outlive the rollback of the transaction in which it was started.
 */
final class HeldTimer extends Held {

	private final Timer timer;

	HeldTimer(Timer timer) {
		this.timer = timer;
	}

	@Override
	void committed() {
	}

	@Override
	void rolledBack() {
		this.timer.cancel();
	}

	@Override
	void uncertain() {
		this.timer.cancel();
	}

}
