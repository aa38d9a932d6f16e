/**
 * State machines: actors whose behaviour depends on a state with a name, OTP's
 * {@code gen_statem}.
 * <p>
 * {@link dev.actor.statemachine.StateMachine} says what the machine does with an event in
 * a state: it gives a {@link dev.actor.statemachine.Transition}, with
 * {@link dev.actor.statemachine.Action}s such as answers, timeouts and postponing. In a
 * supervision tree it takes the place of an actor, as in
 * {@code ActorSpec.of("door", machine)}.
 */
@NullMarked
package dev.actor.statemachine;

import org.jspecify.annotations.NullMarked;
