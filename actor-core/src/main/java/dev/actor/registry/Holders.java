package dev.actor.registry;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

import dev.actor.process.Pid;
import dev.actor.process.Turn;

/**
 * Who holds which keys of a registry. Each process is watched once, from its first entry
 * to its end, however often it registers.
 *
 * @param <K> the type of the keys
 */
final class Holders<K> {

	private final ConcurrentHashMap<Pid, Holder<K>> holders = new ConcurrentHashMap<>();

	private final BiConsumer<K, Pid> vacate;

	/**
	 * Nobody.
	 * @param vacate takes a key away from a process that has ended
	 */
	Holders(BiConsumer<K, Pid> vacate) {
		this.vacate = vacate;
	}

	void add(Pid pid, K key) {
		this.holders.computeIfAbsent(pid, Holder::new).add(key);
	}

	void remove(Pid pid, K key) {
		Holder<K> holder = this.holders.get(pid);
		if (holder != null) {
			holder.remove(key);
		}
	}

	List<K> keys(Pid pid) {
		Holder<K> holder = this.holders.get(pid);
		return (holder != null) ? holder.keys() : List.of();
	}

	/** After each entry, so that no end is missed. */
	void watch(Pid pid, K key) {
		Holder<K> holder = this.holders.get(pid);
		if (holder != null && holder.watches()) {
			pid.onExit((reason) -> forget(holder));
		}
		if (!pid.isAlive()) {
			this.vacate.accept(key, pid);
		}
	}

	private void forget(Holder<K> holder) {
		this.holders.remove(holder.pid(), holder);
		holder.keys().forEach((key) -> this.vacate.accept(key, holder.pid()));
		holder.cleared();
	}

	/** Waits until everybody knows of the end of a process. */
	void awaitForgotten(Pid dead) {
		Holder<K> holder = this.holders.get(dead);
		Turn<Boolean> turn = new Turn<>();
		if (holder != null && holder.await(turn)) {
			turn.await("the end of " + dead);
		}
	}

}
