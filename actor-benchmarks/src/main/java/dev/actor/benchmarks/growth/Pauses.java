package dev.actor.benchmarks.growth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.Next;
import dev.actor.benchmarks.Heap;
import dev.actor.benchmarks.Latencies;
import dev.actor.process.Subject;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * For how long the garbage collector stops actors that change their states all the time.
 */
final class Pauses {

	private static final String EVENT = "jdk.GCPhasePause";

	/** What a message leaves behind as garbage. */
	private static final int WORK_BYTES = 1000;

	private static final int STATE_BYTES = 100;

	private Pauses() {
	}

	static void measure(int count, int warmup, int measure) throws IOException, InterruptedException {
		try (ActorSystem system = ActorSystem.create("benchmark")) {
			long before = Heap.live();
			List<Subject<Message>> crowd = Crowd.start(system, Actor.of(new byte[0], Pauses::handle), count);
			Load.print("bytes", (double) (Heap.live() - before) / count);
			Game.play(crowd, warmup);
			Path file = Files.createTempFile("pauses", ".jfr");
			try (Recording recording = new Recording()) {
				recording.enable(EVENT).withThreshold(Duration.ZERO);
				recording.start();
				Load.print("rate", Game.play(crowd, 6 * measure));
				recording.stop();
				recording.dump(file);
				print(file);
			}
			finally {
				Files.delete(file);
			}
		}
	}

	private static Next<byte[], Message> handle(byte[] state, Message message) throws InterruptedException {
		message.arrive();
		return Next.state(Arrays.copyOf(new byte[WORK_BYTES], STATE_BYTES));
	}

	private static void print(Path file) throws IOException {
		Latencies pauses = new Latencies();
		long total = 0;
		for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
			pauses.add(event.getDuration().toNanos());
			total += event.getDuration().toNanos();
		}
		Load.print("pauses", pauses.count());
		Load.print("total", total / 1e6);
		if (pauses.count() > 0) {
			Load.print("p99", pauses.micros(0.99) / 1e3);
			Load.print("max", pauses.micros(1) / 1e3);
		}
	}

}
