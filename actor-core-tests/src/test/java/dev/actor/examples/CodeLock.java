package dev.actor.examples;

import java.time.Duration;
import java.util.function.Consumer;

import dev.actor.process.Reply;
import dev.actor.statemachine.StateMachine;
import dev.actor.statemachine.Transition;

import static dev.actor.statemachine.Action.eventTimeout;
import static dev.actor.statemachine.Action.postpone;
import static dev.actor.statemachine.Action.reply;
import static dev.actor.statemachine.Action.stateTimeout;
import static dev.actor.statemachine.Transition.keep;
import static dev.actor.statemachine.Transition.keepState;
import static dev.actor.statemachine.Transition.next;

/** A door that a code opens for a while: the example of OTP's design principles. */
record CodeLock(String code, Duration patience, Duration open, Consumer<CodeLock.Door> bolt) {

	enum Door {

		LOCKED, OPEN

	}

	sealed interface Event {

		record Button(char digit) implements Event {
		}

		record Forget() implements Event {
		}

		record Lock() implements Event {
		}

		record CodeLength(Reply<Integer> reply) implements Event {
		}

	}

	StateMachine<Door, String, Event> machine() {
		return StateMachine.<Door, String, Event>of(Door.LOCKED, "", this::handle).onEnter((before, door, typed) -> {
			this.bolt.accept(door);
			return (door == Door.OPEN) ? keepState(stateTimeout(this.open, new Event.Lock())) : keepState();
		});
	}

	Transition<Door, String, Event> handle(Door door, String typed, Event event) {
		return switch (event) {
			case Event.Button button when door == Door.OPEN -> keepState(postpone());
			case Event.Button(char digit) when (typed + digit).endsWith(this.code) -> next(Door.OPEN, "");
			case Event.Button(char digit) -> keep(typed + digit, eventTimeout(this.patience, new Event.Forget()));
			case Event.Forget forget -> keep("");
			case Event.Lock lock -> next(Door.LOCKED, "");
			case Event.CodeLength(var reply) -> keepState(reply(reply, this.code.length()));
		};
	}

}
