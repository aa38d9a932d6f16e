/**
 * Actors: processes with a state and a handler, OTP's {@code gen_server} in the form that
 * Gleam gave it.
 * <p>
 * {@link dev.actor.behavior.ActorSpec} describes an actor of a supervision tree,
 * {@link dev.actor.behavior.Actor} one that is started by hand; both are immutable and
 * can be started many times, in any system.
 */
@NullMarked
package dev.actor.behavior;

import org.jspecify.annotations.NullMarked;
