/** Tests of actors in Spring Boot applications. */
@NullMarked
package dev.actor.spring.boot.test;

import org.jspecify.annotations.NullMarked;
