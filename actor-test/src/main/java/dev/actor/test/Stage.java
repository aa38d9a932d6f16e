package dev.actor.test;

import dev.actor.internal.Activation;
import dev.actor.internal.Scheduler;
import dev.actor.internal.Seat;
import org.jspecify.annotations.Nullable;

/**
 * What the processes of one system run on: each activation has a thread of its own.
 * Platform threads where they run side by side: code that computes for ever, in a test
 * that fails, must not take the processors away from all tests after it. With a seed only
 * one runs anyway, and there are many systems.
 */
final class Stage implements Scheduler {

	private final World world;

	private final String name;

	private final ClassLoader contextClassLoader;

	private final int parallelism;

	/** Nobody cares any more who is next. */
	private volatile boolean closing;

	Stage(World world, String name, ClassLoader contextClassLoader, int parallelism) {
		this.world = world;
		this.name = name;
		this.contextClassLoader = contextClassLoader;
		this.parallelism = parallelism;
		world.opened(this);
	}

	String name() {
		return this.name;
	}

	boolean isClosing() {
		return this.closing;
	}

	private Thread thread(Runnable body) {
		Thread.Builder builder = this.world.isSeeded() ? Thread.ofVirtual() : Thread.ofPlatform().daemon();
		Thread thread = builder.inheritInheritableThreadLocals(false).name(this.name).unstarted(body);
		thread.setContextClassLoader(this.contextClassLoader);
		return thread;
	}

	void execute(Runnable body) {
		thread(body).start();
	}

	@Override
	public void run(Activation activation, @Nullable Seat seat) {
		start(() -> activation.run(Seat.take()));
	}

	@Override
	public void runLater(Activation activation) {
		run(activation, null);
	}

	@Override
	public void start(Runnable body) {
		this.world.start(this, body);
	}

	@Override
	public void blocks() {
		// Each has a thread of its own.
	}

	@Override
	public void park(Object blocker) {
		this.world.park(blocker);
	}

	@Override
	public void unpark(@Nullable Thread thread) {
		this.world.unpark(thread);
	}

	@Override
	public void givesWay() {
		this.world.givesWay();
	}

	@Override
	public boolean interleaves() {
		return this.world.isSeeded();
	}

	@Override
	public void closing() {
		this.closing = true;
		this.world.closing(this);
	}

	@Override
	public long coarseNanos() {
		return System.nanoTime();
	}

	@Override
	public int parallelism() {
		return this.parallelism;
	}

	@Override
	public int queued() {
		return this.world.queued(this);
	}

	@Override
	public int standIns() {
		return 0;
	}

	@Override
	public boolean isIdle() {
		return this.world.isQuiet();
	}

	@Override
	public void close() {
		this.world.closed(this);
	}

}
