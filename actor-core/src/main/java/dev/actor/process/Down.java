package dev.actor.process;

/**
 * What a monitor gives, once: the watched process has ended. Erlang's {@code 'DOWN'}.
 *
 * @param monitor the monitor that fired
 * @param pid who ended
 * @param reason why, or {@link ExitReason#NO_PROCESS} if it was already gone
 */
public record Down(Monitor monitor, Pid pid, ExitReason reason) {

}
