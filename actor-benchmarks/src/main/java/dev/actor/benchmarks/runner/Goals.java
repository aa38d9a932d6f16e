package dev.actor.benchmarks.runner;

import java.util.ArrayList;
import java.util.List;

/** What this project wants to reach. */
final class Goals {

	static final List<Goal> ALL = new Goals().goals;

	private static final double ANY = Double.NaN;

	private final List<Goal> goals = new ArrayList<>();

	private Goals() {
		rate(Workload.PING_PONG, 5, 4);
		rate(Workload.PING_PONG_1000, 10, 2.5);
		rate(Workload.FLOOD, 5, 5);
		rate(Workload.FLOOD_2, 8, 5);
		rate(Workload.FLOOD_ACTOR, 4.5, 4);
		rate(Workload.RING, 5, 5);
		rate(Workload.RING_100000, 5, 10);
		rate(Workload.CALL, 1.5, 20);
		add(Workload.CALL, "p50", Workload.CALL.own(), Rival.BEAM, 0.4);
		add(Workload.CALL, "p99", Workload.CALL.own(), Rival.BEAM, 4);
		rate(Workload.CALL_1000, 3.5, 2.2);
		rate(Workload.SPAWN, 10, 15);
		memory("actor-supervised", 0.12, 0.3, 300);
		memory("actor-body", 0.35, 0.85, 900);
		rate(Workload.FAN_IN, 8, 5);
		rate(Workload.FAN_OUT, 10, 3);
		rate(Workload.RECOVERY, 1.5, 1);
		add(Workload.RECOVERY, "rate", Workload.RECOVERY.own(), Rival.PEKKO_RESPAWN, 5);
		add(Workload.BLOCKING, "second", Workload.BLOCKING.own(), Rival.BEAM, 1.1);
		add(Workload.BLOCKING, "second", Workload.BLOCKING.own(), Rival.PEKKO_VIRTUAL, 0.9);
		body(Workload.PING_PONG);
		body(Workload.RING);
		add(Workload.IDLE, "cpu", Workload.IDLE.own(), Rival.BEAM, 1);
		add(Workload.IDLE, "cpu", Workload.IDLE.own(), Rival.PEKKO, 1);
	}

	/** Whether any goal, for whatever system, is about it. */
	static boolean has(Workload workload) {
		return ALL.stream().anyMatch((goal) -> goal.workload() == workload);
	}

	private void rate(Workload workload, double beam, double pekko) {
		add(workload, "rate", workload.own(), Rival.BEAM, beam);
		add(workload, "rate", workload.own(), Rival.PEKKO, pekko);
	}

	private void memory(String system, double beam, double pekko, double bytes) {
		add(Workload.MEMORY, "heap", system, Rival.BEAM, beam);
		add(Workload.MEMORY, "heap", system, Rival.PEKKO, pekko);
		add(Workload.MEMORY, "heap", system, Rival.NOBODY, bytes);
	}

	private void body(Workload workload) {
		add(workload, "rate", "actor-body", Rival.BEAM, ANY);
		add(workload, "rate", "actor-body", Rival.JOX, 1);
	}

	private void add(Workload workload, String metric, String system, Rival rival, double factor) {
		this.goals.add(new Goal(workload, metric, system, rival, factor));
	}

}
