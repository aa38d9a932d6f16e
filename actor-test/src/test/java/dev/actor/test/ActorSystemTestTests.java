package dev.actor.test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

import dev.actor.ActorSystem;
import dev.actor.ActorSystemBuilder;
import dev.actor.behavior.Actor;
import dev.actor.behavior.ActorSpec;
import dev.actor.behavior.Next;
import dev.actor.process.CrashReport;
import dev.actor.process.Name;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.Subject;
import dev.actor.supervisor.SupervisorSpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

class ActorSystemTestTests {

	private static ActorSpec<String> fragile(String name) {
		return ActorSpec.of(name, Actor.of(0, (Integer state, String message) -> {
			throw new IllegalStateException(message);
		}));
	}

	@ActorSystemTest
	static class Examples {

		@Test
		void fails(ActorSystem system, Process self) {
			system.start(SupervisorSpec.oneForOne("shop").child(fragile("till")));
			Subject<String> till = system.subject(Name.of("till"));
			Subject<String> told = self.subject();
			self.monitor(till.owner().orElseThrow());
			till.send("no paper");
			assertThat(self.receive(told, Duration.ofMillis(200))).contains("something");
		}

		@Test
		void leavesMessages(Process self) {
			self.<String>subject().send("forgotten");
		}

		@Test
		void leavesMessagesWithAProbe(Probe<String> probe) {
			probe.subject().send("expected");
			probe.subject().send("forgotten");
			probe.expect("expected");
		}

		@Test
		@ActorSystemTest(allow = ActorSystemTest.Leak.UNREAD_MESSAGES)
		void mayLeaveMessages(Process self) {
			self.<String>subject().send("forgotten");
		}

		static CountDownLatch blocked;

		@Test
		@ActorSystemTest(customizer = ShortGrace.class)
		void leavesCodeThatGoesOn(ActorSystem system, Process self) {
			CountDownLatch latch = blocked;
			Subject<String> told = self.subject();
			Pid pid = system.spawn((process) -> {
				process.label("stubborn");
				told.send("running");
				boolean done = false;
				while (!done) {
					try {
						latch.await();
						done = true;
					}
					catch (InterruptedException ex) {
						// Goes on.
					}
				}
			});
			assertThat(self.receive(told, Duration.ofSeconds(3))).contains("running");
			assertThat(pid.isAlive()).isTrue();
		}

		static final class ShortGrace implements Consumer<ActorSystemBuilder> {

			@Override
			public void accept(ActorSystemBuilder builder) {
				builder.grace(Duration.ofMillis(50));
			}

		}

		@Test
		void wantsVirtualTime(VirtualTime time) {
		}

		@Test
		@ActorSystemTest(virtualTime = true)
		void forgetsToClose(VirtualTime time) {
			ActorSystem.builder("forgotten").engine(time.engine()).build();
		}

	}

	private static Throwable failure(Events events) {
		return events.failed()
			.stream()
			.map((event) -> event.getRequiredPayload(TestExecutionResult.class).getThrowable().orElseThrow())
			.findFirst()
			.orElseThrow();
	}

	private static Events run(String method, Class<?>... types) {
		return EngineTestKit.engine("junit-jupiter")
			.selectors(selectMethod(Examples.class, method, types))
			.execute()
			.testEvents();
	}

	@Test
	void aFailureHasTheTreeTheCrashesAndTheDeadLettersWithIt() {
		Throwable failure = failure(run("fails", ActorSystem.class, Process.class));
		assertThat(failure.getSuppressed()).hasSize(1);
		assertThat(failure.getSuppressed()[0]).hasMessageContainingAll("shop", "till", "1 restarts",
				"java.lang.IllegalStateException: no paper", "Dead letters: none", "'shop' restarted 'till'");
	}

	@Test
	void messagesThatAreLeftFailTheTest() {
		assertThat(failure(run("leavesMessages", Process.class))).isInstanceOf(AssertionError.class)
			.hasMessageContainingAll("messages that the test did not take", "Leak.UNREAD_MESSAGES", "[forgotten]");
		assertThat(failure(run("leavesMessagesWithAProbe", Probe.class))).hasMessageContaining("forgotten");
		assertThat(run("mayLeaveMessages", Process.class).succeeded().count()).isOne();
	}

	@Test
	void codeThatGoesOnFailsTheTest() {
		Examples.blocked = new CountDownLatch(1);
		try {
			assertThat(failure(run("leavesCodeThatGoesOn", ActorSystem.class, Process.class))).hasMessageContainingAll(
					"processes whose code goes on", "Leak.PROCESSES", "'stubborn' <", "ActorSystemTestTests");
		}
		finally {
			Examples.blocked.countDown();
		}
	}

	@Test
	void aSystemThatIsNotClosedFailsTheTest() {
		assertThat(failure(run("forgetsToClose", VirtualTime.class))).hasMessageContaining(
				"systems that were not closed, which @ActorSystemTest(allow = Leak.PROCESSES) would allow: [forgotten]");
	}

	@Test
	void virtualTimeIsThereWhereItIsWanted() {
		assertThat(failure(run("wantsVirtualTime", VirtualTime.class))).hasStackTraceContaining("virtualTime = true");
	}

	@ActorSystemTest(seed = 7, customizer = Used.Named.class)
	static class Used {

		static final class Named implements Consumer<ActorSystemBuilder> {

			@Override
			public void accept(ActorSystemBuilder builder) {
				builder.mailboxMark(3);
			}

		}

		private ActorSystem before;

		@BeforeEach
		void setUp(ActorSystem system) {
			this.before = system;
		}

		@Test
		void aTestHasOneSystem(ActorSystem system, VirtualTime time, LogCapture log, Probe<Integer> probe) {
			assertThat(system).isSameAs(this.before);
			for (int i = 0; i < 3; i++) {
				probe.subject().send(i);
			}
			probe.receive(3);
			log.expectWarning("3 messages waiting");
			time.advance(Duration.ofHours(1));
		}

	}

	@Test
	void settingsAreThoseOfTheClass() {
		EngineTestKit.engine("junit-jupiter")
			.selectors(selectClass(Used.class))
			.execute()
			.testEvents()
			.assertStatistics((stats) -> stats.succeeded(1).failed(0));
	}

	@Test
	@ActorSystemTest
	void anExpectedCrashIsNotLogged(ActorSystem system, CrashReports crashes, LogCapture log, Probe<Object> probe) {
		Subject<String> till = system.start(fragile("till")).subject();
		CrashReport report = crashes.expectCrash("till", () -> till.send("no paper"));
		assertThat(report.reason().toString()).contains("no paper");
		crashes.expectNoOther();
		log.expectNoWarnings();
		Subject<String> other = system.start(fragile("other")).subject();
		Pid pid = other.owner().orElseThrow();
		probe.watch(pid);
		other.send("broken");
		probe.expectDown(pid);
		assertThat(log.expectError("'other'").thrown()).hasMessage("broken");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(crashes::expectNoOther)
			.withMessageContaining("'other'");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> log.expectWarning("nothing of that kind"))
			.withMessageContainingAll("WARN", "'other'");
	}

	@Test
	@ActorSystemTest(virtualTime = true)
	void aCrashThatDoesNotComeFails(ActorSystem system, CrashReports crashes) {
		system.start(ActorSpec.of("calm", 0, (Integer state, String message) -> Next.state(state)));
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> crashes.expectCrash("calm", () -> {
		})).withMessageContaining("Expected 'calm' to crash within 3000 ms");
	}

	@Test
	void aThreadWithoutAProcessExpectsToo() {
		try (ActorSystem system = ActorSystem.create("plain")) {
			Probe<String> probe = Probe.start(system);
			probe.subject().sendAfter(Duration.ofMillis(20), "hello");
			probe.expect("hello");
		}
	}

}
