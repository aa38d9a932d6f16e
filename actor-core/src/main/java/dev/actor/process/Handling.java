package dev.actor.process;

import java.time.Duration;

/**
 * What a handler works on at one instant.
 *
 * @param message the type of the message
 * @param time for how long it has been at it, to a few milliseconds. In a system without
 * listeners, that of a process which has blocked before may be counted from an earlier
 * message on
 */
public record Handling(Class<?> message, Duration time) {

}
