package dev.actor.supervisor;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.ActorSpec;
import dev.actor.behavior.Next;
import dev.actor.inspect.TreeNode;
import dev.actor.process.Down;
import dev.actor.process.ExitReason;
import dev.actor.process.Monitor;
import dev.actor.process.Name;
import dev.actor.process.NoProcessException;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.ProcessInfo;
import dev.actor.process.Reply;
import dev.actor.process.Selector;
import dev.actor.process.Subject;
import dev.actor.supervisor.Children.Started;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.actor.supervisor.Children.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

/** Who is started again after which end, and what becomes of the others. */
@ActorSystemTest
class RestartTests {

	@ParameterizedTest(name = "{0}: a {1} child that ends {2} is {3}")
	@CsvSource({ "R234, PERMANENT, NORMALLY, RESTARTED", "R235, PERMANENT, WITH_SHUTDOWN, RESTARTED",
			"R236, PERMANENT, WITH_SHUTDOWN_AND_DETAIL, RESTARTED", "R237, PERMANENT, ABNORMALLY, RESTARTED",
			"R238, PERMANENT, KILLED, RESTARTED", "R239, TRANSIENT, NORMALLY, KEPT",
			"R240, TRANSIENT, WITH_SHUTDOWN, KEPT", "R241, TRANSIENT, WITH_SHUTDOWN_AND_DETAIL, KEPT",
			"R242, TRANSIENT, ABNORMALLY, RESTARTED", "R243, TRANSIENT, KILLED, RESTARTED",
			"R244, TEMPORARY, NORMALLY, FORGOTTEN", "R245, TEMPORARY, WITH_SHUTDOWN, FORGOTTEN",
			"R246, TEMPORARY, WITH_SHUTDOWN_AND_DETAIL, FORGOTTEN", "R247, TEMPORARY, ABNORMALLY, FORGOTTEN",
			"R248, TEMPORARY, KILLED, FORGOTTEN" })
	@Rule({ "R234", "R235", "R236", "R237", "R238", "R239", "R240", "R241", "R242", "R243", "R244", "R245", "R246",
			"R247", "R248" })
	void whatBecomesOfAChildThatEndsByItself(String rule, Restart restart, Ending ending, Fate fate, ActorSystem system,
			Process self) throws InterruptedException {
		Children children = new Children(self);
		Supervisor supervisor = system.start(SupervisorSpec.oneForOne("top")
			.intensity(1, Duration.ofMinutes(1))
			.child(children.child("sibling"))
			.child(children.child("child").restart(restart)));
		Started sibling = children.next("sibling");
		Started child = children.next("child");
		Monitor monitor = self.monitor(supervisor.pid().orElseThrow());

		ending.of(child);
		Children.settle(supervisor);

		assertThat(sibling.pid().isAlive()).isTrue();
		List<TreeNode> places = supervisor.tree().children();
		assertThat(places.getFirst().pid()).hasValue(sibling.pid());
		switch (fate) {
			case RESTARTED -> {
				Started next = children.next("child");
				assertThat(next.pid()).isNotEqualTo(child.pid());
				assertThat(places.subList(1, places.size()))
					.extracting(TreeNode::name, TreeNode::state, TreeNode::pid, TreeNode::restarts)
					.containsExactly(tuple("child", TreeNode.State.RUNNING, Optional.of(next.pid()), 1));
				assertThat(places.getLast().lastExit()).get().satisfies(ending::isTheReason);
			}
			case KEPT -> {
				children.noneIsStarted();
				assertThat(places.subList(1, places.size()))
					.extracting(TreeNode::name, TreeNode::state, TreeNode::pid, TreeNode::restarts)
					.containsExactly(tuple("child", TreeNode.State.STOPPED, Optional.empty(), 0));
				assertThat(places.getLast().lastExit()).get().satisfies(ending::isTheReason);
			}
			case FORGOTTEN -> {
				children.noneIsStarted();
				assertThat(places).extracting(TreeNode::name).containsExactly("sibling");
			}
		}
		// One restart is tolerated: the sibling gets it if the child did not count.
		sibling.isKilled();
		if (fate == Fate.RESTARTED) {
			assertThat(down(self, monitor)).get().extracting(Down::reason).isEqualTo(ExitReason.SHUTDOWN);
		}
		else {
			children.next("sibling");
			self.demonitor(monitor);
			assertThat(supervisor.pid()).hasValue(monitor.pid());
		}
	}

	@Test
	@Rule("R249")
	void onlyTheChildThatCrashedIsReplaced(ActorSystem system, Process self) throws InterruptedException {
		Children children = new Children(self);
		Supervisor supervisor = system.start(SupervisorSpec.oneForOne("top")
			.child(children.child("a"))
			.child(children.child("b"))
			.child(children.child("c")));
		Started a = children.next("a");
		Started b = children.next("b");
		Started c = children.next("c");

		b.crashes();

		Started again = children.next("b");
		Children.settle(supervisor);
		assertThat(again.pid()).isNotEqualTo(b.pid());
		assertThat(supervisor.tree().children()).extracting(TreeNode::name, TreeNode::pid)
			.containsExactly(tuple("a", Optional.of(a.pid())), tuple("b", Optional.of(again.pid())),
					tuple("c", Optional.of(c.pid())));
		assertThat(List.of(a, c)).allMatch((child) -> child.pid().isAlive());
		children.noneIsStarted();
	}

	@Test
	@Rule("R262")
	void aRestartedActorHasAFreshStateAndAnEmptyMailbox(ActorSystem system, Process self) {
		Subject<Pid> starts = self.subject();
		Subject<String> told = self.subject();
		system.start(SupervisorSpec.oneForOne("top").child(counter(starts)));
		Subject<Message> counter = system.subject(Name.of("counter"));
		Pid first = self.receive(starts, SOON).orElseThrow();
		counter.send(new Add(5));
		assertThat(valueOf(counter)).isEqualTo(15);
		counter.send(new Block(told));
		assertThat(self.receive(told, SOON)).hasValue("blocked");
		counter.send(new Add(1));
		counter.send(new Add(1));

		first.kill();

		Pid second = self.receive(starts, SOON).orElseThrow();
		assertThat(second.info()).get().extracting(ProcessInfo::mailboxLength).isEqualTo(0);
		assertThat(valueOf(counter)).isEqualTo(10);
	}

	@Test
	@Rule("R262")
	void theInitialStateOfASpecIsUsedAtEachRestart(ActorSystem system, Process self) {
		Subject<Pid> starts = self.subject();
		system.start(SupervisorSpec.oneForOne("top").intensity(10, Duration.ofMinutes(1)).child(counter(starts)));
		Subject<Message> counter = system.subject(Name.of("counter"));

		for (int i = 0; i < 10; i++) {
			Pid pid = self.receive(starts, SOON).orElseThrow();
			counter.send(new Add(1));
			assertThat(valueOf(counter)).isEqualTo(11);
			pid.kill();
		}

		assertThat(self.receive(starts, SOON)).isPresent();
		assertThat(valueOf(counter)).isEqualTo(10);
	}

	@Test
	@Rule("R263")
	void theNewIncarnationHoldsTheNameAsSoonAsItStarts(ActorSystem system, Process self) {
		Subject<Pid> starts = self.subject();
		system.start(SupervisorSpec.oneForOne("top").intensity(1000, Duration.ofMinutes(1)).child(counter(starts)));
		Pid pid = self.receive(starts, SOON).orElseThrow();

		for (int i = 0; i < 300; i++) {
			pid.kill();
			assertThat(system.lookup(Name.of("counter"))).isNotEqualTo(Optional.of(pid));
			Pid next = self.receive(starts, SOON).orElseThrow();
			assertThat(next).isNotEqualTo(pid);
			assertThat(system.lookup(Name.of("counter"))).hasValue(next);
			assertThat(valueOf(system.subject(Name.of("counter")))).isEqualTo(10);
			pid = next;
		}
	}

	@Test
	@Rule("R265")
	void theSubjectOfTheFirstStartIsStaleAfterARestartAndOnlyTheNameStaysValid(ActorSystem system, Process self) {
		Subject<Subject<Message>> starts = self.subject();
		Actor<Integer, Message> actor = Actor.withInit((process, subject) -> {
			starts.send(subject);
			return 10;
		}, Message::handle);
		system.start(SupervisorSpec.oneForOne("top")
			.child(ChildSpec.worker("unnamed", (supervisor) -> actor.start(supervisor).pid()))
			.child(ActorSpec.of("named", actor)));
		Subject<Message> unnamed = self.receive(starts, SOON).orElseThrow();
		Subject<Message> named = self.receive(starts, SOON).orElseThrow();

		unnamed.owner().orElseThrow().kill();
		Subject<Message> unnamedAgain = self.receive(starts, SOON).orElseThrow();
		named.owner().orElseThrow().kill();
		assertThat(self.receive(starts, SOON)).isPresent();

		unnamed.send(new Add(1));
		named.send(new Add(1));
		assertThat(system.deadLetterCount()).isEqualTo(2);
		assertThatExceptionOfType(NoProcessException.class).isThrownBy(() -> valueOf(unnamed));
		assertThat(valueOf(unnamedAgain)).isEqualTo(10);
		assertThat(valueOf(system.subject(Name.of("named")))).isEqualTo(10);
	}

	@Test
	@Rule("R266")
	void aChildThatUnlinkedItselfIsNotRestarted(ActorSystem system, Process self) throws InterruptedException {
		Children children = new Children(self);
		Supervisor supervisor = system
			.start(SupervisorSpec.oneForOne("top").child(children.child("a")).child(children.child("b")));
		Started a = children.next("a");
		Started b = children.next("b");

		a.ends((process) -> {
			process.unlink(supervisor.pid().orElseThrow());
			throw new IllegalStateException("nobody hears");
		});
		Children.settle(supervisor);

		children.noneIsStarted();
		assertThat(supervisor.tree().children()).extracting(TreeNode::name, TreeNode::pid)
			.containsExactly(tuple("a", Optional.empty()), tuple("b", Optional.of(b.pid())));
		assertThat(supervisor.terminateChild("a")).isTrue();
		assertThat(supervisor.deleteChild("a")).isTrue();
	}

	@Test
	@Rule("R267")
	void theExitOfAStrangerIsIgnored(ActorSystem system, Process self) {
		Children children = new Children(self);
		Supervisor supervisor = system.start(SupervisorSpec.oneForOne("top").child(children.child("a")));
		Started a = children.next("a");
		Pid pid = supervisor.pid().orElseThrow();

		pid.sendExit(ExitReason.NORMAL);
		pid.sendExit(ExitReason.SHUTDOWN);
		pid.sendExit(ExitReason.abnormal("not yours"));
		Monitor stranger = self.spawnMonitored((process) -> {
			process.link(pid);
			throw process.exit(ExitReason.abnormal("a stranger's trouble"));
		});
		assertThat(down(self, stranger)).isPresent();
		Children.settle(supervisor);

		assertThat(supervisor.pid()).hasValue(pid);
		assertThat(a.pid().isAlive()).isTrue();
		children.noneIsStarted();
	}

	@Test
	@Rule("R268")
	void aMessageThatASupervisorDoesNotUnderstandIsIgnored(ActorSystem system, Process self) {
		Children children = new Children(self);
		Supervisor supervisor = system.start(SupervisorSpec.oneForOne("top").child(children.child("a")));
		Started a = children.next("a");
		Pid pid = supervisor.pid().orElseThrow();

		system.<Object>subject(Name.of("top")).send("junk");
		Children.settle(supervisor);

		assertThat(supervisor.pid()).hasValue(pid);
		assertThat(a.pid().isAlive()).isTrue();
		children.noneIsStarted();
	}

	private static Optional<Down> down(Process self, Monitor monitor) {
		return self.receive(Selector.<Down>empty().monitor(monitor, (down) -> down), SOON);
	}

	private static int valueOf(Subject<Message> counter) {
		return counter.call(Get::new, SOON);
	}

	private static ActorSpec<Message> counter(Subject<Pid> starts) {
		return ActorSpec.of("counter", Actor.withInit((process, subject) -> {
			starts.send(process.pid());
			return 10;
		}, Message::handle));
	}

	enum Fate {

		RESTARTED, KEPT, FORGOTTEN

	}

	enum Ending {

		NORMALLY, WITH_SHUTDOWN, WITH_SHUTDOWN_AND_DETAIL, ABNORMALLY, KILLED;

		private static final IllegalStateException FAILURE = new IllegalStateException("a child crashes");

		ExitReason reason() {
			return switch (this) {
				case NORMALLY -> ExitReason.NORMAL;
				case WITH_SHUTDOWN -> ExitReason.SHUTDOWN;
				case WITH_SHUTDOWN_AND_DETAIL -> ExitReason.shutdown(List.of("a", "detail"));
				case ABNORMALLY -> ExitReason.abnormal(FAILURE);
				case KILLED -> ExitReason.KILLED;
			};
		}

		void isTheReason(ExitReason reason) {
			assertThat(reason).isEqualTo(reason());
		}

		void of(Started child) throws InterruptedException {
			switch (this) {
				case NORMALLY, WITH_SHUTDOWN, WITH_SHUTDOWN_AND_DETAIL -> child.ends((process) -> {
					throw process.exit(reason());
				});
				case ABNORMALLY -> child.ends((process) -> {
					throw FAILURE;
				});
				case KILLED -> child.isKilled();
			}
		}

	}

	sealed interface Message {

		static Next<Integer, Message> handle(int state, Message message) throws InterruptedException {
			return switch (message) {
				case Add add -> Next.state(state + add.by());
				case Get get -> Next.reply(get.reply(), state, state);
				case Block block -> {
					block.told().send("blocked");
					new CountDownLatch(1).await();
					yield Next.state(state);
				}
			};
		}

	}

	record Add(int by) implements Message {
	}

	record Get(Reply<Integer> reply) implements Message {
	}

	record Block(Subject<String> told) implements Message {
	}

}
