package dev.actor.supervisor;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import dev.actor.ActorSystem;
import dev.actor.behavior.ActorSpec;
import dev.actor.behavior.Next;
import dev.actor.inspect.TreeNode;
import dev.actor.process.Exit;
import dev.actor.process.ExitReason;
import dev.actor.process.Monitor;
import dev.actor.process.Name;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.Selector;
import dev.actor.process.Subject;
import dev.actor.supervisor.Children.Started;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.Test;

import static dev.actor.supervisor.Children.SOON;
import static org.assertj.core.api.Assertions.assertThat;

/** How trees are stopped. */
@ActorSystemTest
class TreeShutdownTests {

	@Test
	@Rule({ "R297", "R303" })
	void aTreeIsStoppedFromTheLastLeafToTheRoot(Process self) {
		Family family = new Family(self);
		SupervisorSpec first = SupervisorSpec.oneForOne("s1").child(family.member("a")).child(family.member("b"));
		SupervisorSpec second = SupervisorSpec.oneForOne("s2").child(family.member("c")).child(family.member("d"));
		SupervisorSpec.Started top = family.top(SupervisorSpec.oneForOne("top").child(first).child(second));
		family.knows("s1", first.handle(self).pid().orElseThrow());
		family.knows("s2", second.handle(self).pid().orElseThrow());
		family.knows("top", top.pid());

		top.pid().sendExit(ExitReason.SHUTDOWN);

		assertThat(family.told()).isEqualTo("d ends: shutdown, alive: [a, b, c, d, s1, s2, top]");
		assertThat(family.told()).isEqualTo("c ends: shutdown, alive: [a, b, c, s1, s2, top]");
		assertThat(family.told()).isEqualTo("b ends: shutdown, alive: [a, b, s1, top]");
		assertThat(family.told()).isEqualTo("a ends: shutdown, alive: [a, s1, top]");
		assertThat(family.exit()).isEqualTo(new Exit(top.pid(), ExitReason.SHUTDOWN));
		assertThat(first.handle(self).pid()).isEmpty();
	}

	@Test
	@Rule("R303")
	void aSupervisorBelowAnotherHasAllTheTimeThatItsChildrenNeed(Process self) {
		Family family = new Family(self);
		SupervisorSpec.Started top = family.top(SupervisorSpec.oneForOne("top")
			.child(SupervisorSpec.oneForOne("nested")
				.child(ChildSpec.of(family.member("a")).shutdown(Shutdown.INFINITY))));
		CountDownLatch free = family.block("a");

		top.pid().sendExit(ExitReason.SHUTDOWN);
		family.nothingIsTold();
		assertThat(top.pid().isAlive()).isTrue();
		free.countDown();

		assertThat(family.told()).isEqualTo("a ends: shutdown, alive: [a]");
		assertThat(family.exit()).isEqualTo(new Exit(top.pid(), ExitReason.SHUTDOWN));
	}

	@Test
	@Rule("R300")
	void theEndOfTheParentStopsTheChildrenAndThenTheSupervisorWithTheParentsReason(ActorSystem system, Process self) {
		Family family = new Family(self);
		Subject<Pid> supervisors = self.subject();
		ExitReason reason = ExitReason.abnormal("parent's trouble");
		SupervisorSpec spec = SupervisorSpec.oneForOne("top").child(family.member("a")).child(family.member("b"));
		Subject<String> parent = system.spawnReceiver((process, inbox) -> {
			supervisors.send(spec.start(process).pid());
			process.receiveForever(inbox);
			throw process.exit(reason);
		});
		Monitor monitor = self.monitor(self.receive(supervisors, SOON).orElseThrow());

		parent.send("end");

		assertThat(family.down(monitor).reason()).isEqualTo(reason);
		assertThat(family.told()).isEqualTo("b ends: shutdown, alive: [a, b]");
		assertThat(family.told()).isEqualTo("a ends: shutdown, alive: [a]");
	}

	@Test
	@Rule("R300")
	void theDeathOfTheParentStopsTheChildrenToo(ActorSystem system, Process self) {
		Family family = new Family(self);
		Subject<Pid> supervisors = self.subject();
		SupervisorSpec spec = SupervisorSpec.oneForOne("top").child(family.member("a"));
		Pid parent = system.spawn((process) -> {
			supervisors.send(spec.start(process).pid());
			process.sleep(Duration.ofMinutes(1));
		});
		Monitor monitor = self.monitor(self.receive(supervisors, SOON).orElseThrow());

		parent.kill();

		assertThat(family.down(monitor).reason()).isEqualTo(ExitReason.KILLED);
		assertThat(family.told()).isEqualTo("a ends: shutdown, alive: [a]");
	}

	@Test
	@Rule("R301")
	void whoeverSeesTheEndOfASupervisorFindsNoneOfItsChildrenAlive(ActorSystem system, Process self) {
		self.trapExits(true);
		Children children = new Children(self);
		SupervisorSpec spec = SupervisorSpec.oneForOne("top")
			.child(children.child("a"))
			.child(ActorSpec.of("b", 0, (state, message) -> Next.state(state)))
			.child(children.child("c").shutdown(Shutdown.BRUTAL_KILL));

		for (int i = 0; i < 300; i++) {
			SupervisorSpec.Started top = spec.start(self);
			Pid a = children.next("a").pid();
			Pid b = system.lookup(Name.of("b")).orElseThrow();
			Pid c = children.next("c").pid();

			top.pid().sendExit(ExitReason.SHUTDOWN);

			assertThat(self.receive(Selector.<Exit>empty().trappedExits((exit) -> exit), SOON))
				.hasValue(new Exit(top.pid(), ExitReason.SHUTDOWN));
			assertThat(List.of(a, b, c)).noneMatch(Pid::isAlive);
			assertThat(system.lookup(Name.of("b"))).isEmpty();
			assertThat(system.processCount()).isEqualTo(1);
		}
	}

	@Test
	@Rule({ "R188", "R286" })
	void theSystemStopsASupervisorWithItsChildren(ActorSystem system, Process self) {
		Family family = new Family(self);
		Supervisor top = system
			.start(SupervisorSpec.oneForOne("top").child(family.member("a")).child(family.member("b")));

		assertThat(system.stop(top.pid().orElseThrow(), SOON)).isTrue();

		assertThat(family.told()).isEqualTo("b ends: shutdown, alive: [a, b]");
		assertThat(family.told()).isEqualTo("a ends: shutdown, alive: [a]");
		assertThat(top.pid()).isEmpty();
		assertThat(top.tree().state()).isEqualTo(TreeNode.State.STOPPED);
	}

}
