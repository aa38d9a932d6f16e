/** What options and rare situations cost. */
@NullMarked
package dev.actor.benchmarks.cost;

import org.jspecify.annotations.NullMarked;
