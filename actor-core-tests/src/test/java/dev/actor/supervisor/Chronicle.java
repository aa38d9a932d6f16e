package dev.actor.supervisor;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.actor.behavior.Actor;
import dev.actor.behavior.ActorSpec;
import dev.actor.behavior.Initialised;
import dev.actor.behavior.Next;
import dev.actor.process.Body;
import dev.actor.process.Down;
import dev.actor.process.ExitReason;
import dev.actor.process.InitFailedException;
import dev.actor.process.InitIgnoredException;
import dev.actor.process.Monitor;
import dev.actor.process.Name;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.Selector;
import dev.actor.process.Subject;

import static dev.actor.supervisor.Children.A_MOMENT;
import static dev.actor.supervisor.Children.SOON;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Named actors that tell the test of what happens to them, in the order in which it
 * happens: {@code +a} for a start, {@code -a} for the end of one that was stopped,
 * {@code !a} for another end, {@code ?a} for a start that fails, {@code ~a} for one that
 * finds it is not needed.
 */
final class Chronicle {

	private final Process test;

	private final Subject<String> events;

	private final Map<String, Integer> failures = new ConcurrentHashMap<>();

	private final Set<String> ignored = ConcurrentHashMap.newKeySet();

	Chronicle(Process test) {
		this.test = test;
		this.events = test.subject();
	}

	ActorSpec<Body> actor(String name) {
		return ActorSpec.of(name, Actor.<Integer, Body>withInitialiser((process, subject) -> {
			if (this.failures.getOrDefault(name, 0) > 0) {
				this.failures.computeIfPresent(name, (key, left) -> left - 1);
				this.events.send("?" + name);
				throw new InitFailedException("no luck");
			}
			if (this.ignored.contains(name)) {
				this.events.send("~" + name);
				throw new InitIgnoredException();
			}
			this.events.send("+" + name);
			return Initialised.of(0);
		}, (state, order) -> {
			order.run(Process.current());
			return Next.state(state);
		}).onTerminate((state, reason) -> this.events.send((reason.equals(ExitReason.SHUTDOWN) ? "-" : "!") + name)));
	}

	ChildSpec child(String name) {
		return ChildSpec.of(actor(name));
	}

	ChildSpec child(String name, Restart restart) {
		return child(name).restart(restart);
	}

	/** From the next start on, so many fail. */
	void fails(String name, int times) {
		this.failures.put(name, times);
	}

	/** From the next start on, it finds that it is not needed. */
	void isNotNeeded(String name) {
		this.ignored.add(name);
	}

	void isNeeded(String name) {
		this.ignored.remove(name);
	}

	void happens(String... expected) {
		for (String event : expected) {
			assertThat(this.test.receive(this.events, SOON)).as("the next of %s", String.join(" ", expected))
				.hasValue(event);
		}
	}

	/** Whether this was the next to happen already. */
	boolean hasHappened(String expected) {
		Optional<String> next = this.test.receive(this.events, Duration.ZERO);
		next.ifPresent((event) -> assertThat(event).isEqualTo(expected));
		return next.isPresent();
	}

	void nothingHappens() {
		assertThat(this.test.receive(this.events, A_MOMENT)).isEmpty();
	}

	Pid pid(String name) {
		return subject(name).owner().orElseThrow();
	}

	boolean runs(String name) {
		return subject(name).owner().isPresent();
	}

	Subject<Body> subject(String name) {
		return this.test.subject(Name.<Body>of(name));
	}

	void crash(String name) {
		ends(name, (process) -> {
			throw new IllegalStateException("'" + name + "' crashes");
		});
	}

	void ends(String name, ExitReason reason) {
		ends(name, (process) -> {
			throw process.exit(reason);
		});
	}

	/** Returns when it has ended, and all who are linked to it were told. */
	void ends(String name, Body order) {
		Monitor monitor = this.test.monitor(pid(name));
		subject(name).send(order);
		down(monitor);
	}

	ExitReason down(Monitor monitor) {
		return this.test.receive(Selector.<ExitReason>empty().monitor(monitor, Down::reason), SOON).orElseThrow();
	}

}
