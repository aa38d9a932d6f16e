package dev.actor.model;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

import dev.actor.ActorSystem;
import dev.actor.model.Answer.TakenBy;
import dev.actor.model.Command.Spawn;
import dev.actor.model.Mail.Downed;
import dev.actor.model.Mail.Exited;
import dev.actor.model.Probe.Order;
import dev.actor.model.World.Look;
import dev.actor.process.Down;
import dev.actor.process.Exit;
import dev.actor.process.ExitReason;
import dev.actor.process.Monitor;
import dev.actor.process.Name;
import dev.actor.process.NameTakenException;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.Selector;
import dev.actor.process.Subject;

/**
 * Where one program is carried out: the real processes behind its numbers, and the test's
 * view of them. Only the test's thread waits here.
 */
final class Stage implements AutoCloseable {

	static final List<String> NAMES = List.of("red", "green", "blue");

	private static final int STRANGER = -99;

	/** How long a process waits for another one, and how often in vain. */
	private static final long MEETING_NANOS = TimeUnit.MICROSECONDS.toNanos(200);

	private static final int MISSED_MEETINGS = 3;

	private static final CountDownLatch OPEN = new CountDownLatch(0);

	private final ActorSystem system;

	private final Process test;

	private final Duration patience;

	private final Subject<Report> reports;

	private final Selector<Object> inbox;

	private final Map<Integer, Probe> probes = new ConcurrentSkipListMap<>();

	private final Map<Integer, Monitor> monitors = new ConcurrentHashMap<>();

	private final Map<Monitor, Integer> watches = new HashMap<>();

	private final Map<Integer, Object> answers = new HashMap<>();

	private final Map<Integer, ExitReason> reasons = new HashMap<>();

	private int orders;

	private final AtomicInteger arrived = new AtomicInteger();

	private final AtomicInteger missed = new AtomicInteger();

	private volatile CountDownLatch curtain = OPEN;

	/** What probes tell the test: that they are ready, or an answer. */
	private record Report(int number, Object answer) {
	}

	Stage(ActorSystem system, Process test, Duration patience) {
		this.system = system;
		this.test = test;
		this.patience = patience;
		this.reports = test.subject();
		this.inbox = Selector.<Object>empty().select(this.reports, (report) -> report).monitors((down) -> down);
	}

	ActorSystem system() {
		return this.system;
	}

	// -- for the processes

	Probe add(Spawn spawn) {
		Probe probe = new Probe(this, spawn);
		this.probes.put(spawn.child(), probe);
		return probe;
	}

	/** It was not started. */
	void forget(Probe probe) {
		if (probe.pid() == null) {
			this.probes.remove(probe.number());
		}
	}

	void add(Monitor monitor, int number) {
		this.monitors.put(number, monitor);
	}

	Probe probe(int number) {
		return this.probes.get(number);
	}

	Pid pid(int number) {
		return (number == Command.TEST) ? this.test.pid() : probe(number).pid();
	}

	Monitor monitor(int number) {
		return this.monitors.get(number);
	}

	void isReady(int number) {
		this.reports.send(new Report(number, null));
	}

	void isDone(int order, Object answer) {
		this.reports.send(new Report(order, answer));
	}

	/** Holds the processes back until the test has given all orders. */
	void awaitCurtain() throws InterruptedException {
		this.curtain.await();
	}

	/** Lets two processes of a race go on at the same time, or nearly so. */
	void meet() {
		if (this.curtain == OPEN || this.missed.get() >= MISSED_MEETINGS) {
			return;
		}
		int turn = this.arrived.incrementAndGet();
		long begin = System.nanoTime();
		while (this.arrived.get() == turn && turn % 2 == 1) {
			if (System.nanoTime() - begin > MEETING_NANOS) {
				this.missed.incrementAndGet();
				return;
			}
		}
		for (int i = ThreadLocalRandom.current().nextInt(16); i > 0; i--) {
			Thread.onSpinWait();
		}
	}

	// -- for the test

	void lowerCurtain() {
		this.curtain = new CountDownLatch(1);
	}

	void raiseCurtain() {
		this.curtain.countDown();
	}

	/**
	 * Gives an order, and does not wait for it.
	 * @return the number of the answer
	 */
	int order(Command command) {
		int number = this.orders++;
		if (command.actor() == Command.TEST) {
			this.answers.put(number, new Deed(this, this.test).answerTo(command));
		}
		else {
			probe(command.actor()).orders().send(new Order(number, command));
		}
		return number;
	}

	boolean isAnswered(int order) {
		return this.answers.containsKey(order);
	}

	Object answer(int order) {
		Object answer = this.answers.get(order);
		return (answer != null) ? translated(answer) : null;
	}

	/** The reasons of those whose end the test has seen. */
	Map<Integer, ExitReason> reasons() {
		return this.reasons;
	}

	/** Whether all are dead. */
	boolean isOver() {
		return this.reasons.size() >= this.watches.size();
	}

	List<Object> diary(Probe probe) {
		return probe.diary().stream().map(this::translated).toList();
	}

	/** Waits for what the processes tell the test. */
	boolean awaitReports(BooleanSupplier condition) {
		return await(condition, true);
	}

	/** Waits for what the test sees only when it looks. */
	boolean awaitSight(BooleanSupplier condition) {
		return await(condition, false);
	}

	private boolean await(BooleanSupplier condition, boolean reported) {
		long begin = this.test.monotonicNanos();
		while (true) {
			readReports();
			if (condition.getAsBoolean()) {
				return true;
			}
			Duration left = this.patience.minusNanos(this.test.monotonicNanos() - begin);
			if (left.isNegative()) {
				return false;
			}
			if (reported) {
				this.test.receive(this.inbox, left).ifPresent(this::read);
			}
			else {
				Thread.yield();
			}
		}
	}

	private void readReports() {
		Optional<Object> report = this.test.receive(this.inbox, Duration.ZERO);
		while (report.isPresent()) {
			read(report.get());
			report = this.test.receive(this.inbox, Duration.ZERO);
		}
	}

	private void read(Object report) {
		switch (report) {
			case Report(int number, Object answer) when answer == null ->
				this.watches.put(this.test.monitor(pid(number)), number);
			case Report(int number, Object answer) -> this.answers.put(number, answer);
			case Down(Monitor monitor, Pid pid, ExitReason reason) -> this.reasons.put(number(pid), reason);
			default -> throw new IllegalStateException("Not a report: " + report);
		}
	}

	/** What is to be seen now. */
	World world() {
		Map<Integer, Look> looks = new HashMap<>();
		this.probes.forEach((number, probe) -> looks.put(number, look(probe)));
		Map<String, Integer> names = new HashMap<>();
		for (String name : NAMES) {
			this.system.lookup(Name.of(name)).ifPresent((holder) -> names.put(name, number(holder)));
		}
		return new World(looks, names);
	}

	private Look look(Probe probe) {
		if (probe.pid() == null) {
			return Look.UNBORN;
		}
		return probe.pid()
			.info()
			.map((now) -> new Look(true, now.parent().map(this::number).orElse(ModelProcess.NONE),
					now.links().stream().map(this::number).collect(Collectors.toUnmodifiableSet()),
					now.monitoredBy().size(), now.trapsExits(), now.name().orElse(""), now.mailboxLength(),
					probe.received()))
			.orElse(Look.DEAD);
	}

	// -- numbers

	int number(Pid pid) {
		if (pid.equals(this.test.pid())) {
			return Command.TEST;
		}
		return this.probes.values()
			.stream()
			.filter((probe) -> pid.equals(probe.pid()))
			.mapToInt(Probe::number)
			.findAny()
			.orElse(STRANGER);
	}

	private int number(Monitor monitor) {
		return this.monitors.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().equals(monitor))
			.mapToInt(Map.Entry::getKey)
			.findAny()
			.orElse(STRANGER);
	}

	private Object translated(Object raw) {
		return switch (raw) {
			case Exit(Pid pid, ExitReason reason) -> new Exited(number(pid), reason);
			case Down(Monitor monitor, Pid pid, ExitReason reason) -> new Downed(number(monitor), number(pid), reason);
			case Probe.Did(Command command, Object answer) -> new Probe.Did(command, translated(answer));
			case Pid pid -> number(pid);
			case NameTakenException ex -> new TakenBy(number(ex.holder()));
			default -> raw;
		};
	}

	/** Leaves nothing behind, whatever has happened. */
	@Override
	public void close() {
		raiseCurtain();
		Set<Pid> pids = this.probes.values()
			.stream()
			.map(Probe::pid)
			.filter((pid) -> pid != null)
			.collect(Collectors.toSet());
		pids.forEach(Pid::kill);
		awaitReports(this::isOver);
		this.watches.keySet().forEach(this.test::demonitor);
		this.test.flush();
	}

}
