package dev.actor.supervisor;

import java.time.Duration;

import dev.actor.behavior.Actor;
import dev.actor.behavior.Initialised;
import dev.actor.behavior.Next;
import dev.actor.behavior.Started;
import dev.actor.process.Body;
import dev.actor.process.ExitReason;
import dev.actor.process.InitFailedException;
import dev.actor.process.InitIgnoredException;
import dev.actor.process.Monitor;
import dev.actor.process.Process;
import dev.actor.process.Subject;

import static dev.actor.supervisor.Children.A_MOMENT;
import static dev.actor.supervisor.Children.SOON;
import static org.assertj.core.api.Assertions.assertThat;

/** A supervisor of rooms, which tell of their start. */
final class Rooms {

	private final Process test;

	private final Subject<String> told;

	private volatile boolean locked;

	Rooms(Process test) {
		this.test = test;
		this.told = test.subject();
	}

	DynamicSupervisorSpec<String, Started<Body>> spec() {
		return DynamicSupervisorSpec.of("rooms", (supervisor, topic) -> {
			if (topic.equals("broken")) {
				throw new IllegalStateException("out of order");
			}
			return room(topic).start(supervisor);
		});
	}

	private Actor<Integer, Body> room(String topic) {
		return Actor.<Integer, Body>withInitialiser((process, subject) -> {
			String now = this.locked ? topic.replace("later ", "") : topic;
			switch (now) {
				case "locked" -> throw new InitFailedException("locked");
				case "unneeded" -> throw new InitIgnoredException();
				default -> this.told.send(topic);
			}
			return Initialised.of(0);
		}, (state, order) -> {
			order.run(Process.current());
			return Next.state(state);
		}).labelled("room " + topic);
	}

	void lock() {
		this.locked = true;
	}

	void ends(Started<Body> room, ExitReason reason) {
		Monitor monitor = this.test.monitor(room.pid());
		room.subject().send((process) -> {
			throw process.exit(reason);
		});
		assertThat(new Chronicle(this.test).down(monitor)).isEqualTo(reason);
	}

	void opened(String... topics) {
		for (String topic : topics) {
			assertThat(this.test.receive(this.told, SOON)).hasValue(topic);
		}
	}

	/** Whether it is, when the supervisor has handled all that it has heard. */
	boolean isOpened(String topic, SupervisorHandle supervisor) {
		assertThat(supervisor.pid()).isPresent();
		supervisor.whichChildren();
		return this.test.receive(this.told, Duration.ZERO).filter(topic::equals).isPresent();
	}

	void noneIsOpened() {
		assertThat(this.test.receive(this.told, A_MOMENT)).isEmpty();
	}

}
