/**
 * What is known over all targets: a counter and the latest results, each an actor.
 */
@NullMarked
package dev.actor.sample.ledger;

import org.jspecify.annotations.NullMarked;
