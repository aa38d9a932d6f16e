package dev.actor.behavior;

import dev.actor.process.Pid;
import dev.actor.process.Subject;

/**
 * An actor that was started.
 *
 * @param <M> the type of its messages
 * @param pid this incarnation
 * @param subject where to send to: through the name, if the actor has one
 */
public record Started<M>(Pid pid, Subject<M> subject) {

}
