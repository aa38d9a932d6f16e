package dev.actor.sample.monitor;

import dev.actor.ActorSystem;
import dev.actor.process.ExitReason;
import dev.actor.process.ProcessListener;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Has the targets restored when their supervisor gave up and was restarted. If it ends
 * again meanwhile, that fails, and its next restart is the next try.
 */
@Component
class TargetRestorer implements ProcessListener {

	private final ObjectProvider<ActorSystem> system;

	private final ObjectProvider<Monitor> monitor;

	/** By provider: the system has this among its listeners. */
	TargetRestorer(ObjectProvider<ActorSystem> system, ObjectProvider<Monitor> monitor) {
		this.system = system;
		this.monitor = monitor;
	}

	@Override
	public void restarted(String supervisor, String child, ExitReason reason) {
		if (child.equals(TargetConfiguration.SUPERVISOR)) {
			// In a process of its own: a listener must not block.
			this.system.getObject().spawn((self) -> {
				self.label("restore the targets");
				this.monitor.getObject().restore();
			});
		}
	}

}
