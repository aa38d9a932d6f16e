/**
 * Pools: a number of supervised workers that share the jobs, with a bounded queue and an
 * answer for each job.
 */
@NullMarked
package dev.actor.pool;

import org.jspecify.annotations.NullMarked;
