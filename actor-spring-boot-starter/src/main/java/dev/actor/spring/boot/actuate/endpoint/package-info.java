/** The {@code actors} endpoint: shows a running tree, and operates it when allowed. */
@NullMarked
package dev.actor.spring.boot.actuate.endpoint;

import org.jspecify.annotations.NullMarked;
