package dev.actor.registry;

/**
 * A value that was changed.
 *
 * @param <V> the type of the values
 * @param before the value before
 * @param after the value from now on
 */
public record Update<V>(V before, V after) {

}
