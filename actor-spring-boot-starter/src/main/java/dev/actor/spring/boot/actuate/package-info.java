/** Shows a running tree in Actuator: endpoint and health. */
@NullMarked
package dev.actor.spring.boot.actuate;

import org.jspecify.annotations.NullMarked;
