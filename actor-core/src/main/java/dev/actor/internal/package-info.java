/**
 * The ground under the processes: time and threads. Knows no process; not for use by
 * applications.
 */
@NullMarked
package dev.actor.internal;

import org.jspecify.annotations.NullMarked;
