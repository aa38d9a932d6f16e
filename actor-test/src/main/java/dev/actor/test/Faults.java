package dev.actor.test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.actor.ActorSystemBuilder;
import dev.actor.process.Name;
import dev.actor.process.Pid;
import org.jspecify.annotations.Nullable;

/**
 * Faults that happen when a test wants them:
 *
 * <pre>{@code
 * Faults faults = Faults.create();
 * ActorSystem system = faults.install(ActorSystem.builder("test")).build();
 * faults.on(COUNTER).message(3).crash(() -> new IOException("disk full"));
 * }</pre>
 *
 * <p>
 * They happen to whatever has a handler: actors, state machines, supervisors; not to
 * processes with a loop of their own. An actor is known by its name, or by its label if
 * it has none, and each incarnation of it is meant. Messages are counted from the moment
 * at which the fault was set. Set faults before the messages are sent, as the order is
 * not certain otherwise.
 * <p>
 * All methods may be called from any thread, and only those that wait for a restart
 * block.
 */
public final class Faults {

	/** How long to wait for a restart if nothing is said. */
	private static final Duration PATIENCE = Duration.ofSeconds(3);

	private final AtomicBoolean installed = new AtomicBoolean();

	private final List<Fault> faults = new CopyOnWriteArrayList<>();

	private final List<Fired> fired = new CopyOnWriteArrayList<>();

	/** The last incarnation that has started of each actor. */
	private final Map<String, Pid> started = new ConcurrentHashMap<>();

	private final Notices notices = new Notices();

	private Faults() {
	}

	/**
	 * A fault that has happened.
	 *
	 * @param actor the name of the actor
	 * @param what what happened, for people
	 * @param message the message that it happened to, or {@code null} for a start
	 */
	public record Fired(String actor, String what, @Nullable Object message) {

	}

	/**
	 * Makes faults for one system.
	 * @return no faults so far
	 */
	public static Faults create() {
		return new Faults();
	}

	/**
	 * Makes the faults happen in a system.
	 * @param builder of the system
	 * @return the builder
	 * @throws IllegalStateException if they were installed before
	 */
	public ActorSystemBuilder install(ActorSystemBuilder builder) {
		if (!this.installed.compareAndSet(false, true)) {
			throw new IllegalStateException(
					"These faults were installed in a system before; each system needs Faults of its own");
		}
		return builder.interceptor(new FaultInterceptor(this));
	}

	/**
	 * Chooses an actor.
	 * @param name its name
	 * @return what can happen to it
	 */
	public FaultyActor on(Name<?> name) {
		return on(name.text());
	}

	/**
	 * Chooses an actor.
	 * @param actor its name, or its label if it has no name
	 * @return what can happen to it
	 */
	public FaultyActor on(String actor) {
		return new FaultyActor(this, Objects.requireNonNull(actor, "actor"));
	}

	/**
	 * What has happened so far, in its order. A dropped message is here, and no dead
	 * letter.
	 * @return a copy
	 */
	public List<Fired> fired() {
		return List.copyOf(this.fired);
	}

	/**
	 * Makes sure that each fault that was set has happened, lest a test shows nothing.
	 * @throws AssertionError with those that have not
	 */
	public void assertAllFired() {
		List<String> left = new ArrayList<>();
		for (Fault fault : this.faults) {
			left.add("%s, %s".formatted(fault, this.started.containsKey(fault.actor()) ? "which got no such message"
					: "which has never started: is the name right, and does it have a handler?"));
		}
		if (!left.isEmpty()) {
			throw new AssertionError("Faults that never happened: " + String.join("; ", left));
		}
	}

	/**
	 * Begins to watch for another incarnation of an actor than there is now. To be called
	 * before the actor is ended.
	 * @param name its name
	 * @return the watch
	 */
	public RestartWatch watchRestart(Name<?> name) {
		return new RestartWatch(this, name.text(), this.started.get(name.text()));
	}

	/**
	 * Does something that ends an actor, and waits up to three seconds until another
	 * incarnation of it has started.
	 * @param name its name
	 * @param cause what ends it
	 * @return the new incarnation
	 * @throws AssertionError if there was none in time
	 * @throws IllegalStateException if the calling thread runs no process
	 */
	public Pid expectRestart(Name<?> name, Runnable cause) {
		RestartWatch watch = watchRestart(name);
		cause.run();
		return watch.await(PATIENCE);
	}

	void add(Fault fault) {
		this.faults.add(fault);
	}

	/** The fault that happens to a message, if one does; all the others count it. */
	synchronized @Nullable Fault onMessage(String actor, Object message) {
		Fault due = null;
		for (Fault fault : this.faults) {
			if (due == null && fault.isDue(actor, message)) {
				due = fault;
			}
			else {
				fault.pass(actor, message);
			}
		}
		return happens(due);
	}

	synchronized @Nullable Fault onStart(String actor) {
		return happens(this.faults.stream().filter((fault) -> fault.isStart(actor)).findFirst().orElse(null));
	}

	private @Nullable Fault happens(@Nullable Fault fault) {
		if (fault != null) {
			this.faults.remove(fault);
		}
		return fault;
	}

	void fired(Fault fault, @Nullable Object message) {
		this.fired.add(new Fired(fault.actor(), fault.effect().toString(), message));
	}

	void started(String actor, Pid pid) {
		this.started.put(actor, pid);
		this.notices.tell();
	}

	@Nullable Pid running(String actor) {
		return this.started.get(actor);
	}

	/** Tells of starts. */
	Notices notices() {
		return this.notices;
	}

}
