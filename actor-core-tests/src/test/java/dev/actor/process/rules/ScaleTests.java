package dev.actor.process.rules;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.Next;
import dev.actor.process.Process;
import dev.actor.process.Reply;
import dev.actor.process.Subject;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Group X: many processes. */
@ActorSystemTest
class ScaleTests {

	private static final int IDLE = 100_000;

	@TempDir
	Path directory;

	@Test
	@Rule("R412")
	void idleActorsHoldNoThreads(ActorSystem system) throws IOException {
		long before = threads();
		List<Subject<Reply<Integer>>> actors = IntStream.range(0, IDLE).mapToObj((i) -> counter(system)).toList();

		actors.forEach((actor) -> assertThat(actor.<Integer>call((reply) -> reply, Expect.SOON)).isOne());

		assertThat(system.processCount()).isEqualTo(IDLE + 1);
		assertThat(threads() - before).isLessThan(50);
		assertThat(actors.getFirst().<Integer>call((reply) -> reply, Expect.SOON)).isEqualTo(2);
		assertThat(actors.getLast().<Integer>call((reply) -> reply, Expect.SOON)).isEqualTo(2);
	}

	@Test
	@Rule("R412")
	void theDumpThatCountsThreadsHasTheVirtualOnesToo(ActorSystem system, Process self) throws IOException {
		int blocked = 100;
		long before = threads();
		CountDownLatch gate = new CountDownLatch(1);
		Subject<String> started = self.subject();
		for (int i = 0; i < blocked; i++) {
			system.spawn((process) -> {
				started.send("started");
				gate.await();
			});
		}
		IntStream.range(0, blocked).forEach((i) -> Expect.message(self, started));

		assertThat(threads() - before).isBetween((long) blocked, blocked + 50L);
		gate.countDown();
	}

	@Test
	@Rule({ "R412", "R413" })
	void handlersThatBlockDoNotWaitForEachOther(ActorSystem system, Process self) {
		int many = 1000;
		Subject<String> finished = self.subject();
		Actor<String, String> blocking = Actor.of("", (state, message) -> {
			new CountDownLatch(1).await(1, TimeUnit.SECONDS);
			finished.send(message);
			return Next.state(state);
		});
		List<Subject<String>> actors = Stream.generate(() -> blocking.start(system).subject()).limit(many).toList();
		long begin = self.monotonicNanos();

		actors.forEach((actor) -> actor.send("block"));
		IntStream.range(0, many).forEach((i) -> Expect.message(self, finished));

		assertThat(Duration.ofNanos(self.monotonicNanos() - begin)).isBetween(Duration.ofSeconds(1),
				Duration.ofSeconds(2));
		Expect.silence(self);
	}

	private static Subject<Reply<Integer>> counter(ActorSystem system) {
		return Actor.<Integer, Reply<Integer>>of(0, (count, reply) -> Next.reply(reply, count + 1, count + 1))
			.start(system)
			.subject();
	}

	/** Platform and virtual ones. */
	private long threads() throws IOException {
		Path dump = Files.createTempDirectory(this.directory, "dump").resolve("threads.txt");
		ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
			.dumpThreads(dump.toString(), ThreadDumpFormat.TEXT_PLAIN);
		try (Stream<String> lines = Files.lines(dump)) {
			return lines.filter((line) -> line.matches("#\\d+ \".*")).count();
		}
	}

}
