/** Observations of what actors do, for metrics and traces. */
@NullMarked
package dev.actor.spring.boot.observation;

import org.jspecify.annotations.NullMarked;
