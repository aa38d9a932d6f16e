/**
 * An uptime monitor: every watched URL is an actor, and one that crashes comes back
 * alone.
 */
@NullMarked
package dev.actor.sample;

import org.jspecify.annotations.NullMarked;
