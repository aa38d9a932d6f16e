package dev.actor.benchmarks.micro;

import java.util.Objects;

import dev.actor.benchmarks.contender.Contender;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A benchmark whose invocation is a round on one system. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
public abstract class RoundBenchmark {

	/** The name of the system; the runner says which ones. */
	@Param("actor")
	public String system = "actor";

	private @Nullable Contender<?> contender;

	private @Nullable Round round;

	/** Makes what all rounds share. */
	@Setup
	public void start() {
		Contender<?> started = Contender.named(this.system);
		this.contender = started;
		this.round = round(started);
	}

	abstract <A> Round round(Contender<A> contender);

	final void run() throws Exception {
		Objects.requireNonNull(this.round).run();
	}

	/** Ends the system. */
	@TearDown
	public void stop() {
		Objects.requireNonNull(this.contender).close();
	}

}
