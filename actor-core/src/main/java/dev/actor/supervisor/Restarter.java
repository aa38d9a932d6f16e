package dev.actor.supervisor;

import java.time.Duration;

import dev.actor.internal.Nanos;
import dev.actor.internal.RestartWindow;
import dev.actor.process.Exit;
import dev.actor.process.ExitReason;
import dev.actor.process.Process;
import dev.actor.process.RestartIntensity;
import dev.actor.process.StartError;
import dev.actor.process.StartException;
import dev.actor.process.Subject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what becomes of a child that has ended by itself, and starts it again, and
 * others with it. The restart type of the child comes first and the strategy second: a
 * child that is not started again never touches its siblings.
 */
final class Restarter {

	private static final Logger logger = LoggerFactory.getLogger(Restarter.class);

	private final Settings settings;

	private final RestartIntensity intensity;

	private final Siblings siblings;

	private final Starter starter;

	private final Stopper stopper;

	private final RestartWindow window;

	private final Subject<Request> own;

	Restarter(Settings settings, RestartIntensity intensity, Siblings siblings, Starter starter, Stopper stopper,
			Subject<Request> own) {
		this.settings = settings;
		this.intensity = intensity;
		this.siblings = siblings;
		this.starter = starter;
		this.stopper = stopper;
		this.window = new RestartWindow(intensity.restarts(), intensity.period());
		this.own = own;
	}

	void died(Process self, Exit exit) {
		Child child = this.siblings.find(exit.pid());
		// A child that is alive has only sent an exit: another one beside it would be
		// two.
		if (child == null || child.running() != exit.pid() || exit.pid().isAlive()) {
			return;
		}
		ExitReason reason = exit.reason();
		if (child.spec().restart().applies(reason)) {
			this.siblings.restarting(child, reason);
			restart(self, child);
			return;
		}
		if (reason.isAbnormal()) {
			logger.error("Supervisor '{}' does not start its temporary child '{}' {} again, which has ended: {}",
					this.settings.name(), child.id(), exit.pid(), reason);
		}
		this.siblings.stopped(child, reason);
		this.siblings.settle(child);
		if (child.spec().significant() && isTheEnd()) {
			logger.info("Supervisor '{}' ends, since its significant child '{}' has ended: {}", this.settings.name(),
					child.id(), reason);
			throw self.exit(ExitReason.SHUTDOWN);
		}
	}

	private boolean isTheEnd() {
		return switch (this.settings.autoShutdown()) {
			case NEVER -> false;
			case ANY_SIGNIFICANT -> true;
			case ALL_SIGNIFICANT -> !this.siblings.hasSignificantOnes();
		};
	}

	void retry(Process self, Request.Retry retry) {
		if (!retry.child().awaits(retry)) {
			return;
		}
		if (this.settings.backoff() == null) {
			restart(self, retry.child());
		}
		else {
			// Counted before the wait.
			attempt(self, retry.child());
		}
	}

	private void restart(Process self, Child child) {
		if (!this.window.admits(self.monotonicNanos())) {
			giveUp(self, child);
		}
		Backoff backoff = this.settings.backoff();
		if (backoff == null) {
			attempt(self, child);
			return;
		}
		stopOthers(self, child);
		Duration delay = backoff.delay(child.nextFailure(self.monotonicNanos(), backoff.longestNanos()));
		logger.info("Supervisor '{}' waits {} ms before it starts '{}' again", this.settings.name(),
				Nanos.toMillis(delay), child.id());
		this.own.sendAfter(delay, child.nextAttempt());
	}

	private void giveUp(Process self, Child child) {
		ExitReason reason = reason(child);
		logger.error("Supervisor '{}' gives up: its children ended more than {} times within {} ms, last '{}' ({})",
				this.settings.name(), this.intensity.restarts(), Nanos.toMillis(this.intensity.period()), child.id(),
				reason);
		self.announce((listener) -> listener.gaveUp(this.settings.name().text(), child.id(), reason));
		throw self.exit(ExitReason.SHUTDOWN);
	}

	private void attempt(Process self, Child failed) {
		stopOthers(self, failed);
		boolean before = true;
		for (Child child : this.settings.strategy().group(failed, this.siblings)) {
			before &= child != failed;
			if (!startAgain(self, child)) {
				if (before) {
					// Its turn comes when the other one has started.
					this.siblings.stopped(failed, null);
				}
				return;
			}
		}
	}

	/** Temporary ones are forgotten, not started again. */
	private void stopOthers(Process self, Child failed) {
		for (Child child : this.settings.strategy().group(failed, this.siblings).reversed()) {
			if (child != failed) {
				this.stopper.stop(self, child);
				this.siblings.settle(child);
			}
		}
	}

	/** False if those after it are not to be started now. */
	private boolean startAgain(Process self, Child child) {
		ExitReason reason = reason(child);
		try {
			this.starter.start(self, child, true);
		}
		catch (StartException ex) {
			if (ex.error() instanceof StartError.Ignored) {
				logger.info("Supervisor '{}' goes on without '{}', which had ended: {}", this.settings.name(),
						child.id(), reason);
				return true;
			}
			tryAgain(self, child, ex);
			return false;
		}
		logger.warn("Supervisor '{}' has restarted '{}' as {}, which had ended: {}", this.settings.name(), child.id(),
				child.running(), reason);
		self.announce((listener) -> listener.restarted(this.settings.name().text(), child.id(), reason));
		return true;
	}

	private void tryAgain(Process self, Child child, StartException ex) {
		logger.warn("Supervisor '{}' tries again, for {}", this.settings.name(), ex.getMessage());
		this.siblings.restarting(child, ExitReason.abnormal(ex));
		if (this.settings.backoff() == null) {
			// By message, so that a stop or an operator gets a word in between attempts.
			this.own.send(child.nextAttempt());
		}
		else {
			restart(self, child);
		}
	}

	private static ExitReason reason(Child child) {
		ExitReason last = child.lastExit();
		return (last != null) ? last : ExitReason.NORMAL;
	}

}
