package dev.actor.statemachine;

import java.time.Duration;
import java.util.Objects;

import dev.actor.process.Reply;
import dev.actor.process.Selector;

/**
 * What a machine does besides going to a state. A plain value, as {@link Transition} is.
 * <p>
 * Timeouts bring an event of the machine's own choice. Each starts anew when it is
 * started again, and is over when it has brought its event; none outlives the machine.
 * With a time of zero the event is handled when those that the machine has inserted or
 * retries are through, and before those that wait in its mailbox.
 *
 * @param <M> the type of the events
 */
public sealed interface Action<M>
		permits Action.Answer, Actions.Postpone, Actions.Insert, Actions.Select, Actions.OfTimeout {

	/**
	 * Answers a call, before a state is entered.
	 * @param <M> the type of the events
	 * @param <R> the type of the answer
	 * @param reply where to answer
	 * @param answer the answer
	 * @return the action
	 */
	static <M, R> Answer<M, R> reply(Reply<R> reply, R answer) {
		return new Answer<>(reply, answer);
	}

	/**
	 * Puts the present event aside until the state has changed. Then all that were put
	 * aside are handled in the order in which they came first, after inserted events and
	 * before all others. One that is left when the machine stops is a dead letter.
	 * @param <M> the type of the events
	 * @return the action
	 */
	static <M> Action<M> postpone() {
		return new Actions.Postpone<>();
	}

	/**
	 * Inserts an event that is handled next, before any other one. Several are handled in
	 * the order of the actions. OTP's <code>{next_event, internal, Event}</code>.
	 * @param <M> the type of the events
	 * @param event the event
	 * @return the action
	 */
	static <M> Action<M> nextEvent(M event) {
		return new Actions.Insert<>(event);
	}

	/**
	 * Starts the state timeout, which a change to a different state cancels.
	 * @param <M> the type of the events
	 * @param time after which time, zero or more
	 * @param event what is handled then
	 * @return the action
	 */
	static <M> Action<M> stateTimeout(Duration time, M event) {
		return new Actions.Start<>(Actions.Kind.STATE, time, event);
	}

	/**
	 * Takes the state timeout back, if it runs.
	 * @param <M> the type of the events
	 * @return the action
	 */
	static <M> Action<M> cancelStateTimeout() {
		return new Actions.Cancel<>(Actions.Kind.STATE);
	}

	/**
	 * Has the state timeout bring another event, at the same time as before; at once if
	 * it does not run.
	 * @param <M> the type of the events
	 * @param event what is handled then
	 * @return the action
	 */
	static <M> Action<M> updateStateTimeout(M event) {
		return new Actions.Update<>(Actions.Kind.STATE, event);
	}

	/**
	 * Starts the event timeout, which any event cancels: also one that is inserted,
	 * retried or postponed, and one that another timeout brings.
	 * @param <M> the type of the events
	 * @param time after which time, zero or more
	 * @param event what is handled then
	 * @return the action
	 */
	static <M> Action<M> eventTimeout(Duration time, M event) {
		return new Actions.Start<>(Actions.Kind.EVENT, time, event);
	}

	/**
	 * Takes the event timeout of an action before this one back.
	 * @param <M> the type of the events
	 * @return the action
	 */
	static <M> Action<M> cancelEventTimeout() {
		return new Actions.Cancel<>(Actions.Kind.EVENT);
	}

	/**
	 * Starts a timeout that runs until its time has come, whatever happens meanwhile. Any
	 * number can run, each under a name of its own. OTP's generic timeout.
	 * @param <M> the type of the events
	 * @param name its name, by {@code equals}
	 * @param time after which time, zero or more
	 * @param event what is handled then
	 * @return the action
	 */
	static <M> Action<M> timeout(Object name, Duration time, M event) {
		return new Actions.Start<>(name, time, event);
	}

	/**
	 * Takes a named timeout back, if it runs.
	 * @param <M> the type of the events
	 * @param name its name
	 * @return the action
	 */
	static <M> Action<M> cancelTimeout(Object name) {
		return new Actions.Cancel<>(name);
	}

	/**
	 * Has a named timeout bring another event, at the same time as before; at once if it
	 * does not run.
	 * @param <M> the type of the events
	 * @param name its name
	 * @param event what is handled then
	 * @return the action
	 */
	static <M> Action<M> updateTimeout(Object name, M event) {
		return new Actions.Update<>(name, event);
	}

	/**
	 * Receives something else from now on.
	 * @param <M> the type of the events
	 * @param selector replaces what was received before, also the subject and the name of
	 * the machine if they are not part of it; timeouts still come
	 * @return the action
	 */
	static <M> Action<M> selecting(Selector<M> selector) {
		return new Actions.Select<>(selector);
	}

	/**
	 * An answer.
	 *
	 * @param <M> the type of the events
	 * @param <R> the type of the answer
	 * @param reply where to answer
	 * @param answer the answer
	 */
	record Answer<M, R>(Reply<R> reply, R answer) implements Action<M> {

		public Answer {
			Objects.requireNonNull(reply, "reply");
			Objects.requireNonNull(answer, "An answer must not be null");
		}

		void send() {
			this.reply.send(this.answer);
		}

	}

}
