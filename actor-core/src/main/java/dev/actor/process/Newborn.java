package dev.actor.process;

/**
 * A process that has not run yet, for a {@link Behavior} that is ready without a start.
 * Used by the thread of whoever starts the process, until {@link Behavior#ready} returns.
 */
public final class Newborn {

	private final LocalProcess process;

	Newborn(LocalProcess process) {
		this.process = process;
	}

	/**
	 * Makes a new subject that belongs to the process.
	 * @param <M> the type of the messages
	 * @return the subject
	 */
	public <M> Subject<M> subject() {
		return new LocalSubject<>(this.process);
	}

	/**
	 * The subject that leads to whoever holds a name.
	 * @param <M> the type of the messages
	 * @param name the name
	 * @return the subject
	 */
	public <M> Subject<M> subject(Name<M> name) {
		return this.process.node().subject(name);
	}

	/** Has exit signals arrive as {@link Exit} messages from the first one on. */
	public void trapExits() {
		this.process.trapsExits = true;
	}

}
