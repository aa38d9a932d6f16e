package dev.actor.process;

/**
 * What a process that traps exits receives in place of an exit signal, Erlang's
 * <code>{'EXIT', Pid, Reason}</code>.
 *
 * @param pid who ended or sent the signal
 * @param reason the reason
 */
public record Exit(Pid pid, ExitReason reason) {

}
