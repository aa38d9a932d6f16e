package dev.actor.supervisor;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

import dev.actor.behavior.Actor;
import dev.actor.behavior.ActorSpec;
import dev.actor.behavior.Next;
import dev.actor.process.Exit;
import dev.actor.process.ExitReason;
import dev.actor.process.Monitor;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.Subject;
import dev.actor.supervisor.Children.Started;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.Test;

import static dev.actor.supervisor.Children.A_MOMENT;
import static dev.actor.supervisor.Children.SOON;
import static org.assertj.core.api.Assertions.assertThat;

/** How a supervisor stops its children, and itself. */
@ActorSystemTest
class ShutdownTests {

	@Test
	@Rule("R286")
	void childrenAreStoppedInReverseEachAfterTheEndOfTheOneBefore(Process self) {
		Family family = new Family(self);
		SupervisorSpec.Started top = family.top(SupervisorSpec.oneForOne("top")
			.child(family.member("a"))
			.child(family.member("b"))
			.child(family.member("c")));

		top.pid().sendExit(ExitReason.SHUTDOWN);

		assertThat(family.told()).isEqualTo("c ends: shutdown, alive: [a, b, c]");
		assertThat(family.told()).isEqualTo("b ends: shutdown, alive: [a, b]");
		assertThat(family.told()).isEqualTo("a ends: shutdown, alive: [a]");
		assertThat(family.exit()).isEqualTo(new Exit(top.pid(), ExitReason.SHUTDOWN));
	}

	@Test
	@Rule("R287")
	void aChildThatDoesNotTrapIsGoneAtOnce(Process self) {
		Family family = new Family(self);
		Children children = new Children(self);
		SupervisorSpec.Started top = family
			.top(SupervisorSpec.oneForOne("top").child(children.child("a").shutdown(Duration.ofMinutes(1))));
		Monitor monitor = self.monitor(children.next("a").pid());

		top.pid().sendExit(ExitReason.SHUTDOWN);

		assertThat(family.down(monitor).reason()).isEqualTo(ExitReason.SHUTDOWN);
		assertThat(family.exit()).isEqualTo(new Exit(top.pid(), ExitReason.SHUTDOWN));
	}

	@Test
	@Rule("R288")
	void aChildThatTakesTooLongIsKilledBeforeTheNextOneIsStopped(Process self) {
		Family family = new Family(self);
		SupervisorSpec.Started top = family.top(SupervisorSpec.oneForOne("top")
			.child(family.member("a"))
			.child(ChildSpec.of(family.member("b")).shutdown(A_MOMENT)));
		Monitor monitor = self.monitor(family.pid("b"));
		family.block("b");
		long begin = self.monotonicNanos();

		top.pid().sendExit(ExitReason.SHUTDOWN);

		assertThat(family.down(monitor).reason()).isEqualTo(ExitReason.KILLED);
		assertThat(self.monotonicNanos() - begin).isGreaterThanOrEqualTo(A_MOMENT.toNanos());
		assertThat(family.told()).isEqualTo("a ends: shutdown, alive: [a]");
		assertThat(family.exit()).isEqualTo(new Exit(top.pid(), ExitReason.SHUTDOWN));
	}

	@Test
	@Rule("R288")
	void aChildWhoseCleanUpTakesTooLongIsKilled(Process self) {
		Family family = new Family(self);
		Actor<Integer, String> slow = Actor.of(0, (Integer state, String message) -> Next.state(state))
			.onTerminate((state, reason) -> new CountDownLatch(1).await());
		SupervisorSpec.Started top = family
			.top(SupervisorSpec.oneForOne("top").child(ChildSpec.of(ActorSpec.of("slow", slow)).shutdown(A_MOMENT)));
		Monitor monitor = self.monitor(top.supervisor().tree().children().getFirst().pid().orElseThrow());

		top.pid().sendExit(ExitReason.SHUTDOWN);

		assertThat(family.down(monitor).reason()).isEqualTo(ExitReason.KILLED);
		assertThat(family.exit()).isEqualTo(new Exit(top.pid(), ExitReason.SHUTDOWN));
	}

	@Test
	@Rule({ "R288", "R407" })
	void aChildThatDoesNotLetGoOfItsThreadDoesNotHoldUpTheOthers(Process self) {
		Family family = new Family(self);
		Children children = new Children(self);
		Subject<String> told = self.subject();
		CountDownLatch letGo = new CountDownLatch(1);
		SupervisorSpec.Started top = family.top(SupervisorSpec.oneForOne("top")
			.child(family.member("a"))
			.child(children.child("stubborn").shutdown(A_MOMENT)));
		Started stubborn = children.next("stubborn");
		stubborn.orders().send((process) -> {
			told.send("deaf");
			while (letGo.getCount() > 0) {
				LockSupport.parkNanos(1_000_000);
				Thread.interrupted();
			}
		});
		assertThat(self.receive(told, SOON)).hasValue("deaf");

		top.pid().sendExit(ExitReason.SHUTDOWN);

		assertThat(family.told()).isEqualTo("a ends: shutdown, alive: [a]");
		assertThat(family.exit()).isEqualTo(new Exit(top.pid(), ExitReason.SHUTDOWN));
		assertThat(stubborn.thread().isAlive()).isTrue();
		letGo.countDown();
	}

	@Test
	@Rule("R289")
	void aChildThatIsToBeKilledBrutallyDoesNotCleanUp(Process self) {
		Family family = new Family(self);
		AtomicBoolean cleaned = new AtomicBoolean();
		Actor<Integer, String> tidy = Actor.of(0, (Integer state, String message) -> Next.state(state))
			.onTerminate((state, reason) -> cleaned.set(true));
		SupervisorSpec.Started top = family.top(SupervisorSpec.oneForOne("top")
			.child(ChildSpec.of(ActorSpec.of("tidy", tidy)).shutdown(Shutdown.BRUTAL_KILL)));
		Monitor monitor = self.monitor(top.supervisor().tree().children().getFirst().pid().orElseThrow());

		top.pid().sendExit(ExitReason.SHUTDOWN);

		assertThat(family.down(monitor).reason()).isEqualTo(ExitReason.KILLED);
		assertThat(family.exit()).isEqualTo(new Exit(top.pid(), ExitReason.SHUTDOWN));
		assertThat(cleaned).isFalse();
	}

	@Test
	@Rule("R290")
	void aSupervisorWaitsWithoutLimitForAChildThatMayTakeForEver(Process self) {
		Family family = new Family(self);
		SupervisorSpec.Started top = family.top(SupervisorSpec.oneForOne("top")
			.child(family.member("a"))
			.child(ChildSpec.of(family.member("b")).shutdown(Shutdown.INFINITY)));
		Monitor monitor = self.monitor(family.pid("b"));
		CountDownLatch free = family.block("b");

		top.pid().sendExit(ExitReason.SHUTDOWN);
		family.nothingIsTold();
		assertThat(List.of(family.pid("a"), family.pid("b"), top.pid())).allMatch(Pid::isAlive);
		free.countDown();

		assertThat(family.told()).isEqualTo("b ends: shutdown, alive: [a, b]");
		assertThat(family.down(monitor).reason()).isEqualTo(ExitReason.SHUTDOWN);
		assertThat(family.told()).isEqualTo("a ends: shutdown, alive: [a]");
		assertThat(family.exit()).isEqualTo(new Exit(top.pid(), ExitReason.SHUTDOWN));
	}

	@Test
	@Rule("R291")
	void aChildWithoutTimeToStopIsKilledAtOnce(Process self) {
		Family family = new Family(self);
		Children children = new Children(self);
		SupervisorSpec.Started top = family.top(SupervisorSpec.oneForOne("top")
			.child(children.child("obedient").shutdown(Duration.ZERO))
			.child(ChildSpec.of(family.member("stuck")).shutdown(Duration.ZERO)));
		Monitor obedient = self.monitor(children.next("obedient").pid());
		Monitor stuck = self.monitor(family.pid("stuck"));
		family.block("stuck");

		top.pid().sendExit(ExitReason.SHUTDOWN);

		assertThat(family.down(stuck).reason()).isEqualTo(ExitReason.KILLED);
		assertThat(family.down(obedient).reason()).isEqualTo(ExitReason.SHUTDOWN);
		assertThat(family.exit()).isEqualTo(new Exit(top.pid(), ExitReason.SHUTDOWN));
		family.nothingIsTold();
	}

	@Test
	@Rule("R292")
	void aChildMayEndItsShutdownWithAnotherReason(Process self) {
		Family family = new Family(self);
		Exception failure = new Exception("cannot clean up");
		Actor<Integer, String> clumsy = Actor.of(0, (Integer state, String message) -> Next.state(state))
			.onTerminate((state, reason) -> {
				throw failure;
			});
		SupervisorSpec.Started top = family
			.top(SupervisorSpec.oneForOne("top").child(family.member("a")).child(ActorSpec.of("clumsy", clumsy)));
		Monitor monitor = self.monitor(top.supervisor().tree().children().getLast().pid().orElseThrow());

		top.pid().sendExit(ExitReason.SHUTDOWN);

		assertThat(family.down(monitor).reason()).isEqualTo(ExitReason.abnormal(failure));
		assertThat(family.told()).isEqualTo("a ends: shutdown, alive: [a]");
		assertThat(family.exit()).isEqualTo(new Exit(top.pid(), ExitReason.SHUTDOWN));
	}

	@Test
	@Rule("R293")
	void childrenThatEndByThemselvesDuringAShutdownAreNotStartedAgain(Process self) throws InterruptedException {
		Family family = new Family(self);
		Children children = new Children(self);
		SupervisorSpec.Started top = family.top(SupervisorSpec.oneForOne("top")
			.child(children.child("normal"))
			.child(children.child("shutdown"))
			.child(children.child("crash"))
			.child(ChildSpec.of(family.member("slow")).shutdown(Shutdown.INFINITY)));
		Started normal = children.next("normal");
		Started shutdown = children.next("shutdown");
		Started crash = children.next("crash");
		List<Monitor> monitors = List.of(self.monitor(normal.pid()), self.monitor(shutdown.pid()),
				self.monitor(crash.pid()));
		ExitReason failure = ExitReason.abnormal("by itself");
		CountDownLatch free = family.block("slow");

		top.pid().sendExit(ExitReason.SHUTDOWN);
		normal.ends((process) -> {
			throw process.exit(ExitReason.NORMAL);
		});
		shutdown.ends((process) -> {
			throw process.exit(ExitReason.SHUTDOWN);
		});
		crash.ends((process) -> {
			throw process.exit(failure);
		});
		free.countDown();

		assertThat(family.exit()).isEqualTo(new Exit(top.pid(), ExitReason.SHUTDOWN));
		assertThat(monitors).map((monitor) -> family.down(monitor).reason())
			.containsExactly(ExitReason.NORMAL, ExitReason.SHUTDOWN, failure);
		assertThat(family.told()).startsWith("slow ends: shutdown");
		children.noneIsStarted();
	}

	@Test
	@Rule("R294")
	void aChildThatUnlinkedItselfAndDoesNotObeyIsKilledAllTheSame(Process self) {
		Family family = new Family(self);
		Children children = new Children(self);
		Subject<String> told = self.subject();
		SupervisorSpec.Started top = family
			.top(SupervisorSpec.oneForOne("top").child(children.child("a").shutdown(A_MOMENT)));
		Started a = children.next("a");
		Monitor monitor = self.monitor(a.pid());
		a.orders().send((process) -> {
			process.trapExits(true);
			process.unlink(top.pid());
			told.send("unlinked");
		});
		assertThat(self.receive(told, SOON)).hasValue("unlinked");

		top.pid().sendExit(ExitReason.SHUTDOWN);

		assertThat(family.down(monitor).reason()).isEqualTo(ExitReason.KILLED);
		assertThat(family.exit()).isEqualTo(new Exit(top.pid(), ExitReason.SHUTDOWN));
	}

}
