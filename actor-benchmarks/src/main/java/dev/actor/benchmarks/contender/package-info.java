/** The systems that are measured, behind the few things that the workloads need. */
@NullMarked
package dev.actor.benchmarks.contender;

import org.jspecify.annotations.NullMarked;
