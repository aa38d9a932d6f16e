/**
 * Supervisors: processes that start others in order, start them again when they fail, and
 * stop them in reverse order.
 */
@NullMarked
package dev.actor.supervisor;

import org.jspecify.annotations.NullMarked;
