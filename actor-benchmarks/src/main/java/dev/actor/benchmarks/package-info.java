/** What all workloads share. */
@NullMarked
package dev.actor.benchmarks;

import org.jspecify.annotations.NullMarked;
