package dev.actor.test;

import dev.actor.process.Behavior;
import dev.actor.process.ExitReason;
import dev.actor.process.Newborn;
import dev.actor.process.Process;
import dev.actor.process.Selector;
import org.jspecify.annotations.Nullable;

/** A behaviour in which everything is as in another one. */
class WrappedBehavior<T> implements Behavior<T> {

	private final Behavior<T> behavior;

	WrappedBehavior(Behavior<T> behavior) {
		this.behavior = behavior;
	}

	@Override
	public @Nullable Selector<T> ready(Newborn newborn) {
		return this.behavior.ready(newborn);
	}

	@Override
	public Selector<T> start(Process self) throws Exception {
		return this.behavior.start(self);
	}

	@Override
	public @Nullable Selector<T> started(Process self) throws Exception {
		return this.behavior.started(self);
	}

	@Override
	public @Nullable Selector<T> handle(Process self, T message) throws Exception {
		return this.behavior.handle(self, message);
	}

	@Override
	public void stopping(Process self, ExitReason reason) throws Exception {
		this.behavior.stopping(self, reason);
	}

	@Override
	public @Nullable Object state() {
		return this.behavior.state();
	}

	@Override
	public void replaceState(Object state) {
		this.behavior.replaceState(state);
	}

	@Override
	public Object redactState(Object state) {
		return this.behavior.redactState(state);
	}

	@Override
	public Object meant(Object message) {
		return this.behavior.meant(message);
	}

	@Override
	public Object redactMessage(Object message) {
		return this.behavior.redactMessage(message);
	}

	@Override
	public Object redactSent(Object message) {
		return this.behavior.redactSent(message);
	}

	@Override
	public boolean supervises() {
		return this.behavior.supervises();
	}

	@Override
	public @Nullable Object snapshot() {
		return this.behavior.snapshot();
	}

}
