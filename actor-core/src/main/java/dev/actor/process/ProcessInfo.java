package dev.actor.process;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * What a process looked like at one instant. Taking it neither stops nor messages the
 * process.
 *
 * @param pid the process
 * @param label its label, or an empty text
 * @param name the registered name, if any
 * @param parent who spawned it, if a process did
 * @param ancestors its parent, the parent's parent, and so on
 * @param callers who asked for its work, nearest first
 * @param state what it does
 * @param mailboxLength messages that have arrived and were not taken
 * @param handled messages that it has handled, or received; those of a handler that is
 * not idle in between are added now and then, after 256 of them at the latest
 * @param links the linked processes
 * @param monitors the processes that it monitors, each once for each monitor
 * @param monitoredBy the processes that monitor it, each once for each monitor
 * @param trapsExits whether it traps exits
 * @param lastHandled the type of the message that its handler works on, or was the last
 * to work on; empty for a process with a loop of its own
 * @param snapshot what its {@link Behavior} publishes
 */
public record ProcessInfo(Pid pid, String label, Optional<String> name, Optional<Pid> parent, List<Pid> ancestors,
		List<Pid> callers, State state, int mailboxLength, long handled, List<Pid> links, List<Pid> monitors,
		List<Pid> monitoredBy, boolean trapsExits, Optional<Class<?>> lastHandled, @Nullable Object snapshot) {

	/** What a process does. */
	public enum State {

		/** Its initialiser runs. */
		STARTING,

		/** Its code runs, or waits for something outside of the library. */
		RUNNING,

		/** It waits for a message. */
		WAITING,

		/** It was suspended by an operator: it handles system messages only. */
		SUSPENDED

	}

}
