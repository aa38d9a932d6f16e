package dev.actor.process.rules;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.read.ListAppender;
import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.Next;
import dev.actor.process.Body;
import dev.actor.process.Down;
import dev.actor.process.Exit;
import dev.actor.process.ExitException;
import dev.actor.process.ExitReason;
import dev.actor.process.Monitor;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.Reply;
import dev.actor.process.Selector;
import dev.actor.process.Subject;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/** Group A: processes and exit reasons. */
@ActorSystemTest(virtualTime = true)
class ProcessTests {

	@Test
	@ActorSystemTest
	@Rule("R001")
	void exitsWithNormalWhenTheBodyReturns(Process self) {
		Monitor monitor = self.spawnMonitored((process) -> {
		});

		assertThat(Expect.down(self, monitor)).isEqualTo(new Down(monitor, monitor.pid(), ExitReason.NORMAL));
	}

	@ParameterizedTest
	@MethodSource("throwables")
	@Rule("R002")
	void exitsWithWhatTheBodyThrows(Throwable thrown, ActorSystem system, Process self) {
		Probe sibling = Probe.start(system);

		Monitor monitor = self.spawnMonitored((process) -> sneakyThrow(thrown));

		assertThat(Expect.down(self, monitor).reason()).isInstanceOfSatisfying(ExitReason.Abnormal.class,
				(reason) -> assertThat(reason.cause()).isSameAs(thrown));
		assertThat(thrown.getStackTrace()).isNotEmpty();
		assertThat(sibling.<Pid>ask(Process::pid)).isEqualTo(sibling.pid());
	}

	@Test
	@Rule({ "R002", "R409" })
	void exitsWithTheStackOverflowOfTheBody(ActorSystem system, Process self) {
		Probe sibling = Probe.start(system);

		Monitor monitor = self.spawnMonitored((process) -> overflow(0));

		assertThat(Expect.down(self, monitor).reason()).isInstanceOfSatisfying(ExitReason.Abnormal.class,
				(reason) -> assertThat(reason.cause()).isInstanceOf(StackOverflowError.class));
		assertThat(sibling.<Pid>ask(Process::pid)).isEqualTo(sibling.pid());
	}

	@ParameterizedTest
	@MethodSource("reasons")
	@Rule("R003")
	void exitsWithExactlyTheReasonThatItRaises(ExitReason reason, Process self) {
		Monitor monitor = self.spawnMonitored((process) -> process.exit(reason));

		assertThat(Expect.down(self, monitor).reason()).isSameAs(reason);
	}

	@Test
	@ActorSystemTest
	@Rule({ "R003", "R043" })
	void isNotKilledByAKillThatItRaisesItself(ActorSystem system, Process self) {
		Probe raising = Probe.start(system);
		Probe peer = Probe.start(system);
		peer.run((process) -> process.link(raising.pid()));
		Monitor ofRaising = self.monitor(raising.pid());
		Monitor ofPeer = self.monitor(peer.pid());

		raising.exit(ExitReason.KILL);

		assertThat(Expect.down(self, ofRaising).reason()).isEqualTo(ExitReason.KILL);
		assertThat(Expect.down(self, ofPeer).reason()).isEqualTo(ExitReason.KILL);
		assertThat(ExitReason.KILL).isNotEqualTo(ExitReason.KILLED);
	}

	@Test
	@Rule("R004")
	void goesOnWhenItCatchesTheExitThatItRaises(Process self) {
		Subject<Object> observed = self.subject();

		Monitor monitor = self.spawnMonitored((process) -> {
			try {
				process.exit(ExitReason.SHUTDOWN);
			}
			catch (ExitException ex) {
				observed.send(ex.reason());
			}
			observed.send(process.pid().isAlive());
		});

		assertThat(Expect.message(self, observed)).isEqualTo(ExitReason.SHUTDOWN);
		assertThat(Expect.message(self, observed)).isEqualTo(true);
		assertThat(Expect.down(self, monitor).reason()).isEqualTo(ExitReason.NORMAL);
	}

	@Test
	@Rule("R006")
	void endsWhenItSendsNormalToItselfWithoutTrapping(Process self) {
		Subject<String> after = self.subject();

		Monitor monitor = self.spawnMonitored((process) -> {
			process.pid().sendExit(ExitReason.NORMAL);
			after.send("still here");
		});

		assertThat(Expect.down(self, monitor).reason()).isEqualTo(ExitReason.NORMAL);
		Expect.silence(self);
	}

	@Test
	@Rule("R006")
	void endsAtOnceWhenItKillsItself(Process self) {
		Subject<String> after = self.subject();

		Monitor monitor = self.spawnMonitored((process) -> {
			process.trapExits(true);
			process.pid().kill();
			after.send("still here");
		});

		assertThat(Expect.down(self, monitor).reason()).isEqualTo(ExitReason.KILLED);
		Expect.silence(self);
	}

	@ParameterizedTest
	@ActorSystemTest
	@MethodSource("reasonsAndNormal")
	@Rule({ "R007", "R008" })
	void receivesWhatItSendsToItselfWhenItTraps(ExitReason reason, ActorSystem system) {
		Probe probe = Probe.trapping(system);

		probe.run((process) -> process.pid().sendExit(reason));

		assertThat(probe.next()).contains(new Exit(probe.pid(), reason));
		assertThat(probe.next()).isEmpty();
	}

	@Test
	@Rule("R009")
	void ignoresNormalFromAnUnlinkedProcess(ActorSystem system) {
		Probe probe = Probe.start(system);

		probe.pid().sendExit(ExitReason.NORMAL);

		assertThat(probe.next()).isEmpty();
		assertThat(probe.pid().isAlive()).isTrue();
	}

	@Test
	@Rule("R009")
	void ignoresNormalFromALinkedProcess(Process self) {
		Probe probe = Probe.start(self);

		probe.pid().sendExit(ExitReason.NORMAL);

		assertThat(probe.next()).isEmpty();
		assertThat(probe.pid().isAlive()).isTrue();
	}

	@Test
	@Rule("R010")
	void receivesNormalFromAnotherProcessWhenItTraps(ActorSystem system, Process self) {
		Probe probe = Probe.trapping(system);

		probe.pid().sendExit(ExitReason.NORMAL);

		assertThat(probe.next()).contains(new Exit(self.pid(), ExitReason.NORMAL));
		assertThat(probe.next()).isEmpty();
	}

	@ParameterizedTest
	@ActorSystemTest
	@MethodSource("reasons")
	@Rule("R011")
	void endsWithExactlyTheReasonThatAnotherProcessSends(ExitReason reason, ActorSystem system, Process self) {
		Probe probe = Probe.start(system);
		Monitor monitor = self.monitor(probe.pid());

		probe.pid().sendExit(reason);

		assertThat(probe.pid().isAlive()).isFalse();
		assertThat(Expect.down(self, monitor).reason()).isSameAs(reason);
	}

	@Test
	@Rule("R013")
	void isKilledThoughItTraps(Process self) {
		Subject<String> ready = self.subject();
		AtomicReference<Object> seen = new AtomicReference<>();
		Monitor monitor = self.spawnMonitored((process) -> {
			process.trapExits(true);
			ready.send("ready");
			try {
				seen.set(process.receiveForever(Expect.ANYTHING));
			}
			catch (ExitException ex) {
				seen.set(ex.reason());
			}
		});
		Expect.message(self, ready);

		monitor.pid().kill();

		assertThat(Expect.down(self, monitor).reason()).isEqualTo(ExitReason.KILLED);
		assertThat(seen).hasValue(ExitReason.KILLED);
	}

	@Test
	@Rule("R013")
	void isKilledWhileIdleAsAnActor(ActorSystem system, Process self) {
		Pid actor = Actor.of(0, ProcessTests::count).start(system).pid();
		Monitor monitor = self.monitor(actor);

		actor.kill();

		assertThat(Expect.down(self, monitor).reason()).isEqualTo(ExitReason.KILLED);
	}

	@Test
	@ActorSystemTest
	@Rule("R013")
	void isKilledByTheFirstSignalOnly(ActorSystem system, Process self) {
		Expect.race((round) -> {
			Pid pid = system.spawn((process) -> process.receiveForever(Selector.empty()));
			Monitor monitor = self.monitor(pid);

			pid.sendExit(ExitReason.SHUTDOWN);
			pid.kill();

			assertThat(Expect.down(self, monitor).reason()).isEqualTo(ExitReason.SHUTDOWN);
		});

		Expect.silence(self);
	}

	@Test
	@ActorSystemTest
	@Rule("R015")
	void canBeSentSignalsWhenItIsDead(Process self) {
		Monitor monitor = self.spawnMonitored((process) -> {
		});
		Pid dead = Expect.down(self, monitor).pid();

		dead.kill();
		dead.sendExit(ExitReason.NORMAL);
		dead.sendExit(ExitReason.abnormal("late"));

		assertThat(dead.isAlive()).isFalse();
		assertThat(dead.info()).isEmpty();
		Expect.silence(self);
	}

	@ParameterizedTest
	@MethodSource("blockedBodies")
	@Rule({ "R016", "R123" })
	void isGoneWithin100MillisecondsWhereverItBlocks(Body body, Process self) {
		Subject<Thread> ready = self.subject();

		Duration untilDown = Expect.median(() -> {
			Monitor monitor = self.spawnMonitored((process) -> {
				ready.send(Thread.currentThread());
				body.run(process);
			});
			Thread thread = Expect.message(self, ready);
			long begin = System.nanoTime();
			monitor.pid().sendExit(ExitReason.SHUTDOWN);
			assertThat(Expect.down(self, monitor).reason()).isEqualTo(ExitReason.SHUTDOWN);
			long nanos = System.nanoTime() - begin;
			assertThat(ends(thread)).as("thread ends").isTrue();
			return nanos;
		});

		assertThat(untilDown).isLessThan(Duration.ofMillis(100));
	}

	@Test
	@Rule("R016")
	void isGoneWithin100MillisecondsWhenItsHandlerBlocks(ActorSystem system, Process self) {
		Subject<String> ready = self.subject();

		Duration untilDown = Expect.median(() -> {
			CountDownLatch left = new CountDownLatch(1);
			Subject<String> actor = Actor.<Integer, String>of(0, (state, message) -> {
				ready.send("ready");
				try {
					new CountDownLatch(1).await();
				}
				finally {
					left.countDown();
				}
				return Next.state(state);
			}).start(system).subject();
			actor.send("block");
			Expect.message(self, ready);
			Monitor monitor = self.monitor(actor.owner().orElseThrow());
			long begin = System.nanoTime();
			monitor.pid().sendExit(ExitReason.SHUTDOWN);
			assertThat(Expect.down(self, monitor).reason()).isEqualTo(ExitReason.SHUTDOWN);
			long nanos = System.nanoTime() - begin;
			assertThat(left.getCount()).as("the thread has left the handler").isZero();
			return nanos;
		});

		assertThat(untilDown).isLessThan(Duration.ofMillis(100));
	}

	@Test
	@ActorSystemTest
	@Rule("R019")
	void isLinkedFromItsFirstMomentOn(Process self) {
		self.trapExits(true);

		Expect.race((round) -> {
			ExitReason reason = ExitReason.shutdown(round);
			Pid child = self.spawn((process) -> process.exit(reason));

			assertThat(Expect.exit(self)).isEqualTo(new Exit(child, reason));
		});

		Expect.silence(self);
	}

	@Test
	@ActorSystemTest
	@Rule("R020")
	void isMonitoredFromItsFirstMomentOn(Process self) {
		Expect.race((round) -> {
			Monitor monitor = self.spawnMonitored((process) -> {
			});

			assertThat(Expect.down(self, monitor).reason()).isEqualTo(ExitReason.NORMAL);
		});

		Expect.silence(self);
	}

	@Test
	@Rule("R021")
	void dropsItsUnreadMessagesWithoutAWordToTheSender(ActorSystem system, Process self) {
		Probe probe = Probe.start(system);
		Subject<Integer> unread = probe.ask(Process::subject);
		Monitor monitor = self.monitor(probe.pid());

		unread.send(1);
		unread.send(2);
		probe.exit(ExitReason.NORMAL);
		unread.send(3);

		assertThat(Expect.down(self, monitor).reason()).isEqualTo(ExitReason.NORMAL);
		Expect.silence(self);
		assertThat(system.deadLetterCount()).isEqualTo(3);
	}

	@Test
	@Rule("R022")
	void outlivesAParentThatItIsNotLinkedTo(ActorSystem system, Process self) {
		Probe parent = Probe.start(system);
		Pid child = parent.ask((process) -> process.spawnUnlinked((body) -> body.receiveForever(Selector.empty())));
		Monitor ofChild = self.monitor(child);
		Monitor ofParent = self.monitor(parent.pid());

		parent.exit(ExitReason.shutdown("parent"));

		Expect.down(self, ofParent);
		Expect.silence(self);
		assertThat(child.isAlive()).isTrue();
		self.demonitor(ofChild);
	}

	@Test
	@Rule("R023")
	void isReportedOnceWhenItCrashes(Process self) {
		try (CrashReports reports = new CrashReports()) {
			IllegalStateException cause = new IllegalStateException("no more paper");
			Monitor monitor = self.spawnMonitored((process) -> {
				process.label("printer");
				throw cause;
			});
			Expect.down(self, monitor);

			assertThat(reports.all()).singleElement().satisfies((report) -> {
				assertThat(report.getFormattedMessage()).contains("printer", monitor.pid().toString(),
						self.pid().toString());
				assertThat(report.getThrowableProxy()).isInstanceOfSatisfying(ThrowableProxy.class,
						(proxy) -> assertThat(proxy.getThrowable()).isSameAs(cause));
			});
		}
	}

	@Test
	@ActorSystemTest
	@Rule("R023")
	void namesItsLinkedNeighboursInTheReport(ActorSystem system, Process self) {
		try (CrashReports reports = new CrashReports()) {
			Probe neighbour = Probe.trapping(system);
			Monitor monitor = self.spawnMonitored((process) -> {
				process.link(neighbour.pid());
				throw new IllegalStateException("no more paper");
			});
			Expect.down(self, monitor);

			assertThat(reports.all()).singleElement()
				.satisfies((report) -> assertThat(report.getFormattedMessage()).contains(neighbour.pid().toString()));
		}
	}

	@ParameterizedTest
	@MethodSource("orderlyReasons")
	@Rule("R023")
	void isNotReportedWhenItEndsInAnOrderlyWay(ExitReason reason, Process self) {
		try (CrashReports reports = new CrashReports()) {
			Monitor monitor = self.spawnMonitored((process) -> process.exit(reason));
			Expect.down(self, monitor);

			assertThat(reports.all()).isEmpty();
		}
	}

	@Test
	@Rule("R024")
	void hasAPidThatEqualsItselfOnly(Process self) {
		Subject<Pid> pids = self.subject();
		Body body = (process) -> pids.send(process.pid());

		Pid first = self.spawn(body);
		Pid seenByFirst = Expect.message(self, pids);
		Pid second = self.spawn(body);
		Pid seenBySecond = Expect.message(self, pids);

		assertThat(seenByFirst).isEqualTo(first).hasSameHashCodeAs(first).isNotEqualTo(second);
		assertThat(seenBySecond).isEqualTo(second).isNotEqualTo(self.pid());
		assertThat(first.toString()).isNotEqualTo(second.toString());
	}

	@Test
	@Rule("R025")
	void knowsItsParentAlsoAfterThatHasEnded(ActorSystem system, Process self) {
		Probe parent = Probe.start(system);
		Subject<Probe> started = self.subject();
		parent.tell((process) -> started.send(Probe.start(process)));
		Probe child = Expect.message(self, started);
		Monitor monitor = self.monitor(parent.pid());

		parent.exit(ExitReason.NORMAL);
		Expect.down(self, monitor);

		assertThat(child.ask(Process::parent)).contains(parent.pid());
		assertThat(child.pid().info().orElseThrow().parent()).contains(parent.pid());
	}

	@Test
	@ActorSystemTest
	@Rule("R025")
	void knowsItsAncestorsNearestFirst(Process self) {
		Probe child = Probe.start(self);
		Probe grandchild = child.ask(Probe::start);
		Probe greatGrandchild = grandchild.ask(Probe::start);

		assertThat(greatGrandchild.ask(Process::ancestors)).containsExactly(grandchild.pid(), child.pid(), self.pid());
	}

	@Test
	@Rule("R025")
	void hasNoParentWhenTheSystemStartedIt(ActorSystem system) {
		Probe probe = Probe.start(system);

		assertThat(probe.ask(Process::parent)).isEmpty();
		assertThat(probe.ask(Process::ancestors)).isEmpty();
	}

	@Test
	void refusesNullsAtOnce(ActorSystem system, Process self) {
		Probe probe = Probe.start(system);

		assertThatNullPointerException().isThrownBy(() -> self.exit(null));
		assertThatNullPointerException().isThrownBy(() -> self.label(null));
		assertThatNullPointerException().isThrownBy(() -> probe.pid().sendExit(null));

		assertThat(probe.pid().isAlive()).isTrue();
	}

	@Test
	void refusesToSpawnNothing(ActorSystem system, Process self) {
		int before = system.processCount();

		assertThatNullPointerException().isThrownBy(() -> system.spawn(null));
		assertThatNullPointerException().isThrownBy(() -> system.spawnReceiver(null));
		assertThatNullPointerException().isThrownBy(() -> self.spawnUnlinked(null));
		assertThatNullPointerException().isThrownBy(() -> self.spawnMonitored(null));

		assertThat(system.processCount()).isEqualTo(before);
		Expect.silence(self);
	}

	private static Next<Integer, Reply<Integer>> count(Integer count, Reply<Integer> reply) {
		return Next.reply(reply, count + 1, count + 1);
	}

	private static boolean ends(Thread thread) {
		try {
			return thread.join(Expect.SOON);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	@SuppressWarnings("InfiniteRecursion") // what the tests need
	private static int overflow(int depth) {
		return overflow(depth + 1) + 1;
	}

	@SuppressWarnings("unchecked")
	private static <X extends Throwable> void sneakyThrow(Throwable thrown) throws X {
		throw (X) thrown;
	}

	private static Stream<Throwable> throwables() {
		return Stream.of(new IllegalStateException("unchecked"), new IOException("checked"),
				new AssertionError("error"), new InterruptedException("interrupted by itself"));
	}

	private static Stream<ExitReason> orderlyReasons() {
		return Stream.of(ExitReason.NORMAL, ExitReason.SHUTDOWN, ExitReason.shutdown("upgrade"));
	}

	private static Stream<Named<ExitReason>> reasons() {
		return Stream.of(Named.of("shutdown", ExitReason.SHUTDOWN),
				Named.of("shutdown with a detail", ExitReason.shutdown(List.of("upgrade"))),
				Named.of("a value", ExitReason.abnormal("out of paper")),
				Named.of("a throwable", ExitReason.abnormal(new IOException("out of paper"))),
				Named.of("something large", ExitReason.abnormal(new Large(new byte[10_000_000]))));
	}

	private static Stream<Named<ExitReason>> reasonsAndNormal() {
		return Stream.concat(Stream.of(Named.of("normal", ExitReason.NORMAL)), reasons());
	}

	private static Stream<Named<Body>> blockedBodies() {
		return Stream.of(Named.of("sleep", (process) -> process.sleep(Expect.AGES)),
				Named.of("receive", (process) -> process.receive(process.subject(), Expect.AGES)),
				Named.of("receive for ever", (process) -> process.receiveForever(process.subject())),
				Named.of("receive with a selector for ever", (process) -> process.receiveForever(Selector.empty())),
				Named.of("call", ProcessTests::callSomebodyWhoNeverAnswers),
				Named.of("a lock of the JDK", (process) -> new CountDownLatch(1).await()));
	}

	private static void callSomebodyWhoNeverAnswers(Process process) {
		Subject<Reply<String>> silent = process
			.spawnReceiver((callee, inbox) -> callee.receiveForever(Selector.empty()));
		silent.call((Reply<String> reply) -> reply, Expect.AGES);
	}

	/** Does not print its content. */
	private record Large(byte[] content) {

		@Override
		public String toString() {
			return this.content.length + " bytes";
		}

	}

	/** Collects what the library logs, instead of the console. */
	private static final class CrashReports implements AutoCloseable {

		private final Logger logger = (Logger) LoggerFactory.getLogger("dev.actor");

		private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

		private CrashReports() {
			this.appender.start();
			this.logger.setAdditive(false);
			this.logger.addAppender(this.appender);
		}

		private List<ILoggingEvent> all() {
			return new ArrayList<>(this.appender.list);
		}

		@Override
		public void close() {
			this.logger.detachAppender(this.appender);
			this.logger.setAdditive(true);
		}

	}

}
