/** Workloads that need a whole process: memory, threads, fairness, rest. */
@NullMarked
package dev.actor.benchmarks.scale;

import org.jspecify.annotations.NullMarked;
