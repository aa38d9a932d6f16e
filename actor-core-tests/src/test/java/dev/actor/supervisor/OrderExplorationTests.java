package dev.actor.supervisor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.actor.ActorSystem;
import dev.actor.behavior.ActorSpec;
import dev.actor.behavior.Next;
import dev.actor.inspect.TreeNode;
import dev.actor.process.CallException;
import dev.actor.process.Monitor;
import dev.actor.process.Name;
import dev.actor.process.NameTakenException;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.Reply;
import dev.actor.process.Selector;
import dev.actor.process.Subject;
import dev.actor.test.Interleavings;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Rules about races, in hundreds of orders that each can be played again. Whatever waits
 * for ever is found too: a scenario then waits for what cannot come.
 */
class OrderExplorationTests {

	private static final int SEEDS = 300;

	private static final Duration SECOND = Duration.ofSeconds(1);

	@Test
	@Rule({ "R026", "R028" })
	void theDownOfASenderComesAfterAllItsMessages() {
		Interleavings.explore(SEEDS, (system, self) -> {
			Subject<Integer> inbox = self.subject();
			Pid sender = system.spawn((process) -> {
				for (int i = 0; i < 5; i++) {
					inbox.send(i);
				}
			});
			Pid noise = system.spawn((process) -> process.subject().send("noise"));
			Monitor monitor = self.monitor(sender);
			List<Object> got = new ArrayList<>();
			Selector<Object> all = Selector.<Object>empty().select(inbox).monitor(monitor, (down) -> "down");
			while (!got.contains("down")) {
				got.add(self.receive(all, SECOND).orElseThrow());
			}
			// The sender may have ended before it was watched: then all is there already.
			self.receive(inbox, Duration.ZERO).ifPresent(got::add);
			assertThat(got).endsWith("down").hasSize(6);
			noise.kill();
		});
	}

	@Test
	@Rule({ "R143", "R144" })
	void aCallEndsThoughItsCalleeIsKilledMeanwhile() {
		Interleavings.explore(SEEDS, (system, self) -> {
			Subject<Reply<String>> callee = system
				.start(ActorSpec.of("callee", 0,
						(Integer state, Reply<String> reply) -> Next.reply(reply, "answer", state)))
				.subject();
			Pid pid = callee.owner().orElseThrow();
			Subject<String> outcome = self.subject();
			system.spawn((caller) -> {
				try {
					outcome.send(callee.call((Reply<String> reply) -> reply, Duration.ofDays(1)));
				}
				catch (CallException ex) {
					outcome.send("gone");
				}
			});
			system.spawn((killer) -> {
				killer.subject().send("a step");
				pid.kill();
			});
			assertThat(self.receive(outcome, SECOND)).isPresent().get().isIn("answer", "gone");
		});
	}

	@Test
	@Rule("R132")
	void aNameIsTakenByOneOfTwo() {
		Interleavings.explore(SEEDS, (system, self) -> {
			Name<String> name = Name.of("leader");
			Subject<Boolean> taken = self.subject();
			for (int i = 0; i < 2; i++) {
				system.spawn((candidate) -> {
					candidate.subject().send("a step");
					taken.send(takes(candidate, name));
					candidate.sleep(Duration.ofDays(1));
				});
			}
			assertThat(List.of(self.receive(taken, SECOND).orElseThrow(), self.receive(taken, SECOND).orElseThrow()))
				.containsExactlyInAnyOrder(true, false);
		});
	}

	private static boolean takes(Process candidate, Name<String> name) {
		try {
			candidate.register(name);
			return true;
		}
		catch (NameTakenException ex) {
			return false;
		}
	}

	@Test
	@Rule({ "R310", "R311" })
	void aChildThatCrashesWhileAnOperatorTerminatesItStaysStopped() {
		Interleavings.explore(SEEDS, (system, self) -> {
			ActorSpec<String> child = ActorSpec.of("child", 0, (Integer state, String message) -> {
				throw new IllegalStateException(message);
			});
			Supervisor top = system.start(SupervisorSpec.oneForOne("top").child(child));
			Subject<String> subject = child.subject(system);
			Subject<String> done = self.subject();
			system.spawn((process) -> {
				subject.trySend("crash");
				done.send("crashed");
			});
			system.spawn((operator) -> {
				top.terminateChild("child");
				done.send("terminated");
			});
			assertThat(self.receive(done, SECOND)).isPresent();
			assertThat(self.receive(done, SECOND)).isPresent();
			assertThat(state(system, "child")).isEqualTo(TreeNode.State.STOPPED);
			assertThat(state(system, "top")).isEqualTo(TreeNode.State.RUNNING);
		});
	}

	private static TreeNode.State state(ActorSystem system, String name) {
		TreeNode top = system.trees().getFirst();
		return top.name().equals(name) ? top.state() : top.children().getFirst().state();
	}

}
