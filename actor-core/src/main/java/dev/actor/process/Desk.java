package dev.actor.process;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The desk of a process that was asked something at least once. Own thread only. */
final class Desk implements SystemDesk {

	private static final Logger logger = LoggerFactory.getLogger(Desk.class);

	/** What people see instead of a state. */
	private static final Object HIDDEN = "******";

	private final LocalProcess process;

	private final Behavior<?> behavior;

	private final Map<String, DebugHook> hooks = new LinkedHashMap<>();

	private final Suspension suspension;

	/** Other threads look at it when they show the process. */
	private volatile boolean suspended;

	Desk(LocalProcess process, Behavior<?> behavior) {
		this.process = process;
		this.behavior = behavior;
		this.suspension = new Suspension(process.parent());
	}

	/** What to receive while suspended. */
	Suspension suspension() {
		return this.suspension;
	}

	@Override
	public void suspend() {
		this.suspended = true;
	}

	@Override
	public void resume() {
		this.suspended = false;
	}

	@Override
	public boolean isSuspended() {
		return this.suspended;
	}

	@Override
	public @Nullable Object state() {
		return this.behavior.state();
	}

	@Override
	public @Nullable Object redactedState() {
		return redacted(() -> {
			Object state = this.behavior.state();
			if (state == null) {
				return null;
			}
			return redactsAll() ? HIDDEN : this.behavior.redactState(state);
		});
	}

	/** By the system, whatever the behaviour says. */
	private boolean redactsAll() {
		return this.process.node().redacts(this.process);
	}

	private @Nullable Object redacted(Supplier<@Nullable Object> view) {
		try {
			return view.get();
		}
		catch (RuntimeException ex) {
			logger.warn("The redaction of {} failed; nothing is shown", this.process.describe(), ex);
			return "(not shown: the redaction failed with " + ex.getClass().getName() + ")";
		}
	}

	Object redactedMessage(Object message) {
		return Objects.requireNonNull(
				redacted(() -> redactsAll() ? message.getClass().getName() : this.behavior.redactMessage(message)));
	}

	@Override
	public Object replaceState(UnaryOperator<Object> change) {
		Object present = this.behavior.state();
		if (present == null) {
			throw new UnsupportedOperationException("It has no state that could be replaced");
		}
		Object state = Objects.requireNonNull(change.apply(present), "The new state must not be null");
		this.behavior.replaceState(state);
		return state;
	}

	@Override
	public ExitException terminate(ExitReason reason) {
		throw new ExitException(Objects.requireNonNull(reason, "reason"));
	}

	// -- hooks

	@Override
	public boolean install(String id, DebugHook hook) {
		return this.hooks.putIfAbsent(id, hook) == null;
	}

	@Override
	public Optional<DebugHook> hook(String id) {
		return Optional.ofNullable(this.hooks.get(id));
	}

	@Override
	public Set<String> hooks() {
		return Set.copyOf(this.hooks.keySet());
	}

	@Override
	public boolean remove(String id) {
		DebugHook hook = this.hooks.remove(id);
		if (hook != null) {
			dismiss(id, hook);
		}
		return hook != null;
	}

	@Override
	public void removeAll() {
		this.hooks.forEach(this::dismiss);
		this.hooks.clear();
	}

	private void dismiss(String id, DebugHook hook) {
		try {
			hook.removed();
		}
		catch (RuntimeException ex) {
			logger.warn("Debug hook '{}' of {} failed when it was removed", id, this.process.describe(), ex);
		}
	}

	void in(Object message) {
		if (!this.hooks.isEmpty()) {
			tell(new DebugEvent.In(redactedMessage(message)));
		}
	}

	void out(Object message, Object to) {
		if (!this.hooks.isEmpty()) {
			tell(new DebugEvent.Out(
					Objects.requireNonNull(redacted(
							() -> redactsAll() ? message.getClass().getName() : this.behavior.redactSent(message))),
					to));
		}
	}

	void handled() {
		if (!this.hooks.isEmpty()) {
			tell(new DebugEvent.State(redactedState()));
		}
	}

	private void tell(DebugEvent event) {
		this.hooks.entrySet().removeIf((entry) -> {
			try {
				entry.getValue().event(event);
				return false;
			}
			catch (RuntimeException ex) {
				logger.warn("Debug hook '{}' of {} failed and is removed", entry.getKey(), this.process.describe(), ex);
				dismiss(entry.getKey(), entry.getValue());
				return true;
			}
		});
	}

}
