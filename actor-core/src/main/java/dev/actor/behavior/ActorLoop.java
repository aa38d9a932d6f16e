package dev.actor.behavior;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

import dev.actor.process.Behavior;
import dev.actor.process.ExitReason;
import dev.actor.process.Name;
import dev.actor.process.Newborn;
import dev.actor.process.Process;
import dev.actor.process.Selector;
import dev.actor.process.Subject;
import org.jspecify.annotations.Nullable;

/** One running actor. Receives its messages, and the end of a silence. */
final class ActorLoop<S, M> implements Behavior<Object> {

	private final Actor<S, M> actor;

	private @Nullable Subject<M> subject;

	private @Nullable S state;

	/** Null if it has received nothing but its own messages so far. */
	private @Nullable Reception<S, M> reception;

	ActorLoop(Actor<S, M> actor) {
		this.actor = actor;
	}

	/** The one that it was entered with before it runs. */
	void subject(Subject<M> entered) {
		this.subject = entered;
	}

	Subject<M> subject() {
		return Objects.requireNonNull(this.subject, "not started");
	}

	Optional<Object> data() {
		return Optional.ofNullable(this.reception).map(Reception::data);
	}

	@Override
	@SuppressWarnings("unchecked")
	public @Nullable Selector<Object> ready(Newborn newborn) {
		if (!(this.actor.initialiser() instanceof Given<S, M>(S given))) {
			return null;
		}
		if (this.actor.trapsExits()) {
			newborn.trapExits();
		}
		if (this.subject == null) {
			this.subject = newborn.subject();
		}
		this.state = given;
		return (Selector<Object>) (Selector<?>) inbox(newborn::subject);
	}

	@Override
	public Selector<Object> start(Process self) throws Exception {
		if (this.actor.trapsExits()) {
			self.trapExits(true);
		}
		if (this.subject == null) {
			this.subject = self.subject();
		}
		Subject<M> own = this.subject;
		Initialised<S, M> result = this.actor.initialiser().init(self, own);
		if (result == null) {
			throw new IllegalStateException("The initialiser of %s returned null, not a first state".formatted(self));
		}
		this.state = result.state();
		if (!result.isPlain()) {
			this.reception = new Reception<>(self, inbox(self::subject), result);
		}
		return receiving(self);
	}

	@SuppressWarnings("unchecked")
	private Selector<Object> receiving(Process self) {
		return (this.reception != null) ? this.reception.all() : (Selector<Object>) (Selector<?>) inbox(self::subject);
	}

	private Selector<M> inbox(Function<Name<M>, Subject<M>> named) {
		Selector<M> own = Selector.of(subject());
		return this.actor.name().map((name) -> own.select(named.apply(name))).orElse(own);
	}

	private Reception<S, M> reception(Process self) {
		Reception<S, M> present = this.reception;
		if (present == null) {
			present = new Reception<>(self, inbox(self::subject), null);
			this.reception = present;
		}
		return present;
	}

	@Override
	public @Nullable Selector<Object> started(Process self) throws Exception {
		Next<S, M> left = (this.reception != null) ? this.reception.begin() : null;
		return (left != null) ? proceed(self, left) : null;
	}

	@Override
	@SuppressWarnings("unchecked")
	public @Nullable Selector<Object> handle(Process self, Object message) throws Exception {
		M wanted = (this.reception != null) ? this.reception.heard(message) : (M) message;
		if (wanted == null) {
			return null;
		}
		Next<S, M> next = react(wanted);
		if (next instanceof Next.State<S, M>(S changed)) {
			if (this.state != changed) {
				// A reference in an old object is dear to write, even the same one.
				this.state = changed;
			}
			return null;
		}
		return proceed(self, next);
	}

	private Next<S, M> react(M message) throws Exception {
		return this.actor.handler().handle(Objects.requireNonNull(this.state), message);
	}

	/** Also does what is to be done before the next message. */
	private @Nullable Selector<Object> proceed(Process self, Next<S, M> first) throws Exception {
		Selector<Object> changed = null;
		Next<S, M> next = first;
		while (next instanceof Next.Also<S, M> also) {
			this.state = also.state();
			if (reception(self).expects(also)) {
				changed = reception(self).all();
			}
			if (also.step() != null) {
				next = also.step().run(also.state());
			}
			else if (also.idle() != null && also.idle().silence().isZero()) {
				next = react(also.idle().message());
			}
			else {
				return changed;
			}
		}
		this.state = switch (next) {
			case Next.State<S, M>(S last) -> last;
			case Next.Stop<S, M>(ExitReason reason) -> throw self.exit(reason);
			case Next.Also<S, M> also -> throw new AssertionError(also);
			case null -> throw new IllegalStateException(
					"%s returned null instead of what comes next, such as Next.state(...)".formatted(self));
		};
		return changed;
	}

	@Override
	public @Nullable Object state() {
		return this.state;
	}

	@Override
	@SuppressWarnings("unchecked")
	public void replaceState(Object state) {
		this.state = (S) state;
	}

	@Override
	@SuppressWarnings("unchecked")
	public Object redactState(Object state) {
		Actor.Redaction<S, M> redaction = this.actor.redaction();
		return (redaction != null) ? redaction.state().apply((S) state) : state;
	}

	@Override
	public Object meant(Object message) {
		return Reception.meant(message);
	}

	@Override
	@SuppressWarnings("unchecked")
	public Object redactMessage(Object message) {
		Object meant = meant(message);
		Actor.Redaction<S, M> redaction = this.actor.redaction();
		return (redaction != null) ? redaction.message().apply((M) meant) : meant;
	}

	@Override
	public Object redactSent(Object message) {
		return (this.actor.redaction() != null) ? message.getClass().getName() : message;
	}

	@Override
	public void stopping(Process self, ExitReason reason) throws Exception {
		this.actor.terminator().terminate(Objects.requireNonNull(this.state), reason);
	}

}
