/**
 * What the hardware and the JVM allow at most: a mailbox and a scheduler, and nothing of
 * what makes an actor: no links, monitors, names, supervision, dead letters or
 * inspection, and no handler that may block or crash. It belongs to the benchmarks, which
 * compare with it; nobody should use it.
 */
@NullMarked
package dev.actor.benchmarks.floor;

import org.jspecify.annotations.NullMarked;
