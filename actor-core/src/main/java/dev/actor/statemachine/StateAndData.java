package dev.actor.statemachine;

import java.util.Objects;

/**
 * Where a machine stands between two events. What
 * {@link dev.actor.inspect.Sys#state(Class)} gives and what
 * {@link dev.actor.inspect.Sys#replaceState} replaces.
 *
 * @param <S> the type of the states
 * @param <D> the type of the data
 * @param state the state
 * @param data the data
 */
public record StateAndData<S, D>(S state, D data) {

	public StateAndData {
		Objects.requireNonNull(state, "The state must not be null");
		Objects.requireNonNull(data, "The data must not be null");
	}

}
