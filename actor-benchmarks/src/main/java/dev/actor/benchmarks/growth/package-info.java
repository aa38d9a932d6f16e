/** How figures grow with the number of processes and of messages. */
@NullMarked
package dev.actor.benchmarks.growth;

import org.jspecify.annotations.NullMarked;
