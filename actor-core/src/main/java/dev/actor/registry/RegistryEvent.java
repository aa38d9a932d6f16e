package dev.actor.registry;

import dev.actor.process.Pid;

/**
 * What has changed in a registry.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 * @see Registry#listen()
 */
public sealed interface RegistryEvent<K, V> {

	/**
	 * The key.
	 * @return the key
	 */
	K key();

	/**
	 * Who holds it, or held it.
	 * @return the process
	 */
	Pid pid();

	/**
	 * A process has registered.
	 *
	 * @param <K> the type of the keys
	 * @param <V> the type of the values
	 * @param key the key
	 * @param pid the process
	 * @param value its value
	 */
	record Registered<K, V>(K key, Pid pid, V value) implements RegistryEvent<K, V> {

	}

	/**
	 * A process has given an entry up, or has ended.
	 *
	 * @param <K> the type of the keys
	 * @param <V> the type of the values
	 * @param key the key
	 * @param pid the process
	 */
	record Unregistered<K, V>(K key, Pid pid) implements RegistryEvent<K, V> {

	}

}
