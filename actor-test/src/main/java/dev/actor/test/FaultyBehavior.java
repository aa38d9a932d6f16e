package dev.actor.test;

import dev.actor.process.Behavior;
import dev.actor.process.Newborn;
import dev.actor.process.Process;
import dev.actor.process.Selector;
import org.jspecify.annotations.Nullable;

/** One incarnation of an actor to which faults happen. */
final class FaultyBehavior<T> extends WrappedBehavior<T> {

	private final Faults faults;

	private final String actor;

	private final @Nullable Fault startFault;

	FaultyBehavior(Faults faults, String actor, @Nullable Fault startFault, Behavior<T> behavior) {
		super(behavior);
		this.faults = faults;
		this.actor = actor;
		this.startFault = startFault;
	}

	@Override
	public @Nullable Selector<T> ready(Newborn newborn) {
		if (this.startFault != null) {
			return null;
		}
		Selector<T> ready = super.ready(newborn);
		if (ready != null) {
			newborn.subject().owner().ifPresent((pid) -> this.faults.started(this.actor, pid));
		}
		return ready;
	}

	@Override
	public Selector<T> start(Process self) throws Exception {
		if (this.startFault != null && this.startFault.effect() instanceof Fault.FailStart(Exception exception)) {
			this.faults.fired(this.startFault, null);
			throw exception;
		}
		return super.start(self);
	}

	@Override
	public @Nullable Selector<T> started(Process self) throws Exception {
		this.faults.started(this.actor, self.pid());
		return super.started(self);
	}

	@Override
	public @Nullable Selector<T> handle(Process self, T message) throws Exception {
		Object meant = meant(message);
		Fault fault = this.faults.onMessage(this.actor, meant);
		if (fault == null) {
			return super.handle(self, message);
		}
		this.faults.fired(fault, meant);
		switch (fault.effect()) {
			case Fault.Crash(var exception) -> throw exception.get();
			case Fault.Delay(var time) -> self.sleep(time);
			case Fault.Hold(Held held) -> held.hold(self);
			case Fault.Drop drop -> {
				return null;
			}
			case Fault.FailStart start -> throw new AssertionError(start);
		}
		return super.handle(self, message);
	}

}
