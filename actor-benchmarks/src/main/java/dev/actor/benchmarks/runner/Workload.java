package dev.actor.benchmarks.runner;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** What is measured, on which systems. */
@SuppressWarnings("ImmutableEnumChecker") // its lists are
enum Workload {

	PING_PONG("Two processes send one message to and fro.", "PingPong.roundTrips",
			List.of(Metric.more("rate", "round trips/s")), "actor-named", "actor", "actor-body", "virtual-thread",
			"jox", "pekko", "erlang", "erlang-no-wait", "erlang-gen-server", "floor"),

	PING_PONG_1000("The same in 1,000 pairs at the same time.", "ManyPingPongs.roundTrips",
			List.of(Metric.more("rate", "round trips/s")), "actor-named", "actor", "actor-body", "virtual-thread",
			"jox", "pekko", "erlang", "erlang-no-wait", "floor"),

	FLOOD("A thread (in Erlang a process) sends to one process as fast as it can.", "Flood.messages",
			List.of(Metric.more("rate", "messages/s")), "actor-named", "actor", "actor-body", "virtual-thread", "jox",
			"pekko", "erlang", "erlang-no-wait", "floor"),

	FLOOD_2("Two threads (in Erlang processes) send to one process as fast as they can.", "FloodOfTwo.messages",
			List.of(Metric.more("rate", "messages/s")), "actor-named", "actor", "actor-body", "virtual-thread", "jox",
			"pekko", "erlang", "erlang-no-wait"),

	FLOOD_ACTOR("A process sends 500,000 messages to another one while it handles one.", "FloodOfProcess.messages",
			List.of(Metric.more("rate", "messages/s")), "actor-named", "actor", "actor-body", "virtual-thread", "jox",
			"pekko", "erlang"),

	RING("One message goes round a ring of 1,000 processes.", "Ring.hops", List.of(Metric.more("rate", "hops/s")),
			"actor-named", "actor", "actor-body", "virtual-thread", "jox", "pekko", "erlang", "erlang-no-wait",
			"floor"),

	RING_100000("One message goes round a ring of 100,000 processes.", "LargeRing.hops",
			List.of(Metric.more("rate", "hops/s")), "actor-named", "actor", "actor-body", "virtual-thread", "jox",
			"pekko", "erlang"),

	CALL("A process calls another one, with a timeout, again and again. The caller is a process that waits; in pekko"
			+ " it is an actor, which goes on when the answer comes, in pekko-thread a virtual thread that waits.",
			"Call.calls", Metric.CALLS, "actor-named", "actor", "actor-body", "virtual-thread", "jox", "pekko",
			"pekko-thread", "erlang", "erlang-no-wait", "floor"),

	CALL_1000("The same with 1,000 callers at the same time, all of one process.", "ManyCalls.calls", Metric.CALLS,
			"actor-named", "actor", "actor-body", "virtual-thread", "jox", "pekko", "pekko-thread", "erlang"),

	FAN_IN("1,000 processes send 1,000 messages each to one.", "FanIn.messages",
			List.of(Metric.more("rate", "messages/s")), "actor-named", "actor", "actor-body", "virtual-thread", "jox",
			"pekko", "erlang"),

	FAN_OUT("A process sends 100 times to each of 1,000 others.", "FanOut.messages",
			List.of(Metric.more("rate", "messages/s")), "actor-named", "actor", "actor-body", "virtual-thread", "jox",
			"pekko", "erlang"),

	RARE_CALL(
			"A process that was sent a message calls another one while it handles it, 30 times with a pause of 150 ms"
					+ " before each; all systems at the same time.",
			30, List.of(Metric.less("p50", "p50, µs"), Metric.less("max", "max, µs")), "actor", "actor-body",
			"virtual-thread", "jox", "erlang"),

	SPAWN("A process keeps 1,000 children under way; each one is sent a message, answers it and ends. The starts of"
			+ " actor and erlang-gen-server wait for the initialiser of the child, the others do not.",
			"Spawn.children", List.of(Metric.more("rate", "children/s")), "actor-named", "actor", "actor-body",
			"virtual-thread", "jox", "pekko", "erlang", "erlang-no-wait", "erlang-gen-server"),

	STALE_MAILBOX(
			"A process with 500,000 messages in its mailbox that it does not want, and one with none: round"
					+ " trips by a selective receive, and by a call.",
			500_000,
			List.of(Metric.more("receive-empty", "receives/s, empty mailbox"),
					Metric.more("receive-stale", "receives/s, 500,000 stale"),
					Metric.more("call-empty", "calls/s, empty mailbox"),
					Metric.more("call-stale", "calls/s, 500,000 stale")),
			"actor", "erlang"),

	TIMERS("1,000,000 timers of an hour towards one process: live heap for each, the time to set one, and the time to"
			+ " cancel one, in the order in which they were set.", 1_000_000,
			List.of(Metric.less("heap", "bytes"), Metric.less("set", "to set, ns"),
					Metric.less("cancel", "to cancel, ns")),
			"actor", "scheduled-executor", "erlang"),

	RECOVERY("A child crashes, its supervisor starts another one, and that one answers a call of a process (in Pekko of"
			+ " a thread): for three seconds, after three to warm up; in Erlang 20,000 times, after as many. No crash is written to a log; those of actor are told to"
			+ " a listener. pekko makes the behaviour of the same actor anew, pekko-respawn watches the actor and starts"
			+ " another one; erlang is OTP's supervisor with a gen_server, erlang-trap-exit a bare process that traps"
			+ " exits and starts another gen_server.", 3_000,
			List.of(Metric.more("rate", "restarts/s"), Metric.less("p50", "p50, µs"), Metric.less("p99", "p99, µs")),
			"actor", "pekko", "pekko-respawn", "erlang", "erlang-no-wait", "erlang-trap-exit",
			"erlang-trap-exit-no-wait"),

	BLOCKING("10,000 processes block for 50 ms on each of 10 messages; half a second is the least.", 10_000,
			List.of(Metric.less("first", "first time, s"), Metric.less("second", "second time, s")), "actor-named",
			"actor", "actor-body", "virtual-thread", "jox", "pekko-virtual", "erlang"),

	SPINNING_HANDLERS("One handler more than there are cores computes without a pause: how long others wait for an"
			+ " answer meanwhile, asked every 10 ms by threads that are not the system's (by a process in Erlang).",
			5000, List.of(Metric.less("p50", "p50, ms"), Metric.less("p99", "p99, ms"), Metric.less("max", "max, ms")),
			"actor", "actor-body", "virtual-thread", "pekko", "erlang"),

	SPINNING_BODY("The same, while one process with a loop of its own computes.", 5000,
			List.of(Metric.less("p50", "p50, ms"), Metric.less("p99", "p99, ms"), Metric.less("max", "max, ms")),
			"actor", "actor-body", "virtual-thread", "erlang"),

	MEMORY("1,000,000 idle processes, each of which has handled one message: live heap for each, when 300,000 others"
			+ " are there already and the code is compiled. Those of actor-supervised and actor-named are children of a"
			+ " dynamic supervisor, which counts too.", 1_000_000, List.of(Metric.less("heap", "bytes")),
			"actor-supervised", "actor-named", "actor", "actor-body", "virtual-thread", "pekko", "erlang"),

	IDLE("100,000 idle processes for ten seconds, all systems at the same time.", 100_000,
			List.of(Metric.less("cpu", "CPU, ms")), "actor-named", "actor", "actor-body", "virtual-thread", "pekko",
			"erlang");

	private final String description;

	private final @Nullable String benchmark;

	private final int size;

	private final List<Metric> metrics;

	private final List<String> systems;

	Workload(String description, String benchmark, List<Metric> metrics, String... systems) {
		this.description = description;
		this.benchmark = benchmark;
		this.size = 0;
		this.metrics = metrics;
		this.systems = List.of(systems);
	}

	Workload(String description, int size, List<Metric> metrics, String... systems) {
		this.description = description;
		this.benchmark = null;
		this.size = size;
		this.metrics = metrics;
		this.systems = List.of(systems);
	}

	String id() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	String description() {
		return this.description;
	}

	/** The JMH benchmark, if it is one. */
	@Nullable String benchmark() {
		return this.benchmark;
	}

	/** How many processes, messages, or milliseconds. */
	int size() {
		return this.size;
	}

	List<Metric> metrics() {
		return this.metrics;
	}

	/**
	 * In the order of the tables: first the own one, with which the others are compared.
	 */
	List<String> systems() {
		return this.systems;
	}

	String own() {
		return this.systems.getFirst();
	}

	/** Whether a run of that system comes out of the run of another one. */
	boolean isByProduct(String system) {
		return system.equals("actor-body") && (this == SPINNING_HANDLERS || this == SPINNING_BODY);
	}

	/** Whether the systems do not disturb each other. */
	boolean isParallel() {
		return this == IDLE || this == RARE_CALL;
	}

}
