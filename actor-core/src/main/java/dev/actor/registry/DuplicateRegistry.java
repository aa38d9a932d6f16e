package dev.actor.registry;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.actor.process.Pid;
import dev.actor.process.Spawner;

/**
 * A registry in which many processes hold a key, and one process as often as it
 * registers. A key leads to nobody in particular, so no actor can be started by it.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public final class DuplicateRegistry<K, V> extends Registry<K, V> {

	/** Values of a process in the order in which it has registered. */
	private final ConcurrentHashMap<K, ConcurrentHashMap<Pid, List<V>>> entries = new ConcurrentHashMap<>();

	DuplicateRegistry(Spawner system, String name) {
		super(system, name);
	}

	@Override
	void enter(Pid pid, K key, V value) {
		synchronized (stripe(key)) {
			this.entries.computeIfAbsent(key, (absent) -> new ConcurrentHashMap<>(4))
				.merge(pid, List.of(value), (before, one) -> Stream.concat(before.stream(), one.stream()).toList());
			entered(pid, key, value);
		}
	}

	@Override
	void vacate(K key, Pid pid) {
		keep(key, pid, List.of());
	}

	@Override
	int withdraw(K key, Pid self, Predicate<? super V> which) {
		List<V> before = values(key, self);
		List<V> kept = before.stream().filter(which.negate()).toList();
		keep(key, self, kept);
		return before.size() - kept.size();
	}

	private void keep(K key, Pid pid, List<V> kept) {
		synchronized (stripe(key)) {
			ConcurrentHashMap<Pid, List<V>> held = this.entries.getOrDefault(key, new ConcurrentHashMap<>(0));
			List<V> before = kept.isEmpty() ? held.remove(pid) : held.replace(pid, kept);
			if (held.isEmpty()) {
				this.entries.remove(key);
			}
			for (int i = kept.size(); before != null && i < before.size(); i++) {
				tell(new RegistryEvent.Unregistered<>(key, pid));
			}
		}
	}

	/**
	 * How many entries a key has.
	 * @param key the key
	 * @return the number
	 */
	public int count(K key) {
		return (int) present(key).count();
	}

	@Override
	Stream<Entry<K, V>> present(K key) {
		return living(key, this.entries.getOrDefault(key, new ConcurrentHashMap<>(0)));
	}

	@Override
	Stream<Entry<K, V>> present() {
		return this.entries.entrySet().stream().flatMap((entry) -> living(entry.getKey(), entry.getValue()));
	}

	private Stream<Entry<K, V>> living(K key, ConcurrentHashMap<Pid, List<V>> held) {
		return held.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().isAlive())
			.flatMap((entry) -> entry.getValue().stream().map((value) -> new Entry<>(key, entry.getKey(), value)));
	}

}
