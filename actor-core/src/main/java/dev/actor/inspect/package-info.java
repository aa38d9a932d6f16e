/**
 * What operators see: pictures of a running tree, taken without asking or stopping
 * anybody.
 */
@NullMarked
package dev.actor.inspect;

import org.jspecify.annotations.NullMarked;
