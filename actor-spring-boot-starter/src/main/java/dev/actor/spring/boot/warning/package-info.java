/** Warnings about running actors, as application events. */
@NullMarked
package dev.actor.spring.boot.warning;

import org.jspecify.annotations.NullMarked;
