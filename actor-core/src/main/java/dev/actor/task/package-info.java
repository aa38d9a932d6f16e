/**
 * Tasks: processes that run once, for one result. Elixir's {@code Task},
 * {@code Task.Supervisor} and {@code Task.async_stream}.
 * <p>
 * A result does not go through the mailbox of whoever waits for it: it has a place of its
 * own, which is decided once. So nothing can be left in a mailbox, whoever is killed,
 * gives up or comes too late.
 */
@NullMarked
package dev.actor.task;

import org.jspecify.annotations.NullMarked;
