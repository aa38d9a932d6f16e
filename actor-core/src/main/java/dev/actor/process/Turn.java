package dev.actor.process;

import java.util.Objects;

/**
 * What one thread, be it that of a process or not, waits for: something that another
 * thread gives it, once. For those who make processes take turns, as registries do.
 *
 * @param <T> what is given
 */
public final class Turn<T> {

	private final Place place = new Place();

	private static final class Place extends Waiting {

		private String what = "its turn";

		Place() {
			super(Current.process(), null);
		}

		@Override
		String awaited() {
			return this.what;
		}

	}

	/** Made by the thread that is going to wait. */
	public Turn() {
	}

	/**
	 * Gives what is waited for. Any thread; never blocks.
	 * @param what what is waited for
	 * @return false if something was given before, or the wait was given up
	 */
	public boolean give(T what) {
		return this.place.settle(Objects.requireNonNull(what, "what"));
	}

	/**
	 * Waits. Only the thread that made the turn may do so, once.
	 * @param what what it waits for, for people: "the lock of 'x'"
	 * @return what was given
	 * @throws ExitException if the waiting process was ended by a signal
	 * @throws CallInterruptedException if the thread was interrupted by somebody else
	 */
	@SuppressWarnings("unchecked")
	public T await(String what) {
		this.place.what = what;
		return (T) this.place.await(Current.checkAlive());
	}

	/**
	 * Whether it is the calling thread that waits, or has waited.
	 * @return whether the calling thread has made it
	 */
	public boolean isMine() {
		return this.place.isWaiter(Thread.currentThread());
	}

}
