package dev.actor.registry;

import dev.actor.process.Pid;

/**
 * One entry of a registry.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 * @param key the key
 * @param pid who holds it
 * @param value what the holder has put there
 */
public record Entry<K, V>(K key, Pid pid, V value) {

}
