package dev.actor.process;

/**
 * A message that nobody handled.
 *
 * @param recipient for whom it was: a {@link Pid}, a {@link Name} or an {@link Address}
 * @param message the message
 * @param why why nobody handled it
 */
public record DeadLetter(Object recipient, Object message, String why) {

}
