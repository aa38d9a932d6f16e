/** Meters of an actor system, for Micrometer. */
@NullMarked
package dev.actor.spring.boot.actuate.metrics;

import org.jspecify.annotations.NullMarked;
