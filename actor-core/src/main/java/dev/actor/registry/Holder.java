package dev.actor.registry;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.actor.process.Pid;
import dev.actor.process.Turn;

/** A process with its keys in one registry, from its first entry on until its end. */
final class Holder<K> {

	private final Pid pid;

	/** Immutable while it has less than two, as most have. */
	private Set<K> keys = Set.of();

	private List<Turn<Boolean>> waiting = List.of();

	private boolean watched;

	private boolean cleared;

	Holder(Pid pid) {
		this.pid = pid;
	}

	Pid pid() {
		return this.pid;
	}

	synchronized void add(K key) {
		if (this.keys.isEmpty()) {
			this.keys = Set.of(key);
		}
		else if (!this.keys.contains(key)) {
			if (this.keys.size() == 1) {
				this.keys = new HashSet<>(this.keys);
			}
			this.keys.add(key);
		}
	}

	synchronized void remove(K key) {
		if (this.keys.size() > 1) {
			this.keys.remove(key);
			if (this.keys.size() == 1) {
				this.keys = Set.copyOf(this.keys);
			}
		}
		else if (this.keys.contains(key)) {
			this.keys = Set.of();
		}
	}

	synchronized List<K> keys() {
		return List.copyOf(this.keys);
	}

	/** Whether the caller is the first one to ask, who watches the process. */
	synchronized boolean watches() {
		boolean first = !this.watched;
		this.watched = true;
		return first;
	}

	/** False if there is nothing to wait for. */
	synchronized boolean await(Turn<Boolean> turn) {
		if (this.cleared) {
			return false;
		}
		this.waiting = new ArrayList<>(this.waiting);
		this.waiting.add(turn);
		return true;
	}

	synchronized void cleared() {
		this.cleared = true;
		this.waiting.forEach((turn) -> turn.give(true));
	}

}
