package dev.actor;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A state of jcstress with two actors, which begin at the same moment if both have a
 * processor, give or take a little. Without it they meet by chance, and on a busy machine
 * nearly never, since what they do here takes longer than the few instructions that
 * jcstress is made for.
 */
public abstract class Duel {

	/** About 20 microseconds. */
	private static final int PATIENCE = 400;

	private static final VarHandle HERE;

	static {
		try {
			HERE = MethodHandles.lookup().findVarHandle(Duel.class, "here", int.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	private volatile int here;

	/** What came of the time that was let pass; keeps the loop alive. */
	int waste;

	/** Each actor calls this first. */
	protected final void begin() {
		int random = ThreadLocalRandom.current().nextInt();
		HERE.getAndAdd(this, 1);
		for (int i = 0; i < PATIENCE && this.here < 2; i++) {
			Thread.onSpinWait();
		}
		// Nothing, or up to some 30, 250 or 2000 nanoseconds.
		int mask = switch (random >>> 30) {
			case 0 -> 0;
			case 1 -> 31;
			case 2 -> 255;
			default -> 2047;
		};
		int value = random;
		for (int n = random & mask; n > 0; n--) {
			value = value * 31 + n;
		}
		if (value == 0) {
			this.waste++;
		}
	}

}
