package dev.actor.supervisor;

import java.time.Duration;

import dev.actor.behavior.Launched;
import dev.actor.process.Spawner;

/** The spec of a supervisor of any kind. */
interface Startable {

	Launched start(Spawner spawner);

	Startable intensity(int restarts, Duration period);

}
