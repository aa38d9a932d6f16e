package dev.actor.spring.boot.transaction;

import dev.actor.process.Subject;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/** A message that waits for the commit of its transaction. */
final class HeldMessage<M> extends Held {

	private static final Log logger = LogFactory.getLog(HeldMessage.class);

	private final Subject<M> target;

	private final M message;

	HeldMessage(Subject<M> target, M message) {
		this.target = target;
		this.message = message;
	}

	@Override
	void committed() {
		try {
			if (!this.target.trySend(this.message)) {
				logger.error(lost("nobody takes it any more; it is a dead letter"));
			}
		}
		catch (RuntimeException ex) {
			logger.error(lost("the send failed"), ex);
		}
	}

	@Override
	void rolledBack() {
		if (logger.isDebugEnabled()) {
			logger.debug("A message of type %s for %s is dropped: its transaction was rolled back"
				.formatted(this.message.getClass().getName(), this.target));
		}
	}

	@Override
	void uncertain() {
		logger.error("A message of type %s for %s is dropped: nobody knows whether its transaction has committed"
			.formatted(this.message.getClass().getName(), this.target));
	}

	/** The type only: messages may hold what must not be in a log. */
	private String lost(String why) {
		return "A message of type %s for %s was held until its transaction had committed, and is lost: %s"
			.formatted(this.message.getClass().getName(), this.target, why);
	}

}
