package dev.actor.behavior;

import java.time.Duration;
import java.util.Objects;

import dev.actor.process.ExitReason;
import dev.actor.process.Process;
import dev.actor.process.Selector;
import dev.actor.process.Subject;
import org.jspecify.annotations.Nullable;

/**
 * An actor as an object with fields, for those who like classes: a new one is made at
 * each start, and its methods are called one after the other. To be started by
 * {@link Actor#of(java.util.function.Supplier)}.
 * <p>
 * The fields need no {@code volatile} and no lock; nobody else may have a reference to
 * the object.
 *
 * @param <M> the type of the messages
 */
public abstract class ActorObject<M> {

	private @Nullable Process self;

	private @Nullable Subject<M> subject;

	/** What comes after this message; null for the next one. */
	private @Nullable Next<ActorObject<M>, M> next;

	/** For subclasses; the process is not there yet. */
	protected ActorObject() {
	}

	/**
	 * Runs first, in the new process. Whoever starts the actor waits for it.
	 * @throws dev.actor.process.InitFailedException to refuse the start in an orderly way
	 * @throws dev.actor.process.InitIgnoredException to do without the actor
	 * @throws Exception to crash in the start
	 */
	protected void init() throws Exception {
	}

	/**
	 * Handles one message. May block.
	 * @param message the message
	 * @throws Exception to end the actor abnormally, with the exception as its reason
	 */
	protected abstract void handle(M message) throws Exception;

	/**
	 * Cleans up, as a {@link Terminator} does. Runs when a supervisor stops the actor
	 * only if {@code init} has had it trap exits.
	 * @param reason why the actor ends
	 * @throws Exception replaces the reason
	 */
	protected void terminate(ExitReason reason) throws Exception {
	}

	/**
	 * The process of this actor.
	 * @return the process
	 * @throws IllegalStateException in the constructor
	 */
	protected final Process self() {
		return present(this.self);
	}

	/**
	 * The subject of this actor, for timers and for those who shall answer.
	 * @return the subject
	 * @throws IllegalStateException in the constructor
	 */
	protected final Subject<M> subject() {
		return present(this.subject);
	}

	private static <T> T present(@Nullable T value) {
		if (value == null) {
			throw new IllegalStateException(
					"The process is not there yet in the constructor; do this in init(), which runs in it");
		}
		return value;
	}

	/** Ends the actor with {@link ExitReason#NORMAL} after this message. */
	protected final void stop() {
		stop(ExitReason.NORMAL);
	}

	/**
	 * Ends the actor after this message.
	 * @param reason the reason
	 */
	protected final void stop(ExitReason reason) {
		this.next = Next.stop(reason);
	}

	/**
	 * Receives something else after this message.
	 * @param selector replaces what was received before
	 */
	protected final void select(Selector<M> selector) {
		this.next = next().selecting(selector);
	}

	/**
	 * Does something after this message and before the next one.
	 * @param step what to do
	 */
	protected final void then(Step step) {
		Objects.requireNonNull(step, "step");
		this.next = next().then((state) -> {
			step.run();
			return takeNext();
		});
	}

	/**
	 * Handles a message of the actor's own if no other one comes in time after this one.
	 * @param silence how long nothing must come, zero or more
	 * @param message what is handled then, once
	 */
	protected final void idleAfter(Duration silence, M message) {
		this.next = next().idleAfter(silence, message);
	}

	/** Something to do between two messages. */
	@FunctionalInterface
	public interface Step {

		/**
		 * Does it, as the actor.
		 * @throws Exception to end the actor abnormally
		 */
		void run() throws Exception;

	}

	final Initialised<ActorObject<M>, M> start(Process self, Subject<M> subject) throws Exception {
		this.self = self;
		this.subject = subject;
		init();
		return switch (takeNext()) {
			case Next.Stop<ActorObject<M>, M>(ExitReason reason) -> throw self.exit(reason);
			case Next<ActorObject<M>, M> next -> new Initialised<>(next, null);
		};
	}

	final Next<ActorObject<M>, M> react(M message) throws Exception {
		handle(message);
		return takeNext();
	}

	private Next<ActorObject<M>, M> next() {
		return (this.next != null) ? this.next : Next.state(this);
	}

	private Next<ActorObject<M>, M> takeNext() {
		Next<ActorObject<M>, M> taken = next();
		this.next = null;
		return taken;
	}

}
