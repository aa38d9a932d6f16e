/** Actors behind controllers. */
@NullMarked
package dev.actor.spring.boot.web;

import org.jspecify.annotations.NullMarked;
