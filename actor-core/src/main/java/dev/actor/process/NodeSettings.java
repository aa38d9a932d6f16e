package dev.actor.process;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import dev.actor.internal.Engine;
import dev.actor.internal.Nanos;
import org.jspecify.annotations.Nullable;

/** Choices for a {@link Node}. Immutable; each method gives a changed copy. */
public final class NodeSettings {

	private final String name;

	private List<ProcessListener> listeners = List.of();

	private List<ContextCarrier> contexts = List.of();

	private int parallelism = Runtime.getRuntime().availableProcessors();

	private Duration grace = Duration.ofMillis(500);

	private int mailboxMark = 10_000;

	private Duration slowHandler = Duration.ofSeconds(1);

	private Duration stuckHandler = Duration.ofSeconds(30);

	private MailboxLimit mailbox = MailboxLimit.UNBOUNDED;

	private RestartIntensity restartIntensity = RestartIntensity.DEFAULT;

	private Duration deadLetterLog = Duration.ofSeconds(1);

	private Predicate<? super String> redacted = (label) -> false;

	private MessageCheck messageCheck = MessageCheck.OFF;

	private Predicate<? super Class<?>> immutable = (type) -> false;

	private UnaryOperator<SpawnOptions> startOptions = UnaryOperator.identity();

	private @Nullable BehaviorInterceptor interceptor;

	private Engine.Factory engine = Engine::real;

	private NodeSettings(String name) {
		this.name = Objects.requireNonNull(name, "name");
	}

	private NodeSettings(NodeSettings other) {
		this.name = other.name;
		this.listeners = other.listeners;
		this.contexts = other.contexts;
		this.parallelism = other.parallelism;
		this.grace = other.grace;
		this.mailboxMark = other.mailboxMark;
		this.slowHandler = other.slowHandler;
		this.stuckHandler = other.stuckHandler;
		this.mailbox = other.mailbox;
		this.restartIntensity = other.restartIntensity;
		this.deadLetterLog = other.deadLetterLog;
		this.redacted = other.redacted;
		this.messageCheck = other.messageCheck;
		this.immutable = other.immutable;
		this.startOptions = other.startOptions;
		this.interceptor = other.interceptor;
		this.engine = other.engine;
	}

	/**
	 * The settings if nothing is said.
	 * @param name the name of the node
	 * @return as many handlers at a time as there are processors, half a second of grace,
	 * a warning at 10,000 messages and events after one second and after thirty; no
	 * context, no check of messages
	 */
	public static NodeSettings named(String name) {
		return new NodeSettings(name);
	}

	/**
	 * Adds somebody to tell of what happens.
	 * @param listener the listener
	 * @return the changed copy
	 */
	public NodeSettings listener(ProcessListener listener) {
		NodeSettings copy = new NodeSettings(this);
		copy.listeners = with(this.listeners, Objects.requireNonNull(listener, "listener"));
		return copy;
	}

	/**
	 * Adds something that travels with messages.
	 * @param carrier carries it
	 * @return the changed copy
	 */
	public NodeSettings context(ContextCarrier carrier) {
		NodeSettings copy = new NodeSettings(this);
		copy.contexts = with(this.contexts, Objects.requireNonNull(carrier, "carrier"));
		return copy;
	}

	/**
	 * Limits how many handlers run at a time.
	 * @param parallelism one at least
	 * @return the changed copy
	 */
	public NodeSettings parallelism(int parallelism) {
		NodeSettings copy = new NodeSettings(this);
		copy.parallelism = requirePositive("parallelism", parallelism);
		return copy;
	}

	/**
	 * Says how long a process that was ended by a signal may go on in code that does not
	 * let go, before its end is told anyway.
	 * @param grace the time
	 * @return the changed copy
	 */
	public NodeSettings grace(Duration grace) {
		Nanos.of(grace, "grace");
		NodeSettings copy = new NodeSettings(this);
		copy.grace = grace;
		return copy;
	}

	/**
	 * Says how many waiting messages are worth a warning.
	 * @param mailboxMark one at least
	 * @return the changed copy
	 */
	public NodeSettings mailboxMark(int mailboxMark) {
		NodeSettings copy = new NodeSettings(this);
		copy.mailboxMark = requirePositive("mailboxMark", mailboxMark);
		return copy;
	}

	/**
	 * Says how long a handler may take before listeners are told.
	 * @param slowHandler the time
	 * @return the changed copy
	 */
	public NodeSettings slowHandler(Duration slowHandler) {
		Nanos.of(slowHandler, "slowHandler");
		NodeSettings copy = new NodeSettings(this);
		copy.slowHandler = slowHandler;
		return copy;
	}

	/**
	 * Says how long a handler may take before it counts as stuck, which listeners are
	 * told while it still runs.
	 * @param stuckHandler the time, longer than zero
	 * @return the changed copy
	 */
	public NodeSettings stuckHandler(Duration stuckHandler) {
		if (Nanos.of(stuckHandler, "stuckHandler") == 0) {
			throw new IllegalArgumentException("'stuckHandler' must be longer than zero");
		}
		NodeSettings copy = new NodeSettings(this);
		copy.stuckHandler = stuckHandler;
		return copy;
	}

	/**
	 * Bounds the mailboxes of each {@link Behavior} that does not say anything of its own
	 * and supervises nothing.
	 * @param mailbox the limit
	 * @return the changed copy
	 */
	public NodeSettings mailbox(MailboxLimit mailbox) {
		NodeSettings copy = new NodeSettings(this);
		copy.mailbox = Objects.requireNonNull(mailbox, "mailbox");
		return copy;
	}

	/**
	 * Limits the restarts of supervisors that do not limit them themselves.
	 * @param restartIntensity what they tolerate
	 * @return the changed copy
	 */
	public NodeSettings restartIntensity(RestartIntensity restartIntensity) {
		NodeSettings copy = new NodeSettings(this);
		copy.restartIntensity = Objects.requireNonNull(restartIntensity, "restartIntensity");
		return copy;
	}

	/**
	 * Says how often dead letters are logged.
	 * @param interval one line in it at most; zero for one line each
	 * @return the changed copy
	 */
	public NodeSettings deadLetterLog(Duration interval) {
		Nanos.of(interval, "deadLetterLog");
		NodeSettings copy = new NodeSettings(this);
		copy.deadLetterLog = interval;
		return copy;
	}

	/**
	 * Says of whom people see neither state nor messages, whatever the processes
	 * themselves hide.
	 * @param redacted asked for the label of a process
	 * @return the changed copy
	 */
	public NodeSettings redacted(Predicate<? super String> redacted) {
		NodeSettings copy = new NodeSettings(this);
		copy.redacted = Objects.requireNonNull(redacted, "redacted");
		return copy;
	}

	/**
	 * Says what to do about messages that can be changed after they were sent.
	 * @param check what to do
	 * @param immutable which classes never change, whatever they look like
	 * @return the changed copy
	 */
	public NodeSettings messageCheck(MessageCheck check, Predicate<? super Class<?>> immutable) {
		NodeSettings copy = new NodeSettings(this);
		copy.messageCheck = Objects.requireNonNull(check, "check");
		copy.immutable = Objects.requireNonNull(immutable, "immutable");
		return copy;
	}

	/**
	 * Changes the options of each {@link Behavior} that is started.
	 * @param change changes them; runs on the thread of whoever starts it
	 * @return the changed copy
	 */
	public NodeSettings startOptions(UnaryOperator<SpawnOptions> change) {
		Objects.requireNonNull(change, "change");
		UnaryOperator<SpawnOptions> before = this.startOptions;
		NodeSettings copy = new NodeSettings(this);
		copy.startOptions = (options) -> change.apply(before.apply(options));
		return copy;
	}

	/**
	 * Has somebody stand between the kernel and each {@link Behavior}, around those who
	 * do already.
	 * @param interceptor who stands there
	 * @return the changed copy
	 */
	public NodeSettings interceptor(BehaviorInterceptor interceptor) {
		Objects.requireNonNull(interceptor, "interceptor");
		NodeSettings copy = new NodeSettings(this);
		copy.interceptor = (this.interceptor != null) ? new Both(this.interceptor, interceptor) : interceptor;
		return copy;
	}

	/** Two, one around the other. */
	private record Both(BehaviorInterceptor inner, BehaviorInterceptor outer) implements BehaviorInterceptor {

		@Override
		public <T> Behavior<T> intercept(SpawnOptions options, Behavior<T> behavior) {
			return this.outer.intercept(options, this.inner.intercept(options, behavior));
		}

	}

	/**
	 * Says what the node runs on, for test kits.
	 * @param engine what a test kit has made
	 * @return the changed copy
	 * @throws IllegalArgumentException if it is none
	 */
	public NodeSettings engine(NodeEngine engine) {
		if (!(Objects.requireNonNull(engine, "engine") instanceof Engine.Factory factory)) {
			throw new IllegalArgumentException(
					"'engine' must come from a test kit of this library, but is a " + engine.getClass().getName());
		}
		NodeSettings copy = new NodeSettings(this);
		copy.engine = factory;
		return copy;
	}

	private static <T> List<T> with(List<T> present, T another) {
		return Stream.concat(present.stream(), Stream.of(another)).toList();
	}

	private static int requirePositive(String what, int value) {
		if (value < 1) {
			throw new IllegalArgumentException("'%s' must be one at least, but is %d".formatted(what, value));
		}
		return value;
	}

	String name() {
		return this.name;
	}

	List<ProcessListener> listeners() {
		return this.listeners;
	}

	List<ContextCarrier> contexts() {
		return this.contexts;
	}

	int parallelism() {
		return this.parallelism;
	}

	Duration grace() {
		return this.grace;
	}

	int mailboxMark() {
		return this.mailboxMark;
	}

	Duration slowHandler() {
		return this.slowHandler;
	}

	Duration stuckHandler() {
		return this.stuckHandler;
	}

	MailboxLimit mailbox() {
		return this.mailbox;
	}

	RestartIntensity restartIntensity() {
		return this.restartIntensity;
	}

	Duration deadLetterLog() {
		return this.deadLetterLog;
	}

	Predicate<? super String> redacted() {
		return this.redacted;
	}

	MessageCheck messageCheck() {
		return this.messageCheck;
	}

	UnaryOperator<SpawnOptions> startOptions() {
		return this.startOptions;
	}

	@Nullable BehaviorInterceptor interceptor() {
		return this.interceptor;
	}

	Engine.Factory engine() {
		return this.engine;
	}

	Predicate<? super Class<?>> immutable() {
		return this.immutable;
	}

}
