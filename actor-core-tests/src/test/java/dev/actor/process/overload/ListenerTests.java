package dev.actor.process.overload;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.actor.ActorSystem;
import dev.actor.ActorSystemBuilder;
import dev.actor.behavior.Actor;
import dev.actor.behavior.Next;
import dev.actor.behavior.Started;
import dev.actor.process.AttachedProcess;
import dev.actor.process.ContextCarrier;
import dev.actor.process.CrashReport;
import dev.actor.process.DeadLetter;
import dev.actor.process.ExitReason;
import dev.actor.process.MessageListener;
import dev.actor.process.Pid;
import dev.actor.process.ProcessListener;
import dev.actor.process.Subject;
import dev.actor.testing.Rule;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ListenerTests {

	private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

	private final BlockingQueue<CrashReport> reports = new LinkedBlockingQueue<>();

	@Test
	void hearsOfTheLifeOfAProcess() throws InterruptedException {
		try (ActorSystem system = ActorSystem.builder("listener").listener(new Recorder()).build()) {
			var actor = Actor.<Integer, String>of(0, (state, message) -> {
				throw new IllegalStateException(message);
			}).labelled("fragile").start(system);

			actor.subject().send("crash");

			assertThat(next()).isEqualTo("spawned");
			assertThat(next()).isEqualTo("handled fragile crash");
			assertThat(next()).isEqualTo("crashed fragile crash");
			assertThat(next()).startsWith("exited fragile abnormal");
		}
	}

	@Test
	@Rule({ "R023", "R183" })
	void isToldOfACrashWithItsLastMessageAndStateAsFarAsTheyMayBeSeen() throws InterruptedException {
		try (ActorSystem system = ActorSystem.builder("listener").listener(new Recorder()).build();
				AttachedProcess self = system.attach()) {
			Actor<Integer, String> actor = Actor.<Integer, String>of(7, (state, message) -> {
				if (message.equals("go on")) {
					return Next.state(state + 1);
				}
				throw new IllegalStateException("crash");
			});
			Started<String> plain = actor.labelled("plain").start(system);
			Started<String> redacted = actor
				.redacting((state) -> "some number", (message) -> message.length() + " characters")
				.labelled("redacted")
				.start(system);
			self.trapExits(true);
			self.link(redacted.pid());

			for (Started<String> each : List.of(plain, redacted)) {
				each.subject().send("go on");
				each.subject().send("secret");
			}

			Map<Pid, CrashReport> reports = Stream.of(report(), report())
				.collect(Collectors.toMap(CrashReport::pid, Function.identity()));
			assertThat(reports.get(plain.pid())).satisfies((report) -> {
				assertThat(report.label()).isEqualTo("plain");
				assertThat(report.reason()).isInstanceOfSatisfying(ExitReason.Abnormal.class,
						(reason) -> assertThat(reason.cause()).isInstanceOf(IllegalStateException.class));
				assertThat(report.signalled()).isFalse();
				assertThat(report.lastMessage()).hasValue("secret");
				assertThat(report.state()).hasValue(8);
				assertThat(report.links()).isEmpty();
			});
			assertThat(reports.get(redacted.pid())).satisfies((report) -> {
				assertThat(report.lastMessage()).hasValue("6 characters");
				assertThat(report.state()).hasValue("some number");
				assertThat(report.links()).containsExactly(self.pid());
			});
		}
	}

	private CrashReport report() throws InterruptedException {
		return Objects.requireNonNull(this.reports.poll(5, TimeUnit.SECONDS), "no report");
	}

	@Test
	void hearsOfLinksAndMonitors() throws InterruptedException {
		try (ActorSystem system = ActorSystem.builder("listener").listener(new Recorder()).build();
				AttachedProcess self = system.attach()) {
			assertThat(next()).isEqualTo("spawned");
			Pid peer = self.spawnUnlinked((process) -> process.sleep(Duration.ofDays(1)));
			assertThat(next()).isEqualTo("spawned");

			self.link(peer);
			self.link(peer);
			self.monitor(peer);

			assertThat(next()).isEqualTo("linked");
			assertThat(next()).isEqualTo("monitored");
			self.unlink(peer);
		}
	}

	@Test
	void hearsOnceThatAMailboxHasCrossedTheMarkUntilItIsEmptyAgain() throws InterruptedException {
		try (ActorSystem system = ActorSystem.builder("listener").mailboxMark(3).listener(new Recorder()).build()) {
			CountDownLatch open = new CountDownLatch(1);
			Subject<String> slow = Actor.<Integer, String>of(0, (state, message) -> {
				open.await();
				return Next.state(state);
			}).labelled("slow").start(system).subject();
			for (int i = 0; i < 20; i++) {
				slow.send("message " + i);
			}

			assertThat(next()).isEqualTo("spawned");
			assertThat(next()).isEqualTo("crossed slow 3");
			assertThat(this.events.poll(100, TimeUnit.MILLISECONDS)).isNull();
			open.countDown();
		}
	}

	@Test
	void hearsOfDeadLettersAndOfSlowHandlers() throws InterruptedException {
		try (ActorSystem system = ActorSystem.builder("listener")
			.slowHandler(Duration.ZERO)
			.listener(new Recorder())
			.build()) {
			var actor = Actor.<Integer, String>of(0, (state, message) -> Next.stop()).labelled("brief").start(system);

			actor.subject().send("stop");
			assertThat(next()).isEqualTo("spawned");
			assertThat(next()).isEqualTo("handled brief stop");
			assertThat(next()).isEqualTo("slow brief stop");
			assertThat(next()).isEqualTo("exited brief normal");
			actor.subject().send("too late");

			assertThat(next()).isEqualTo("dead letter too late: the process has ended");
		}
	}

	@Test
	void hearsOfASlowHandlerWithoutMeasuringAll() throws InterruptedException {
		Sampler sampler = new Sampler();
		try (ActorSystem system = ActorSystem.builder("listener")
			.slowHandler(Duration.ofMillis(30))
			.listener(sampler)
			.build()) {
			Subject<Integer> actor = Actor.<Integer, Integer>of(0, (state, message) -> {
				Thread.sleep(message);
				return Next.state(state);
			}).labelled("sleeper").start(system).subject();

			// One right after the other, so that not each of the long ones is a sample.
			for (int i = 0; i < 20; i++) {
				actor.send(0);
				actor.send(60);
			}

			for (int i = 0; i < 20; i++) {
				assertThat(sampler.slow.poll(2, TimeUnit.SECONDS)).isEqualTo("sleeper 60");
			}
			assertThat(sampler.slow).isEmpty();
		}
	}

	@Test
	void samplesSomeMessagesAndCountsAll() throws InterruptedException {
		assertSamplesSomeAndCountsAll(ActorSystem.builder("listener"));
	}

	@Test
	void countsAllMessagesWhereContextsTravelWithThem() throws InterruptedException {
		assertSamplesSomeAndCountsAll(ActorSystem.builder("listener").context(ContextCarrier.mdc()));
	}

	private static void assertSamplesSomeAndCountsAll(ActorSystemBuilder builder) throws InterruptedException {
		int many = 100_000;
		Sampler sampler = new Sampler();
		try (ActorSystem system = builder.listener(sampler).build()) {
			var actor = Actor
				.<Integer, Integer>of(0, (state, message) -> (state + 1 < many) ? Next.state(state + 1) : Next.stop())
				.start(system);

			for (int i = 0; i < many; i++) {
				actor.subject().send(i);
			}

			assertThat(sampler.handled.poll(10, TimeUnit.SECONDS)).isEqualTo(many);
			assertThat(sampler.samples.sum()).isBetween(1L, many / 2L);
		}
	}

	private static final class Sampler implements ProcessListener {

		private final BlockingQueue<String> slow = new LinkedBlockingQueue<>();

		private final BlockingQueue<Long> handled = new LinkedBlockingQueue<>();

		private final LongAdder samples = new LongAdder();

		@Override
		public void sampled(Pid pid, String label, Object message, long nanos) {
			this.samples.increment();
		}

		@Override
		public void slowHandler(Pid pid, String label, Object message, long nanos) {
			this.slow.add(label + " " + message);
		}

		@Override
		public void exited(Pid pid, String label, ExitReason reason, long handled) {
			this.handled.add(handled);
		}

	}

	@Test
	void whatAListenerThrowsHarmsNobody() {
		ProcessListener faulty = new ProcessListener() {

			@Override
			public void spawned(Pid pid) {
				throw new IllegalStateException("faulty listener");
			}

		};
		try (ActorSystem system = ActorSystem.builder("listener").listener(faulty).build()) {
			var actor = Actor.<Integer, String>of(0, (state, message) -> Next.state(state)).start(system);
			assertThat(actor.pid().isAlive()).isTrue();
		}
	}

	private @Nullable String next() throws InterruptedException {
		return this.events.poll(2, TimeUnit.SECONDS);
	}

	private final class Recorder implements MessageListener {

		@Override
		public void spawned(Pid pid) {
			ListenerTests.this.events.add("spawned");
		}

		@Override
		public void exited(Pid pid, String label, ExitReason reason, long handled) {
			ListenerTests.this.events.add("exited " + label + " " + reason);
		}

		@Override
		public void crashed(CrashReport report) {
			ListenerTests.this.reports.add(report);
			ListenerTests.this.events.add("crashed " + report.label() + " " + report.lastMessage().orElse("nothing"));
		}

		@Override
		public void linked(Pid pid, Pid peer) {
			ListenerTests.this.events.add("linked");
		}

		@Override
		public void monitored(Pid watcher, Pid watched) {
			ListenerTests.this.events.add("monitored");
		}

		@Override
		public void handled(Pid pid, String label, Object message, long nanos) {
			ListenerTests.this.events.add("handled " + label + " " + message);
		}

		@Override
		public void slowHandler(Pid pid, String label, Object message, long nanos) {
			ListenerTests.this.events.add("slow " + label + " " + message);
		}

		@Override
		public void deadLetter(DeadLetter letter) {
			ListenerTests.this.events.add("dead letter " + letter.message() + ": " + letter.why());
		}

		@Override
		public void mailboxCrossed(Pid pid, String label, int length) {
			ListenerTests.this.events.add("crossed " + label + " " + length);
		}

	}

}
