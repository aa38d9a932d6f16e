package dev.actor.registry;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import dev.actor.process.NameTakenException;
import dev.actor.process.Pid;
import dev.actor.process.Registrar;
import dev.actor.process.Spawner;
import org.jspecify.annotations.Nullable;

/**
 * A registry in which one process at most holds a key.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public sealed class UniqueRegistry<K, V> extends Registry<K, V> permits ActorRegistry {

	private final ConcurrentHashMap<K, Entry<K, V>> entries = new ConcurrentHashMap<>();

	UniqueRegistry(Spawner system, String name) {
		super(system, name);
	}

	@Override
	void enter(Pid pid, K key, V value) {
		synchronized (stripe(key)) {
			Entry<K, V> present = this.entries.get(key);
			if (present != null && present.pid().isAlive()) {
				throw new NameTakenException(key, present.pid());
			}
			if (present != null) {
				vacate(key, present.pid());
			}
			this.entries.put(key, new Entry<>(key, pid, value));
			entered(pid, key, value);
		}
	}

	@Override
	void vacate(K key, Pid pid) {
		synchronized (stripe(key)) {
			Entry<K, V> present = this.entries.get(key);
			if (present != null && present.pid() == pid) {
				this.entries.remove(key);
				tell(new RegistryEvent.Unregistered<>(key, pid));
			}
		}
	}

	@Override
	int withdraw(K key, Pid self, Predicate<? super V> which) {
		Entry<K, V> entry = this.entries.get(key);
		if (entry == null || entry.pid() != self || !which.test(entry.value())) {
			return 0;
		}
		vacate(key, self);
		return 1;
	}

	/**
	 * The entry of a key.
	 * @param key the key
	 * @return the entry, or empty if no living process holds the key
	 */
	public final Optional<Entry<K, V>> lookup(K key) {
		Entry<K, V> entry = this.entries.get(key);
		return (entry != null && entry.pid().isAlive()) ? Optional.of(entry) : Optional.empty();
	}

	/**
	 * Who holds a key.
	 * @param key the key
	 * @return the living holder, or empty
	 */
	public final Optional<Pid> whereIs(K key) {
		return lookup(key).map(Entry::pid);
	}

	/** Who is entered for a key, even if it has ended and was not cleared away yet. */
	final @Nullable Pid entered(K key) {
		Entry<K, V> entry = this.entries.get(key);
		return (entry != null) ? entry.pid() : null;
	}

	@Override
	final Stream<Entry<K, V>> present(K key) {
		return lookup(key).stream();
	}

	@Override
	final Stream<Entry<K, V>> present() {
		return this.entries.values().stream().filter((entry) -> entry.pid().isAlive());
	}

	/**
	 * Changes the value that the calling process has put beside a key.
	 * @param key the key
	 * @param change makes the new value of the old one; runs on the calling thread
	 * @return both values
	 * @throws IllegalStateException if the calling process does not hold the key
	 */
	public final Update<V> updateValue(K key, UnaryOperator<V> change) {
		Pid self = self("update a value").pid();
		Entry<K, V> entry = requireHeld(key, self);
		V after = Objects.requireNonNull(change.apply(entry.value()), "The new value must not be null");
		check(self, key, after);
		synchronized (stripe(key)) {
			// Nobody else changes the entry of this process, but its own change may have.
			if (this.entries.get(key) != entry) {
				throw new IllegalStateException(
						"The entry of %s was changed or given up while its value was updated".formatted(place(key)));
			}
			this.entries.put(key, new Entry<>(key, self, after));
		}
		return new Update<>(entry.value(), after);
	}

	private Entry<K, V> requireHeld(K key, Pid self) {
		Optional<Entry<K, V>> held = lookup(key);
		return held.filter((entry) -> entry.pid() == self)
			.orElseThrow(() -> new IllegalStateException(
					"Process %s cannot update the value of %s, which %s; only the holder may".formatted(self,
							place(key), held.map((entry) -> "is held by " + entry.pid()).orElse("nobody holds"))));
	}

	/**
	 * Where to enter an actor when it is started, as in
	 * {@code actor.registered(registry.via(key, value))}. A start while another process
	 * holds the key fails with {@link dev.actor.process.StartError.AlreadyStarted
	 * AlreadyStarted}, which knows the key and the holder. May be used for one start
	 * after the other.
	 * @param <M> the type of the messages of the actor
	 * @param key the key
	 * @param value what to put beside it
	 * @return the registrar
	 */
	public final <M> Registrar<M> via(K key, V value) {
		Objects.requireNonNull(key, "key");
		Objects.requireNonNull(value, "value");
		return (pid, subject) -> register(pid, key, value);
	}

}
