package dev.actor.process;

import java.util.Optional;

/**
 * Leads to one subject or another as time goes by, as a {@link Name} does: what the
 * subjects of registries are made of. Equal addresses make equal subjects; the text shows
 * in errors and dead letters.
 *
 * @param <M> the type of the messages
 * @see Spawner#subject(Address)
 */
public interface Address<M> {

	/**
	 * Where it leads now. Asked at each send, on the thread of whoever sends; must not
	 * block.
	 * @return the subject of a living process, or empty
	 */
	Optional<Subject<M>> find();

}
