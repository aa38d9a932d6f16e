package dev.actor.sample.probe;

import java.time.Instant;

/**
 * What one probe has found.
 *
 * @param target the id of the target
 * @param at when the probe began
 * @param up whether the target answered in time and without an error
 * @param outcome the status of the answer, or what went wrong; one of few texts
 * @param millis how long it took
 */
public record ProbeResult(String target, Instant at, boolean up, String outcome, long millis) {

}
