/**
 * Processes: what they are, how they talk, and how they learn of each other's end.
 * <p>
 * Glossary. A <em>process</em> is a unit of execution with a mailbox and no shared state;
 * its identity is a {@link dev.actor.process.Pid}. A {@link dev.actor.process.Subject} is
 * a typed address to which messages are sent. A <em>link</em> ties two processes
 * together: when one ends abnormally, so does the other, unless it <em>traps exits</em>.
 * A {@link dev.actor.process.Monitor} watches in one direction and gives one
 * {@link dev.actor.process.Down}. The words mean what they mean in Erlang/OTP.
 */
@NullMarked
package dev.actor.process;

import org.jspecify.annotations.NullMarked;
