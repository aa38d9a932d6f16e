package dev.actor.benchmarks.cost;

import java.time.Duration;
import java.util.Optional;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.Next;
import dev.actor.process.Subject;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A timer that does not come to fire, as nearly every timeout. */
@State(Scope.Thread)
public class TimerCancel {

	private static final Duration HOUR = Duration.ofHours(1);

	/** There is one only. */
	@Param("actor")
	public String system = "actor";

	private final ActorSystem node = ActorSystem.create("benchmark");

	private final Subject<String> subject = Actor.<String, String>of("", (state, message) -> Next.state(message))
		.start(this.node)
		.subject();

	/**
	 * Sets and cancels one.
	 * @return the time that was left
	 */
	@Benchmark
	public Optional<Duration> timers() {
		return this.subject.sendAfter(HOUR, "tick").cancel();
	}

	/** Ends all of it. */
	@TearDown
	public void stop() {
		this.node.close();
	}

}
