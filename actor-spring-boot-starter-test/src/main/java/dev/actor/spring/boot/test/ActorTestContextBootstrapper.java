package dev.actor.spring.boot.test;

import org.springframework.boot.test.autoconfigure.TestSliceTestContextBootstrapper;

/** Starts the contexts of {@link ActorTest}s. */
class ActorTestContextBootstrapper extends TestSliceTestContextBootstrapper<ActorTest> {

}
