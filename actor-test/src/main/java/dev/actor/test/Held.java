package dev.actor.test;

import dev.actor.process.Ack;
import dev.actor.process.Process;
import dev.actor.process.Subject;
import org.jspecify.annotations.Nullable;

/** A message that an actor does not handle before it is let go. */
public final class Held {

	private boolean released;

	private @Nullable Subject<Ack> gate;

	Held() {
	}

	/**
	 * Lets the actor go on with the message. Any thread; never blocks. Before the message
	 * has come, it will not be held at all; does nothing the second time.
	 */
	public void release() {
		Subject<Ack> waiting;
		synchronized (this) {
			if (this.released) {
				return;
			}
			this.released = true;
			waiting = this.gate;
		}
		if (waiting != null) {
			waiting.trySend(Ack.OK);
		}
	}

	void hold(Process self) {
		Subject<Ack> own = self.subject();
		synchronized (this) {
			if (this.released) {
				return;
			}
			this.gate = own;
		}
		self.receiveForever(own);
	}

}
