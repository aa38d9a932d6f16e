package dev.actor.inspect;

import java.time.Duration;
import java.time.Instant;

/**
 * What was counted of a process, OTP's {@code sys:statistics}.
 *
 * @param since when counting began
 * @param elapsed how long ago that is
 * @param messagesIn how many messages it has begun to handle
 * @param messagesOut how many messages and answers it has sent
 */
public record Statistics(Instant since, Duration elapsed, long messagesIn, long messagesOut) {

}
