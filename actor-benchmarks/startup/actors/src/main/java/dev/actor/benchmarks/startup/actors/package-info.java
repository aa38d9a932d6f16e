/** The same web application with the starter and some actors. */
@NullMarked
package dev.actor.benchmarks.startup.actors;

import org.jspecify.annotations.NullMarked;
