package dev.actor.test;

import java.time.Duration;
import java.util.List;

import dev.actor.internal.Engine;
import dev.actor.process.NodeEngine;

/**
 * Time that a test moves. One clock drives timers, the timeouts of receives, calls and
 * states, restart intensity and back-off:
 *
 * <pre>{@code
 * VirtualTime time = VirtualTime.create();
 * ActorSystem system = ActorSystem.builder("test").engine(time.engine()).build();
 * time.advance(Duration.ofHours(1));
 * }</pre>
 *
 * <p>
 * The thread that has made it is the test's. Time passes while that thread is in
 * {@link #advance}, and while it waits in the library: a receive that times out after ten
 * seconds takes no time at all. In both cases each alarm goes off in its turn, when the
 * systems are quiet: each process is idle, or waits in the library. Time stands still
 * while the test's thread runs, and while a process runs or waits for something else,
 * such as a file, a lock or a latch.
 * <p>
 * With a {@linkplain #seeded(long) seed} only one thread runs at a time, that of the test
 * included, and the seed decides who is next: before each message that is sent, and after
 * each that is handled. The same seed gives the same order, so processes must wait in the
 * library only, and the test's thread too: a future that it joins is completed by nobody.
 * Threads of others have no place in that order.
 * <p>
 * Several systems may share one time. How long a handler has run is measured in real
 * time.
 */
public final class VirtualTime {

	private final World world;

	private VirtualTime(World world) {
		this.world = world;
	}

	/**
	 * Makes a time whose processes run side by side, as they do without it.
	 * @return the time, which stands still
	 */
	public static VirtualTime create() {
		return new VirtualTime(World.parallel());
	}

	/**
	 * Makes a time in which one thread runs at a time.
	 * @param seed decides in which order
	 * @return the time, which stands still
	 */
	public static VirtualTime seeded(long seed) {
		return new VirtualTime(World.seeded(seed));
	}

	/**
	 * What a system runs on whose time this is.
	 * @return the engine, for {@link dev.actor.ActorSystemBuilder#engine}
	 */
	public NodeEngine engine() {
		return new WorldEngine(this.world);
	}

	/**
	 * Says how long, in real time, the test's thread waits for a process that neither
	 * comes to an end nor waits in the library. Five seconds if nothing is said.
	 * @param patience the time, longer than zero
	 * @return this time
	 */
	public VirtualTime patience(Duration patience) {
		if (patience.isNegative() || patience.isZero()) {
			throw new IllegalArgumentException("'patience' must be longer than zero, but is " + patience);
		}
		this.world.patience(patience);
		return this;
	}

	/**
	 * Moves time, and lets happen what is due meanwhile, in its order: when an alarm has
	 * gone off, the next one waits until all is quiet. Blocks until all is quiet at the
	 * end.
	 * @param duration by how much; zero lets happen what is due now
	 * @throws IllegalStateException if a process does not come to rest in time, which is
	 * named with the place where it is; or if a process calls this
	 */
	public void advance(Duration duration) {
		if (duration.isNegative()) {
			throw new IllegalArgumentException("Time does not go back: 'duration' is " + duration);
		}
		this.world.advance(duration.toNanos());
	}

	/**
	 * Lets happen what is due now. Blocks until all is quiet.
	 * @throws IllegalStateException as {@link #advance}
	 */
	public void settle() {
		advance(Duration.ZERO);
	}

	/**
	 * How much time has passed since it was made.
	 * @return the time
	 */
	public Duration elapsed() {
		return Duration.ofNanos(this.world.nanos());
	}

	/** The systems that were not closed yet. */
	List<String> open() {
		return this.world.open();
	}

	/** Several systems may be built on it. */
	private static final class WorldEngine implements NodeEngine, Engine.Factory {

		private final World world;

		WorldEngine(World world) {
			this.world = world;
		}

		@Override
		public Engine start(String name, ClassLoader contextClassLoader, int parallelism) {
			Stage stage = new Stage(this.world, name, contextClassLoader, parallelism);
			return new Engine(new StageClock(this.world, stage), stage);
		}

	}

}
