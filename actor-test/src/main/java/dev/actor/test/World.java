package dev.actor.test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

import dev.actor.internal.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where threads take their turns and time passes. One lock is enough: whoever comes to
 * rest hands its turn over, and if nobody is left to take it, lets time pass.
 */
final class World {

	private static final Logger logger = LoggerFactory.getLogger(World.class);

	/** All alarms that go off at all are before it. */
	private static final long FOREVER = Agenda.NEVER - 1;

	/** Time stands still. */
	private static final long NOT_AT_ALL = -1;

	private final @Nullable RandomGenerator random;

	private final Map<Thread, Player> players = new ConcurrentHashMap<>();

	private final List<Stage> stages = new ArrayList<>();

	private final List<Player> ready = new ArrayList<>();

	private final Agenda agenda = new Agenda();

	/** The test's. */
	private Player driver = new Player();

	/** Players that run. */
	private int running;

	/** When anybody has made a step, in real time. */
	private long stepped;

	private volatile long patience = Duration.ofSeconds(5).toNanos();

	private volatile long now;

	/** Until when time passes while all is quiet. */
	private long horizon = NOT_AT_ALL;

	private boolean advancing;

	/** Why the driver waits for what cannot come. */
	private @Nullable String stuck;

	/** Somebody who holds the turn does not give it back: it goes on without turns. */
	private boolean broken;

	private World(@Nullable RandomGenerator random) {
		this.random = random;
		this.players.put(this.driver.thread(), this.driver);
		if (random != null) {
			this.running = 1;
		}
	}

	static World parallel() {
		return new World(null);
	}

	static World seeded(long seed) {
		return new World(new SplittableRandom(seed));
	}

	boolean isSeeded() {
		return this.random != null;
	}

	void patience(Duration patience) {
		this.patience = patience.toNanos();
	}

	long nanos() {
		return this.now;
	}

	// -- systems

	synchronized void opened(Stage stage) {
		this.stages.add(stage);
	}

	synchronized void closing(Stage stage) {
		List<Player> own = this.ready.stream().filter((player) -> player.stage() == stage).toList();
		this.ready.removeAll(own);
		own.forEach(this::go);
	}

	synchronized void closed(Stage stage) {
		this.stages.remove(stage);
	}

	synchronized List<String> open() {
		return this.stages.stream().map(Stage::name).toList();
	}

	synchronized int queued(Stage stage) {
		return (int) this.ready.stream().filter((player) -> player.stage() == stage).count();
	}

	// -- turns

	/** The test's thread counts only where it takes turns with the others. */
	private boolean counts(Player player) {
		return player != this.driver || isSeeded();
	}

	private void go(Player player) {
		if (counts(player)) {
			this.running++;
		}
		if (player == this.driver) {
			this.horizon = NOT_AT_ALL;
		}
		this.stepped = System.nanoTime();
		player.go(this::play);
	}

	private void isReady(Player player) {
		Stage stage = player.stage();
		if (!isSeeded() || this.broken || (stage != null && stage.isClosing())) {
			go(player);
		}
		else {
			player.state = Player.State.READY;
			this.ready.add(player);
			next();
		}
	}

	private void next() {
		RandomGenerator order = this.random;
		if (order != null && this.running == 0 && !this.ready.isEmpty()) {
			int index = order.nextInt(this.ready.size());
			Player chosen = this.ready.get(index);
			this.ready.set(index, this.ready.getLast());
			this.ready.removeLast();
			go(chosen);
		}
	}

	private void rests() {
		this.running--;
		this.stepped = System.nanoTime();
		next();
		passTime();
	}

	synchronized boolean isQuiet() {
		return this.running == 0 && this.ready.isEmpty();
	}

	synchronized void start(Stage stage, Runnable body) {
		isReady(new Player(stage, body));
	}

	private void play(Player player) {
		this.players.put(Thread.currentThread(), player);
		try {
			player.run();
		}
		catch (Throwable ex) {
			// A process catches what its code throws; what gets here must not stop time.
			logger.error("Something has failed outside of its process", ex);
		}
		finally {
			this.players.remove(Thread.currentThread());
			synchronized (this) {
				rests();
			}
		}
	}

	void givesWay() {
		Player me = this.players.get(Thread.currentThread());
		if (me == null || !isSeeded()) {
			return;
		}
		synchronized (this) {
			if (this.ready.isEmpty() || this.broken) {
				return;
			}
			me.state = Player.State.READY;
			this.ready.add(me);
			this.running--;
			next();
		}
		awaitTurn(me, this);
	}

	void park(Object blocker) {
		Player me = this.players.get(Thread.currentThread());
		if (me == null) {
			LockSupport.park(blocker);
			return;
		}
		synchronized (this) {
			if (me.permit) {
				me.permit = false;
				return;
			}
			if (Thread.currentThread().isInterrupted()) {
				return;
			}
			if (me == this.driver) {
				this.horizon = FOREVER;
			}
			parks(me);
		}
		awaitTurn(me, blocker);
	}

	private void parks(Player player) {
		player.state = Player.State.PARKED;
		if (counts(player)) {
			rests();
		}
		else {
			passTime();
		}
	}

	void unpark(@Nullable Thread thread) {
		if (thread == null) {
			return;
		}
		Player player = this.players.get(thread);
		if (player == null) {
			LockSupport.unpark(thread);
			return;
		}
		synchronized (this) {
			boolean movesTime = player == this.driver && this.advancing;
			if (player.state == Player.State.PARKED && !movesTime) {
				isReady(player);
			}
			else {
				player.permit = true;
			}
		}
	}

	private void awaitTurn(Player me, Object blocker) {
		boolean interrupted = false;
		while (me.state != Player.State.RUNNING) {
			if (me != this.driver) {
				LockSupport.park(blocker);
			}
			else {
				LockSupport.parkNanos(blocker, this.patience);
				losePatience();
			}
			if (Thread.interrupted()) {
				interrupted = true;
				interrupted(me);
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
		if (me == this.driver) {
			goesOn();
		}
	}

	private synchronized void interrupted(Player player) {
		if (player.state == Player.State.PARKED) {
			isReady(player);
		}
	}

	private synchronized void goesOn() {
		String why = this.stuck;
		if (why != null) {
			this.stuck = null;
			throw new IllegalStateException(why);
		}
	}

	/** The driver has waited for as long as it may, or woke without a reason. */
	private synchronized void losePatience() {
		boolean over = System.nanoTime() - this.stepped >= this.patience;
		if (over && this.driver.state != Player.State.RUNNING && !isQuiet()) {
			this.stuck = "After %d ms of real time the systems are not quiet, so time cannot pass. A process must wait in the library only, or not for long:\n%s"
				.formatted(Duration.ofNanos(this.patience).toMillis(), busy());
			this.advancing = false;
			this.broken = true;
			this.ready.remove(this.driver);
			List<Player> all = List.copyOf(this.ready);
			this.ready.clear();
			go(this.driver);
			all.forEach(this::go);
		}
	}

	private String busy() {
		return this.players.values()
			.stream()
			.filter((player) -> player != this.driver && player.state == Player.State.RUNNING)
			.map(Player::describe)
			.collect(Collectors.joining("\n"));
	}

	// -- time

	synchronized Clock.Alarm schedule(Stage stage, long delayNanos, Runnable task) {
		WorldAlarm alarm = this.agenda.alarm(this, stage, this.now + delayNanos, task);
		if (this.stages.contains(stage)) {
			this.agenda.add(alarm);
			passTime();
		}
		return alarm;
	}

	synchronized boolean cancel(WorldAlarm alarm) {
		return this.agenda.remove(alarm);
	}

	synchronized boolean isPending(WorldAlarm alarm) {
		return this.agenda.contains(alarm);
	}

	synchronized int pending(Stage stage) {
		return this.agenda.count(stage);
	}

	synchronized void dropAlarms(Stage stage) {
		this.agenda.drop(stage);
	}

	/** To the next alarm, when all is quiet and the test waits. */
	private void passTime() {
		if (this.horizon == NOT_AT_ALL || !isQuiet()) {
			return;
		}
		WorldAlarm next = this.agenda.takeNext(this.horizon);
		if (next != null) {
			this.now = Math.max(this.now, next.deadline());
			start(next.stage(), next.task());
		}
		else if (this.advancing) {
			this.advancing = false;
			this.now = Math.max(this.now, this.horizon);
			isReady(this.driver);
		}
		else if (isSeeded() && this.driver.state == Player.State.PARKED) {
			this.stuck = "The test waits for what cannot come: no process has anything to do, and no timer is set";
			isReady(this.driver);
		}
	}

	void advance(long nanos) {
		Player me = driver();
		synchronized (this) {
			this.advancing = true;
			this.horizon = this.now + nanos;
			parks(me);
		}
		awaitTurn(me, this);
		synchronized (this) {
			if (this.advancing) {
				this.advancing = false;
				throw new IllegalStateException("The test's thread was interrupted while time passed");
			}
		}
	}

	/** The calling thread, if it is the test's. */
	private Player driver() {
		Player me = this.players.get(Thread.currentThread());
		if (me != null && me != this.driver) {
			throw new IllegalStateException(
					"Only the test's thread moves time, not %s: time stands still while a process runs"
						.formatted(me.describe()));
		}
		if (me == null && isSeeded()) {
			throw new IllegalStateException(
					"Only %s moves this time, which has made it: with a seed no other thread has a turn, not %s"
						.formatted(this.driver.thread(), Thread.currentThread()));
		}
		return (me != null) ? me : takeOver();
	}

	/** A test may have several threads, one after the other. */
	private synchronized Player takeOver() {
		if (this.driver.state == Player.State.PARKED) {
			throw new IllegalStateException("%s moves time already, or waits while it passes; %s must wait"
				.formatted(this.driver.thread(), Thread.currentThread()));
		}
		this.players.remove(this.driver.thread());
		Player me = new Player();
		this.driver = me;
		this.players.put(me.thread(), me);
		return me;
	}

}
