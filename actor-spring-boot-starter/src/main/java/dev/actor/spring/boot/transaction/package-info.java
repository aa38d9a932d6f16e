/** Ties what is sent to the outcome of Spring's transactions. */
@NullMarked
package dev.actor.spring.boot.transaction;

import org.jspecify.annotations.NullMarked;
