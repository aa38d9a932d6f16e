package dev.actor.benchmarks.cost;

import java.time.Duration;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.ActorSpec;
import dev.actor.behavior.Next;
import dev.actor.process.AttachedProcess;
import dev.actor.process.Subject;
import dev.actor.supervisor.SupervisorSpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A child crashes, and its supervisor starts another one. */
@State(Scope.Thread)
public class Restart {

	/** There is one only. */
	@Param("actor")
	public String system = "actor";

	private final ActorSystem node = ActorSystem.create("benchmark");

	private final AttachedProcess self = this.node.attach();

	private final Subject<String> ups;

	private final Subject<String> victim;

	/** Starts the first one. */
	public Restart() {
		Subject<String> up = this.self.subject();
		ActorSpec<String> spec = ActorSpec.of("victim", Actor.<String, String>withInit((process, subject) -> {
			up.send("up");
			return "state";
		}, Restart::crash));
		SupervisorSpec.oneForOne("top").intensity(1_000_000, Duration.ofSeconds(1)).child(spec).start(this.self);
		this.victim = spec.subject(this.self);
		this.ups = up;
		this.self.receiveForever(up);
	}

	private static Next<String, String> crash(String state, String message) {
		throw new IllegalStateException("crash");
	}

	/** Waits for the next incarnation. */
	@Benchmark
	public void restarts() {
		this.victim.send("crash");
		this.self.receiveForever(this.ups);
	}

	/** Ends all of it. */
	@TearDown
	public void stop() {
		this.self.close();
		this.node.close();
	}

}
