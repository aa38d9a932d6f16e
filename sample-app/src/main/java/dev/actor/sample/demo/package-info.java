/**
 * Addresses of this application itself that are up, slow, flaky or dying: something to
 * watch without a network.
 */
@NullMarked
package dev.actor.sample.demo;

import org.jspecify.annotations.NullMarked;
