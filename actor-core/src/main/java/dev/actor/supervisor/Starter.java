package dev.actor.supervisor;

import dev.actor.behavior.Launched;
import dev.actor.process.ExitException;
import dev.actor.process.ExitReason;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.StartError;
import dev.actor.process.StartException;
import org.jspecify.annotations.Nullable;

/** Starts the children of one supervisor, in its process. */
final class Starter {

	private final String supervisor;

	private final Siblings siblings;

	Starter(String supervisor, Siblings siblings) {
		this.supervisor = supervisor;
		this.siblings = siblings;
	}

	/**
	 * Starts a child. One that does without a process is kept or forgotten, as its spec
	 * says, and the error tells.
	 * @param again whether the supervisor does so of its own accord
	 */
	Launched start(Process self, Child child, boolean again) {
		ChildSpec spec = child.spec();
		try {
			Launched launched = launch(self, child);
			Pid pid = launched.pid();
			Shutdown.grant(self, pid, spec.shutdown());
			this.siblings.started(child, pid, again, self.monotonicNanos());
			return launched;
		}
		catch (StartException ex) {
			if (ex.error() instanceof StartError.Ignored) {
				this.siblings.stopped(child, null);
				this.siblings.settle(child);
			}
			throw ex;
		}
	}

	private Launched launch(Process self, Child child) {
		@Nullable Launched launched;
		try {
			launched = child.launch(self, this.supervisor);
		}
		catch (StartException ex) {
			throw ex;
		}
		catch (Throwable ex) {
			if (!self.pid().isAlive()) {
				throw ex;
			}
			ExitReason reason = (ex instanceof ExitException exit) ? exit.reason() : ExitReason.abnormal(ex);
			throw new StartException(child.id(), new StartError.InitExited(reason));
		}
		if (launched == null || launched.pid() == null) {
			throw new StartException(child.id(), new StartError.InitFailed("its start function returned null"));
		}
		return launched;
	}

}
