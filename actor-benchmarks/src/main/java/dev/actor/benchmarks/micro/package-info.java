/** Workloads whose figure is a rate, measured by JMH. */
@NullMarked
package dev.actor.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
