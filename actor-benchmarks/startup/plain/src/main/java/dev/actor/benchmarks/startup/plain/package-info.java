/** A web application without actors. */
@NullMarked
package dev.actor.benchmarks.startup.plain;

import org.jspecify.annotations.NullMarked;
