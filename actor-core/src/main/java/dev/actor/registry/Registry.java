package dev.actor.registry;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.actor.process.Feed;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.Spawner;

/**
 * Processes under keys of any type with {@code equals} and {@code hashCode}, Elixir's
 * {@code Registry}. A process may hold many keys and gives up what it holds when it ends.
 * An object of one system without a process of its own: nothing is to be closed, and
 * whoever can see it may use it, from any thread.
 * <ul>
 * <li>A process that has ended holds nothing from that moment on, for everybody.</li>
 * <li>Only processes hold keys, each for itself: other threads look and start, but cannot
 * register.</li>
 * <li>A process of another system is refused.</li>
 * </ul>
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values that the holders put beside their keys
 */
public abstract sealed class Registry<K, V> permits UniqueRegistry, DuplicateRegistry {

	/** Keys whose entries may change at the same time; a power of two. */
	private static final int STRIPES = 32;

	private final Spawner system;

	private final String name;

	private final Object[] stripes = new Object[STRIPES];

	final Holders<K> holders = new Holders<>(this::vacate);

	private final List<Feed<RegistryEvent<K, V>>> feeds = new CopyOnWriteArrayList<>();

	private final Queues<K, Boolean> locks = new Queues<>(true);

	Registry(Spawner system, String name) {
		this.system = Objects.requireNonNull(system, "system");
		if (name.isBlank()) {
			throw new IllegalArgumentException("'name' of a registry must not be blank; it shows in errors");
		}
		this.name = name;
		Arrays.setAll(this.stripes, (index) -> new Object());
	}

	/**
	 * A registry of actors, one for each key.
	 * @param <K> the type of the keys
	 * @param <M> the type of the messages of the actors
	 * @param system the system of the actors, or a process in it
	 * @param name its name, for people
	 * @return the registry
	 */
	public static <K, M> ActorRegistry<K, M> actors(Spawner system, String name) {
		return new ActorRegistry<>(system, name);
	}

	/**
	 * A registry in which one process at most holds a key.
	 * @param <K> the type of the keys
	 * @param <V> the type of the values
	 * @param system the system of the processes, or a process in it
	 * @param name its name, for people
	 * @return the registry
	 */
	public static <K, V> UniqueRegistry<K, V> unique(Spawner system, String name) {
		return new UniqueRegistry<>(system, name);
	}

	/**
	 * A registry in which many processes hold a key, and one process holds it as often as
	 * it registers.
	 * @param <K> the type of the keys
	 * @param <V> the type of the values
	 * @param system the system of the processes, or a process in it
	 * @param name its name, for people
	 * @return the registry
	 */
	public static <K, V> DuplicateRegistry<K, V> duplicate(Spawner system, String name) {
		return new DuplicateRegistry<>(system, name);
	}

	/**
	 * The name, for people.
	 * @return the name
	 */
	public final String name() {
		return this.name;
	}

	/**
	 * Registers the calling process.
	 * @param key the key
	 * @param value what to put beside it
	 * @throws dev.actor.process.NameTakenException if the registry is unique and the key
	 * is held already, by this process or by another one
	 * @throws IllegalStateException if the calling thread runs no process
	 * @throws IllegalArgumentException if the process belongs to another system
	 */
	public final void register(K key, V value) {
		Pid self = self("register").pid();
		check(self, key, value);
		register(self, key, value);
	}

	final void register(Pid pid, K key, V value) {
		Objects.requireNonNull(key, "key");
		Objects.requireNonNull(value, "value");
		if (!this.system.hosts(pid)) {
			throw new IllegalArgumentException(
					"Process %s cannot be registered for key '%s' in registry '%s': it belongs to another actor system"
						.formatted(pid, key, this.name));
		}
		enter(pid, key, value);
		this.holders.watch(pid, key);
	}

	/** Whether a process may put a value there. */
	void check(Pid pid, K key, V value) {
	}

	abstract void enter(Pid pid, K key, V value);

	/**
	 * Under whose lock the entries of a key change and listeners are told: whoever is
	 * told sees the change, and events of one key keep their order. Reading takes none.
	 */
	final Object stripe(K key) {
		int hash = key.hashCode();
		return this.stripes[(hash ^ (hash >>> 16)) & (STRIPES - 1)];
	}

	/**
	 * To be called when an entry was made, under its lock; not if it was refused: nothing
	 * is left of that.
	 */
	final void entered(Pid pid, K key, V value) {
		this.holders.add(pid, key);
		tell(new RegistryEvent.Registered<>(key, pid, value));
	}

	/** Takes the entries of a process away. */
	abstract void vacate(K key, Pid pid);

	/**
	 * Takes those entries of the calling process away that match.
	 * @return how many there were
	 */
	abstract int withdraw(K key, Pid self, Predicate<? super V> which);

	/**
	 * Gives up what the calling process holds under a key.
	 * @param key the key
	 * @return false if it was nothing
	 * @throws IllegalStateException if the calling thread runs no process
	 */
	public final boolean unregister(K key) {
		return unregisterIf(key, (value) -> true) > 0;
	}

	/**
	 * Gives up those entries of the calling process under a key whose value matches.
	 * Elixir's {@code unregister_match}.
	 * @param key the key
	 * @param which says which values
	 * @return how many entries there were
	 * @throws IllegalStateException if the calling thread runs no process
	 */
	public final int unregisterIf(K key, Predicate<? super V> which) {
		Pid pid = self("unregister").pid();
		int count = withdraw(key, pid, which);
		if (values(key, pid).isEmpty()) {
			this.holders.remove(pid, key);
		}
		return count;
	}

	final Process self(String what) {
		return Process.ifCurrent()
			.orElseThrow(() -> new IllegalStateException(
					"Thread '%s' runs no process and cannot %s in registry '%s': only a process holds keys. Let an actor do it, or give the thread a process with ActorSystem.attach()"
						.formatted(Thread.currentThread().getName(), what, this.name)));
	}

	/**
	 * The entries of a key.
	 * @param key the key
	 * @return the entries of living processes
	 */
	public final List<Entry<K, V>> entries(K key) {
		return present(key).toList();
	}

	/**
	 * All entries, as a picture that is put together while others register.
	 * @return the entries of living processes
	 */
	public final List<Entry<K, V>> entries() {
		return present().toList();
	}

	/**
	 * What a process has put beside a key.
	 * @param key the key
	 * @param pid the process
	 * @return the values; empty if it does not hold the key
	 */
	public final List<V> values(K key, Pid pid) {
		return present(key).filter((entry) -> entry.pid() == pid).map(Entry::value).toList();
	}

	/**
	 * The keys that a process holds, each as often as it does.
	 * @param pid the process
	 * @return the keys, in no order
	 */
	public final List<K> keys(Pid pid) {
		return this.holders.keys(pid).stream().flatMap((key) -> values(key, pid).stream().map((value) -> key)).toList();
	}

	/**
	 * How many entries there are.
	 * @return the number
	 */
	public final int count() {
		return (int) present().count();
	}

	/** The entries of living processes. */
	abstract Stream<Entry<K, V>> present(K key);

	abstract Stream<Entry<K, V>> present();

	/**
	 * Does something with each entry of a key, on the calling thread: a way to publish.
	 * What the action throws ends it, and the entries after that are left out.
	 * @param key the key
	 * @param action gets the process and its value
	 * @return how many entries there were
	 */
	public final int dispatch(K key, BiConsumer<? super Pid, ? super V> action) {
		List<Entry<K, V>> entries = entries(key);
		entries.forEach((entry) -> action.accept(entry.pid(), entry.value()));
		return entries.size();
	}

	/**
	 * Does something while nobody else does something under the lock of this key. Other
	 * keys have locks of their own, and registering takes none. Whoever comes first is
	 * first. A thread that has the lock may take it again.
	 * <p>
	 * The lock is free when the work has returned or thrown. If the process is killed, it
	 * is free when the work has let go of the thread, or has been given up; one that
	 * waits for it waits no longer.
	 * @param <R> the type of the result
	 * @param <X> what the work throws
	 * @param key the key
	 * @param work what to do
	 * @return what the work has returned
	 * @throws X if the work throws it
	 * @throws dev.actor.process.CallInterruptedException if the thread was interrupted
	 * while it waited
	 */
	public final <R, X extends Exception> R lock(K key, Work<R, X> work) throws X {
		Objects.requireNonNull(key, "key");
		if (this.locks.isMine(key)) {
			return work.run();
		}
		return this.locks.<R, X>await(key, "the lock of %s".formatted(place(key)), (turn, said) -> work.run());
	}

	/**
	 * What is done under a lock.
	 *
	 * @param <R> the type of the result
	 * @param <X> what it throws
	 */
	@FunctionalInterface
	public interface Work<R, X extends Exception> {

		/**
		 * Does it.
		 * @return the result
		 * @throws X if it fails
		 */
		R run() throws X;

	}

	/**
	 * Tells the calling process of everything that is registered and unregistered from
	 * now on, and in the order in which it is: of each end of a holder too.
	 * @return the feed, from which the process receives, and which it may close
	 * @throws IllegalStateException if the calling thread runs no process
	 */
	public final Feed<RegistryEvent<K, V>> listen() {
		self("listen");
		this.feeds.removeIf((feed) -> feed.owner().isEmpty());
		Feed<RegistryEvent<K, V>> feed = Feed.open(() -> this.feeds.removeIf((present) -> !present.isOpen()));
		this.feeds.add(feed);
		return feed;
	}

	/** Under the lock of the key. */
	final void tell(RegistryEvent<K, V> event) {
		this.feeds.forEach((feed) -> feed.tell(event));
	}

	final Spawner system() {
		return this.system;
	}

	final String place(K key) {
		return "key '%s' of registry '%s'".formatted(key, this.name);
	}

	@Override
	public String toString() {
		return "registry '" + this.name + "'";
	}

}
