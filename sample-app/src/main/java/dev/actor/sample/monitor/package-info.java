/**
 * The watched URLs: an actor each, their supervisor, and the HTTP API to them.
 */
@NullMarked
package dev.actor.sample.monitor;

import org.jspecify.annotations.NullMarked;
