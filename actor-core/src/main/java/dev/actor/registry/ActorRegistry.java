package dev.actor.registry;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.actor.process.Address;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.Registrar;
import dev.actor.process.Spawner;
import dev.actor.process.StartError;
import dev.actor.process.StartException;
import dev.actor.process.Subject;
import dev.actor.process.Turn;

/**
 * One actor for each key, reached by the key. The value beside a key is the holder's
 * subject.
 *
 * <pre class="code">
 * ActorRegistry&lt;String, Message&gt; sessions = Registry.actors(system, "sessions");
 * sessions.getOrStart("user-7", (via) -&gt; session.registered(via).start(system)).send(message);
 * </pre>
 *
 * @param <K> the type of the keys
 * @param <M> the type of the messages that the actors take
 */
public final class ActorRegistry<K, M> extends UniqueRegistry<K, Subject<M>> {

	private final Queues<K, Said> starts = new Queues<>(new Said.Go());

	ActorRegistry(Spawner system, String name) {
		super(system, name);
	}

	/** What is said to one who waits for a start. */
	private sealed interface Said {

		/** The start is its own now. */
		record Go() implements Said {
		}

		/** Somebody has started the actor. */
		record Started() implements Said {
		}

		/** Somebody has tried to, and it failed. */
		record Failed(StartException failure) implements Said {
		}

	}

	/** Starts an actor for a key. */
	@FunctionalInterface
	public interface Starter<M> {

		/**
		 * Starts the actor, here or in another process, such as a supervisor, and returns
		 * when it has started.
		 * @param via where the actor is to be entered, with
		 * {@link dev.actor.behavior.Actor#registered}
		 * @throws StartException if it did not start
		 */
		void start(Registrar<M> via);

	}

	/** Where one key leads. */
	private record Place<K, M>(ActorRegistry<K, M> registry, K key) implements Address<M> {

		@Override
		public Optional<Subject<M>> find() {
			return this.registry.lookup(this.key).map(Entry::value);
		}

		@Override
		public String toString() {
			return this.registry.place(this.key);
		}

	}

	/** Remembers whether it was used. */
	private final class Via implements Registrar<M> {

		private final K key;

		private final AtomicBoolean used = new AtomicBoolean();

		Via(K key) {
			this.key = key;
		}

		@Override
		public void register(Pid pid, Subject<M> subject) {
			ActorRegistry.this.register(pid, this.key, subject);
			this.used.set(true);
		}

	}

	/**
	 * The subject that leads to whoever holds a key at the time of each send. Without a
	 * holder it is like that of a name: a send throws
	 * {@link dev.actor.process.NoProcessException}.
	 * @param key the key, held or not
	 * @return the subject
	 */
	public Subject<M> subject(K key) {
		return system().subject(new Place<>(this, Objects.requireNonNull(key, "key")));
	}

	/**
	 * Where to enter an actor when it is started, as in
	 * {@code actor.registered(registry.via(key))}. A start while another process holds
	 * the key fails with {@link StartError.AlreadyStarted}, which knows the key and the
	 * holder. May be used for one start after the other: an actor that a supervisor
	 * starts again is entered again.
	 * @param key the key
	 * @return the registrar
	 */
	public Registrar<M> via(K key) {
		return new Via(Objects.requireNonNull(key, "key"));
	}

	@Override
	void check(Pid pid, K key, Subject<M> value) {
		if (value.owner().filter((owner) -> owner == pid).isEmpty()) {
			throw new IllegalArgumentException(
					"Process %s cannot put the %s at %s: it is not its own".formatted(pid, value, place(key)));
		}
	}

	/**
	 * The subject of the actor for a key, which is started if there is none. However many
	 * threads and processes ask at once, one of them starts it, and the others wait until
	 * its initialiser is through; those who ask for other keys do not wait.
	 * <ul>
	 * <li>A start that fails with a {@link StartException} fails for all who wait for it.
	 * Who asks later tries again.</li>
	 * <li>A starter that throws something else, or whose process is killed, ends its own
	 * attempt only: the next one who waits tries with its own starter.</li>
	 * <li>If the holder has just ended, the start waits until its links, such as a
	 * supervisor, know. A supervisor that starts it again comes first then, and its actor
	 * is the one.</li>
	 * <li>The start holds no lock that the actor or its supervisor could need. But an
	 * initialiser that asks for an actor whose own start waits for that initialiser waits
	 * until one of the two has had its time.</li>
	 * </ul>
	 * @param key the key
	 * @param starter starts the actor; not called if there is one
	 * @return the subject, valid for later holders of the key too
	 * @throws StartException if the actor did not start
	 * @throws IllegalStateException if the starter has started nobody for the key
	 * @throws dev.actor.process.CallInterruptedException if the thread was interrupted
	 * while it waited
	 */
	public Subject<M> getOrStart(K key, Starter<M> starter) {
		Subject<M> subject = subject(key);
		Objects.requireNonNull(starter, "starter");
		while (!isStarted(key) && waitOrStart(key, starter)) {
			// The one that was waited for may have ended meanwhile.
		}
		return subject;
	}

	/** One that still starts is good enough for itself, and for who is starting it. */
	private boolean isStarted(K key) {
		Optional<Pid> holder = whereIs(key);
		if (this.starts.isEmpty(key)) {
			return holder.filter(Pid::isAlive).isPresent();
		}
		return holder.isPresent() && (holder.equals(Process.ifCurrent().map(Process::pid)) || this.starts.isMine(key));
	}

	/** Whether somebody else has started it. */
	private boolean waitOrStart(K key, Starter<M> starter) {
		if (this.starts.isMine(key)) {
			throw new IllegalStateException(
					"The starter of %s asks for the very actor that it is to start".formatted(place(key)));
		}
		return this.starts.<Boolean, RuntimeException>await(key, "the start of " + place(key),
				(turn, said) -> switch (said) {
					case Said.Go go -> {
						start(key, starter, turn);
						this.starts.dismiss(key, turn, new Said.Started());
						yield false;
					}
					case Said.Started started -> true;
					case Said.Failed(StartException failure) -> {
						StartException own = new StartException(place(key), failure.error());
						own.addSuppressed(failure);
						throw own;
					}
				});
	}

	private void start(K key, Starter<M> starter, Turn<Said> turn) {
		Pid last = entered(key);
		if (last != null && !last.isAlive()) {
			this.holders.awaitForgotten(last);
		}
		while (whereIs(key).isEmpty()) {
			Via via = new Via(key);
			try {
				starter.start(via);
			}
			catch (RuntimeException ex) {
				if (isOvertaken(via, ex)) {
					continue;
				}
				if (ex instanceof StartException failure) {
					this.starts.dismiss(key, turn, new Said.Failed(failure));
				}
				throw ex;
			}
			if (via.used.get()) {
				return;
			}
			if (whereIs(key).isEmpty()) {
				throw new IllegalStateException(
						"The starter of %s has started nobody there; it must start an actor with registered(via)"
							.formatted(place(key)));
			}
		}
	}

	/** Whether it failed because another one, maybe a supervisor, was faster. */
	private boolean isOvertaken(Via via, RuntimeException ex) {
		if (via.used.get()) {
			return false;
		}
		if (whereIs(via.key).isPresent()) {
			return true;
		}
		return ex instanceof StartException failure && failure.error() instanceof StartError.AlreadyStarted already
				&& already.name().equals(via.key) && !already.pid().isAlive();
	}

}
