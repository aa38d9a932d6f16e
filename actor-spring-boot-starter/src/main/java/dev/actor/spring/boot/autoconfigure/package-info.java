/** Turns specs declared as beans into a running tree whose life is the context's. */
@NullMarked
package dev.actor.spring.boot.autoconfigure;

import org.jspecify.annotations.NullMarked;
