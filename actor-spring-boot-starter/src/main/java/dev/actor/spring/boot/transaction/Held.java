package dev.actor.spring.boot.transaction;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

import org.springframework.transaction.support.TransactionSynchronization;

/**
 * Something that depends on the outcome of a transaction. Done after the completion and
 * not after the commit: then it does not keep others from being done if it fails, and it
 * is also done if it was begun by something that ran after the commit.
 */
abstract class Held implements TransactionSynchronization {

	/** What was begun after a savepoint does not see it, and so goes with it. */
	private final Set<Object> savepoints = Collections.newSetFromMap(new IdentityHashMap<>());

	private boolean over;

	abstract void committed();

	abstract void rolledBack();

	/** Whether it has committed cannot be known. */
	abstract void uncertain();

	@Override
	public final void savepoint(Object savepoint) {
		this.savepoints.add(savepoint);
	}

	@Override
	public final void savepointRollback(Object savepoint) {
		if (!this.savepoints.contains(savepoint) && !this.over) {
			this.over = true;
			rolledBack();
		}
	}

	@Override
	public final void afterCompletion(int status) {
		if (this.over) {
			return;
		}
		this.over = true;
		switch (status) {
			case STATUS_COMMITTED -> committed();
			case STATUS_ROLLED_BACK -> rolledBack();
			default -> uncertain();
		}
	}

}
