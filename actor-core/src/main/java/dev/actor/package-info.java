/**
 * Erlang/OTP's actor model for Java. {@link dev.actor.ActorSystem} is the front door.
 */
@NullMarked
package dev.actor;

import org.jspecify.annotations.NullMarked;
