package dev.actor.process;

/**
 * What a system has to do at one instant. Taking it asks and stops nobody.
 *
 * @param parallelism how many handlers run at a time, those that block aside
 * @param queued how many processes have messages and wait for a thread
 * @param standIns how many threads are there besides the usual ones, since handlers block
 * or compute for long
 * @param timers how many timers wait for their time; the timeouts of calls, receives and
 * restarts are among them
 */
public record Load(int parallelism, int queued, int standIns, int timers) {

}
