package dev.actor.process;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

/**
 * The living processes of a node. A list through the processes themselves, in stripes,
 * since a map entry for each would weigh half as much as the process.
 */
final class Census {

	private static final int STRIPES = 16;

	private final Stripe[] stripes = new Stripe[STRIPES];

	private final LongAdder living = new LongAdder();

	/** Also the dead that have not let go of their threads. */
	private final LongAdder present = new LongAdder();

	/** Who waits for everybody to be gone. */
	private volatile @Nullable Thread waiter;

	private static final class Stripe {

		@Nullable LocalProcess first;

	}

	Census() {
		for (int i = 0; i < STRIPES; i++) {
			this.stripes[i] = new Stripe();
		}
	}

	private Stripe stripe(LocalProcess process) {
		return this.stripes[(int) process.id() & (STRIPES - 1)];
	}

	void add(LocalProcess process) {
		Stripe stripe = stripe(process);
		synchronized (stripe) {
			LocalProcess first = stripe.first;
			process.younger = first;
			if (first != null) {
				first.older = process;
			}
			stripe.first = process;
		}
		this.living.increment();
		this.present.increment();
	}

	/** Called once for each process, when it is dead for all others. */
	void died() {
		this.living.decrement();
	}

	/** Called once for each process, when its code has let go. */
	void remove(LocalProcess process) {
		Stripe stripe = stripe(process);
		synchronized (stripe) {
			LocalProcess before = process.older;
			LocalProcess after = process.younger;
			if (before != null) {
				before.younger = after;
			}
			else {
				stripe.first = after;
			}
			if (after != null) {
				after.older = before;
			}
			process.older = null;
			process.younger = null;
		}
		this.present.decrement();
		Thread thread = this.waiter;
		if (thread != null && this.present.sum() == 0) {
			LockSupport.unpark(thread);
		}
	}

	/** False if somebody is there after the time. */
	boolean awaitEmpty(long nanos) {
		this.waiter = Thread.currentThread();
		long begin = System.nanoTime();
		boolean interrupted = false;
		while (this.present.sum() != 0 && System.nanoTime() - begin < nanos) {
			LockSupport.parkNanos(this, nanos - (System.nanoTime() - begin));
			// Goes on: an interrupted close would leave threads behind.
			interrupted |= Thread.interrupted();
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
		return this.present.sum() == 0;
	}

	int livingCount() {
		return this.living.intValue();
	}

	List<Pid> living() {
		return all().stream().filter(LocalProcess::isAlive).map(Pid.class::cast).toList();
	}

	List<LocalProcess> all() {
		List<LocalProcess> all = new ArrayList<>();
		for (Stripe stripe : this.stripes) {
			synchronized (stripe) {
				for (LocalProcess p = stripe.first; p != null; p = p.younger) {
					all.add(p);
				}
			}
		}
		return all;
	}

}
