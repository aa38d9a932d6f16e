/**
 * A test kit: probes, systems of a test's own, virtual time, seeded interleavings and
 * injected faults. For JUnit Jupiter and AssertJ.
 */
@NullMarked
package dev.actor.test;

import org.jspecify.annotations.NullMarked;
