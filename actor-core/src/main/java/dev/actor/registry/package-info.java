/**
 * Processes under keys, and processes in groups.
 * <p>
 * A {@link dev.actor.registry.ActorRegistry} keeps one actor for each key and starts it
 * when it is first needed; a {@link dev.actor.registry.UniqueRegistry} and a
 * {@link dev.actor.registry.DuplicateRegistry} keep any value beside the process, as
 * Elixir's {@code Registry} does; {@link dev.actor.registry.Groups} are OTP's {@code pg}.
 * All of them are plain objects of one system, without a process of their own, and none
 * ever shows a process that has ended.
 */
@NullMarked
package dev.actor.registry;

import org.jspecify.annotations.NullMarked;
