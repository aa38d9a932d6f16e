package dev.actor.process;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Says which messages to receive next and what to make of them. Immutable: each method
 * gives a new selector. The order of messages decides what is received first, never the
 * order in which a selector was built; a message that no part of the selector takes keeps
 * its place in the mailbox. Gleam's {@code Selector}.
 *
 * @param <T> what messages are turned into
 */
public final class Selector<T> extends Wanted {

	private static final Object OTHER = new Object();

	static final Object ANY_MONITOR = new Object();

	static final Object ANY_EXIT = new Object();

	private final Map<Object, Function<Object, ? extends T>> parts;

	/**
	 * The one key, when messages of one subject are taken as they are: an actor's case.
	 */
	private final @Nullable Object only;

	/** A second one of that kind: the name of the actor. */
	private final @Nullable Object also;

	private Selector(Map<Object, Function<Object, ? extends T>> parts) {
		this.parts = parts;
		this.only = null;
		this.also = null;
	}

	private Selector(Object only, @Nullable Object also) {
		this.parts = Map.of();
		this.only = only;
		this.also = also;
	}

	/**
	 * Takes nothing.
	 * @param <T> what messages are turned into
	 * @return the empty selector
	 */
	public static <T> Selector<T> empty() {
		return new Selector<>(Map.of());
	}

	/**
	 * Takes the messages of one subject as they are.
	 * @param <M> the type of the messages
	 * @param subject the subject
	 * @return the selector
	 */
	public static <M> Selector<M> of(Subject<M> subject) {
		return new Selector<>(key(subject), null);
	}

	/**
	 * Takes the messages of one subject.
	 * @param <M> the type of the messages
	 * @param <T> what they are turned into
	 * @param subject the subject
	 * @param mapper runs in the receiver at the time of receipt
	 * @return the selector
	 */
	public static <M, T> Selector<T> of(Subject<M> subject, Function<? super M, ? extends T> mapper) {
		return Selector.<T>empty().select(subject, mapper);
	}

	/**
	 * Also takes the messages of a subject, as they are.
	 * @param subject the subject
	 * @return the wider selector
	 */
	public Selector<T> select(Subject<? extends T> subject) {
		if (this.only != null && this.also == null) {
			return new Selector<>(this.only, key(subject));
		}
		return with(key(subject), this::asItIs);
	}

	@SuppressWarnings("unchecked")
	private T asItIs(Object message) {
		return (T) message;
	}

	/**
	 * Also takes the messages of a subject. A subject that is there already gets the new
	 * mapper.
	 * @param <M> the type of the messages
	 * @param subject the subject
	 * @param mapper runs in the receiver at the time of receipt; what it throws is thrown
	 * by the receive, and the message is gone
	 * @return the wider selector
	 */
	@SuppressWarnings("unchecked")
	public <M> Selector<T> select(Subject<M> subject, Function<? super M, ? extends T> mapper) {
		Objects.requireNonNull(mapper, "mapper");
		return with(key(subject), (message) -> mapper.apply((M) message));
	}

	/**
	 * No longer takes the messages of a subject.
	 * @param subject the subject
	 * @return the narrower selector
	 */
	public Selector<T> deselect(Subject<?> subject) {
		return without(key(subject));
	}

	/**
	 * Also takes the exits that a trapping process receives.
	 * @param mapper what to make of them
	 * @return the wider selector
	 */
	public Selector<T> trappedExits(Function<? super Exit, ? extends T> mapper) {
		Objects.requireNonNull(mapper, "mapper");
		return with(ANY_EXIT, (message) -> mapper.apply((Exit) message));
	}

	/**
	 * Also takes the exits that a trapping process receives from one process, with
	 * precedence over {@link #trappedExits(Function)}.
	 * @param pid the process
	 * @param mapper what to make of them
	 * @return the wider selector
	 */
	public Selector<T> trappedExit(Pid pid, Function<? super Exit, ? extends T> mapper) {
		Objects.requireNonNull(mapper, "mapper");
		return with(Objects.requireNonNull(pid, "pid"), (message) -> mapper.apply((Exit) message));
	}

	/**
	 * Also takes the {@link Down} of one monitor, with precedence over
	 * {@link #monitors(Function)}.
	 * @param monitor the monitor
	 * @param mapper what to make of it
	 * @return the wider selector
	 */
	public Selector<T> monitor(Monitor monitor, Function<? super Down, ? extends T> mapper) {
		Objects.requireNonNull(mapper, "mapper");
		return with(monitor, (message) -> mapper.apply((Down) message));
	}

	/**
	 * No longer takes the {@link Down} of one monitor.
	 * @param monitor the monitor
	 * @return the narrower selector
	 */
	public Selector<T> deselect(Monitor monitor) {
		return without(monitor);
	}

	/**
	 * Also takes every {@link Down}.
	 * @param mapper what to make of it
	 * @return the wider selector
	 */
	public Selector<T> monitors(Function<? super Down, ? extends T> mapper) {
		Objects.requireNonNull(mapper, "mapper");
		return with(ANY_MONITOR, (message) -> mapper.apply((Down) message));
	}

	/**
	 * Also takes whatever nothing else here takes.
	 * @param mapper what to make of it; gets messages, {@link Exit}s and {@link Down}s
	 * @return the wider selector
	 */
	public Selector<T> other(Function<Object, ? extends T> mapper) {
		return with(OTHER, mapper);
	}

	/**
	 * Takes the same, and turns each result into something else.
	 * @param <U> what messages are turned into then
	 * @param mapper what to make of each result
	 * @return the mapped selector
	 */
	public <U> Selector<U> map(Function<? super T, ? extends U> mapper) {
		Objects.requireNonNull(mapper, "mapper");
		Map<Object, Function<Object, ? extends U>> mapped = new HashMap<>();
		parts().forEach((key, part) -> mapped.put(key, (message) -> mapper.apply(part.apply(message))));
		return new Selector<>(mapped);
	}

	/**
	 * Takes what either takes; where both take it, the mapper of the other one is used.
	 * @param other the other one
	 * @return the wider selector
	 */
	public Selector<T> merge(Selector<? extends T> other) {
		Map<Object, Function<Object, ? extends T>> merged = parts();
		merged.putAll(other.parts());
		return new Selector<>(merged);
	}

	private static Object key(Subject<?> subject) {
		return switch (subject) {
			case LocalSubject<?> local -> local;
			case NamedSubject<?> named -> named.key();
			default -> throw new IllegalArgumentException(
					"Only a subject that a process made or a name leads to can be received on, not " + subject);
		};
	}

	private Selector<T> with(Object key, Function<Object, ? extends T> mapper) {
		Map<Object, Function<Object, ? extends T>> wider = parts();
		wider.put(key, Objects.requireNonNull(mapper, "mapper"));
		return new Selector<>(wider);
	}

	private Selector<T> without(Object key) {
		Map<Object, Function<Object, ? extends T>> narrower = parts();
		narrower.remove(key);
		return new Selector<>(narrower);
	}

	/** A copy that may be changed. */
	private Map<Object, Function<Object, ? extends T>> parts() {
		Map<Object, Function<Object, ? extends T>> copy = new HashMap<>(this.parts);
		plain().forEach((key) -> copy.put(key, this::asItIs));
		return copy;
	}

	private List<Object> plain() {
		if (this.only == null) {
			return List.of();
		}
		return (this.also != null) ? List.of(this.only, this.also) : List.of(this.only);
	}

	@Override
	boolean takesAll() {
		return this.parts.containsKey(OTHER);
	}

	@Override
	Collection<Object> keys() {
		return (this.only != null) ? plain() : this.parts.keySet();
	}

	@Override
	boolean takes(Envelope envelope) {
		if (this.only != null) {
			return this.only.equals(envelope.key) || (this.also != null && this.also.equals(envelope.key));
		}
		return part(envelope) != null;
	}

	/** What takes the same, for a process that keeps it: its subject will do, mostly. */
	Wanted kept() {
		return (this.also == null && this.only instanceof LocalSubject<?> subject) ? subject : this;
	}

	@Override
	Object opened(Envelope envelope) {
		return apply(envelope);
	}

	@SuppressWarnings("unchecked")
	T apply(Envelope envelope) {
		if (this.only != null) {
			return (T) envelope.message;
		}
		Function<Object, ? extends T> part = Objects.requireNonNull(part(envelope));
		return part.apply(envelope.message);
	}

	private @Nullable Function<Object, ? extends T> part(Envelope envelope) {
		Object key = envelope.key;
		if (key == Envelope.WAKE || key == Envelope.SYSTEM) {
			return null;
		}
		Function<Object, ? extends T> part = this.parts.get(key);
		if (part == null && key instanceof Monitor) {
			part = this.parts.get(ANY_MONITOR);
		}
		else if (part == null && envelope.isExit()) {
			part = this.parts.get(ANY_EXIT);
		}
		return (part != null) ? part : this.parts.get(OTHER);
	}

}
