/** Actors in a Spring Boot application. */
@NullMarked
package dev.actor.spring.boot;

import org.jspecify.annotations.NullMarked;
