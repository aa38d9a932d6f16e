package dev.actor.behavior;

import java.util.Optional;

import dev.actor.process.Pid;
import dev.actor.process.Subject;

/**
 * An actor that was started. Gleam's {@code actor.Started}.
 *
 * @param <M> the type of its messages
 * @param pid this incarnation
 * @param subject where to send to: through the name, if the actor has one
 * @param returned what its initialiser handed out with {@link Initialised#returning}
 */
public record Started<M>(Pid pid, Subject<M> subject, Optional<Object> returned) implements Launched {

	/**
	 * What its initialiser handed out with {@link Initialised#returning}.
	 * @param <D> the type of the data
	 * @param type the type of the data
	 * @return the data
	 * @throws IllegalStateException if there is none, or it is of another type
	 */
	public <D> D data(Class<D> type) {
		Object data = this.returned.orElse(null);
		if (!type.isInstance(data)) {
			throw new IllegalStateException("The initialiser of %s returned %s, not a %s".formatted(this.pid,
					(data != null) ? "a " + data.getClass().getName() : "no data", type.getName()));
		}
		return type.cast(data);
	}

}
