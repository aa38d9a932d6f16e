/** Shows a running tree in Actuator: endpoint, health and meters. */
@NullMarked
package dev.actor.spring.boot.actuate;

import org.jspecify.annotations.NullMarked;
