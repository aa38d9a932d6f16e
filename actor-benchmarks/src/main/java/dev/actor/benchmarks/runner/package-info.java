/** Runs everything interleaved, keeps the raw data, and reports. */
@NullMarked
package dev.actor.benchmarks.runner;

import org.jspecify.annotations.NullMarked;
