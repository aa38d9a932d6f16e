/** What a test adds to an application context with actors. */
@NullMarked
package dev.actor.spring.boot.test.autoconfigure;

import org.jspecify.annotations.NullMarked;
