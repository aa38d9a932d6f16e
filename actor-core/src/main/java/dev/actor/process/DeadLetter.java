package dev.actor.process;

/**
 * A message that nobody handled.
 *
 * @param recipient for whom it was: a {@link Pid} or a {@link Name}
 * @param message the message
 * @param why why nobody handled it
 */
public record DeadLetter(Object recipient, Object message, String why) {

}
