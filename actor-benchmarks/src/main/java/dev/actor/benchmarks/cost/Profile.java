package dev.actor.benchmarks.cost;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import dev.actor.benchmarks.Figure;
import dev.actor.benchmarks.micro.Call;
import dev.actor.benchmarks.micro.CallBenchmark;
import dev.actor.benchmarks.micro.Flood;
import dev.actor.benchmarks.micro.PingPong;
import dev.actor.benchmarks.micro.RoundBenchmark;
import dev.actor.benchmarks.micro.Spawn;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where a workload spends its time, and what it allocates, by the JDK's flight recorder.
 */
final class Profile {

	static final String CPU = "cpu";

	static final String ALLOCATION = "allocation";

	private static final String CPU_EVENT = "jdk.ExecutionSample";

	private static final String ALLOCATION_EVENT = "jdk.ObjectAllocationSample";

	private static final int FRAMES = 5;

	private Profile() {
	}

	/** A round of a workload. */
	@FunctionalInterface
	private interface Invocation {

		void run() throws Exception;

	}

	static void measure(String workload, int seconds) throws Exception {
		switch (workload) {
			case "ping-pong" -> {
				PingPong benchmark = new PingPong();
				record(benchmark, benchmark::roundTrips, seconds);
			}
			case "flood" -> {
				Flood benchmark = new Flood();
				record(benchmark, benchmark::messages, seconds);
			}
			case "call" -> {
				Call benchmark = new Call();
				CallBenchmark.Percentiles percentiles = new CallBenchmark.Percentiles();
				record(benchmark, () -> {
					percentiles.reset();
					benchmark.calls(percentiles);
				}, seconds);
			}
			case "spawn" -> {
				Spawn benchmark = new Spawn();
				record(benchmark, benchmark::children, seconds);
			}
			default -> throw new IllegalArgumentException("There is no workload '" + workload + "'");
		}
	}

	private static void record(RoundBenchmark benchmark, Invocation round, int seconds) throws Exception {
		benchmark.start();
		run(round, seconds);
		Path file = Files.createTempFile("profile", ".jfr");
		try (Recording recording = new Recording()) {
			recording.enable(CPU_EVENT).withPeriod(Duration.ofMillis(10));
			recording.enable(ALLOCATION_EVENT).with("throttle", "1000/s");
			recording.start();
			run(round, seconds);
			recording.stop();
			recording.dump(file);
			print(file);
		}
		finally {
			Files.delete(file);
		}
	}

	private static void run(Invocation round, int seconds) throws Exception {
		long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
		while (System.nanoTime() - end < 0) {
			round.run();
		}
	}

	private static void print(Path file) throws IOException {
		Map<String, Double> frames = new HashMap<>();
		Map<String, Double> allocations = new HashMap<>();
		for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
			RecordedStackTrace trace = event.getStackTrace();
			if (trace == null || trace.getFrames().isEmpty()) {
				continue;
			}
			String top = name(trace.getFrames().getFirst());
			if (event.getEventType().getName().equals(CPU_EVENT)) {
				frames.merge(top, 1.0, Double::sum);
			}
			else if (event.getEventType().getName().equals(ALLOCATION_EVENT)) {
				RecordedClass type = event.getValue("objectClass");
				allocations.merge(simple(type.getName()) + " in " + top, (double) event.getLong("weight"), Double::sum);
			}
		}
		print(CPU, frames);
		print(ALLOCATION, allocations);
	}

	private static String name(RecordedFrame frame) {
		RecordedMethod method = frame.getMethod();
		return simple(method.getType().getName()) + "." + method.getName();
	}

	private static String simple(String type) {
		return type.substring(type.lastIndexOf('.') + 1);
	}

	private static void print(String metric, Map<String, Double> weights) {
		double total = weights.values().stream().mapToDouble(Double::doubleValue).sum();
		weights.entrySet()
			.stream()
			.sorted(Map.Entry.<String, Double>comparingByValue().reversed())
			.limit(FRAMES)
			.forEach((entry) -> new Figure(entry.getKey(), metric, entry.getValue() / total).print());
	}

}
