/** The health of a running tree, a component for each supervisor at its top. */
@NullMarked
package dev.actor.spring.boot.actuate.health;

import org.jspecify.annotations.NullMarked;
