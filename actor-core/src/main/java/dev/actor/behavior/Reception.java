package dev.actor.behavior;

import java.util.Objects;

import dev.actor.process.Process;
import dev.actor.process.Selector;
import dev.actor.process.Subject;
import dev.actor.process.Timer;
import org.jspecify.annotations.Nullable;

/**
 * What an actor receives, if that is more than its own messages: by a selector of its
 * own, or the end of a silence. Apart from the actor, since few have it.
 */
final class Reception<S, M> {

	private final Process self;

	/** What the initialiser gave, if that was more than a state. */
	private final @Nullable Initialised<S, M> initialised;

	private Selector<M> selector;

	private @Nullable Subject<Over<M>> overs;

	private @Nullable Over<M> expected;

	private @Nullable Timer timer;

	/**
	 * The end of one silence. Has an identity, since one that was broken may be in the
	 * mailbox already.
	 */
	private static final class Over<M> {

		private final M message;

		Over(M message) {
			this.message = message;
		}

	}

	/** What a message is about, for those who look on. */
	static Object meant(Object message) {
		return (message instanceof Over<?> over) ? Objects.requireNonNull(over.message) : message;
	}

	Reception(Process self, Selector<M> inbox, @Nullable Initialised<S, M> initialised) {
		this.self = self;
		this.initialised = initialised;
		this.selector = (initialised != null) ? initialised.selector(inbox) : inbox;
	}

	@Nullable Object data() {
		return (this.initialised != null) ? this.initialised.data() : null;
	}

	/** What the initialiser left to be done. */
	@Nullable Next<S, M> begin() {
		return (this.initialised != null) ? this.initialised.next() : null;
	}

	@SuppressWarnings("unchecked")
	Selector<Object> all() {
		Selector<Object> all = (Selector<Object>) (Selector<?>) this.selector;
		return (this.overs != null) ? all.select(this.overs, (over) -> over) : all;
	}

	/** Whether something else is to be received from now on. */
	boolean expects(Next.Also<S, M> also) {
		boolean changed = false;
		if (also.selector() != null) {
			this.selector = also.selector();
			changed = true;
		}
		if (also.idle() != null && also.step() == null && !also.idle().silence().isZero()) {
			changed |= this.overs == null;
			await(also.idle());
		}
		return changed;
	}

	private void await(Next.Idle<M> idle) {
		if (this.overs == null) {
			this.overs = this.self.subject();
		}
		Over<M> over = new Over<>(idle.message());
		this.expected = over;
		this.timer = this.overs.sendAfter(idle.silence(), over);
	}

	/**
	 * A message has come.
	 * @return what to handle: null for the end of a silence that was broken
	 */
	@SuppressWarnings("unchecked")
	@Nullable M heard(Object message) {
		Over<M> over = this.expected;
		if (message instanceof Over) {
			if (message != over) {
				return null;
			}
			this.expected = null;
			return over.message;
		}
		if (over != null) {
			this.expected = null;
			Objects.requireNonNull(this.timer).cancel();
		}
		return (M) message;
	}

}
