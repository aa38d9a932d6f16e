/**
 * One look at a URL over HTTP, and what it found.
 */
@NullMarked
package dev.actor.sample.probe;

import org.jspecify.annotations.NullMarked;
