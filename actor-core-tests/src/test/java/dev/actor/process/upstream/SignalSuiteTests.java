package dev.actor.process.upstream;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.actor.ActorSystem;
import dev.actor.process.Down;
import dev.actor.process.Exit;
import dev.actor.process.ExitReason;
import dev.actor.process.Monitor;
import dev.actor.process.Name;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.Selector;
import dev.actor.process.Subject;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** After signal_SUITE of Erlang/OTP. */
@ActorSystemTest
class SignalSuiteTests {

	private static final int BURST = 1000;

	// kill2killed: the reason that was raised
	@Test
	@Rule("R060")
	void aKillThatIsRaisedCanBeTrappedByALinkedProcess(ActorSystem system) {
		Puppet trapping = Puppet.trapping(system);
		Puppet peer = trapping.ask(Puppet::start);

		peer.exit(ExitReason.KILL);

		assertThat(trapping.next()).contains(new Exit(peer.pid(), ExitReason.KILL));
		assertThat(trapping.next()).isEmpty();
	}

	// kill2killed: the reason that was sent
	@Test
	@Rule("R061")
	void aKillThatIsSentAsAnOrdinarySignalCanBeTrapped(ActorSystem system, Process self) {
		Puppet trapping = Puppet.trapping(system);

		trapping.pid().sendExit(ExitReason.KILL);

		assertThat(trapping.next()).contains(new Exit(self.pid(), ExitReason.KILL));
		assertThat(trapping.next()).isEmpty();
	}

	// kill2killed: whoever is killed is trapped by some peers and ends the others
	@Test
	@Rule({ "R043", "R060" })
	void aKillIsTrappedBySomePeersAndEndsTheOthersWithKilled(ActorSystem system, Process self) {
		Puppet victim = Puppet.start(system);
		Puppet trapping = Puppet.trapping(system);
		Puppet ordinary = Puppet.start(system);
		Puppet watcher = Puppet.trapping(system);
		trapping.run((process) -> process.link(victim.pid()));
		ordinary.run((process) -> process.link(victim.pid()));
		watcher.run((process) -> process.link(ordinary.pid()));

		victim.pid().kill();

		assertThat(trapping.next()).contains(new Exit(victim.pid(), ExitReason.KILLED));
		assertThat(watcher.next()).contains(new Exit(ordinary.pid(), ExitReason.KILLED));
		assertThat(trapping.next()).isEmpty();
		assertThat(ordinary.pid().isAlive()).isFalse();
	}

	// monitor_named_order_local
	@Test
	@Rule("R028")
	void theDownOfAMonitorByNameComesAfterTheMessagesOfTheSender(Process self) {
		Name<Object> receiver = Name.unique("receiver");
		Name<String> sender = Name.unique("sender");
		List<Subject<Object>> addresses = List.of(self.register(receiver), self.subject());
		Subject<Pid> ready = self.subject();

		for (int round = 0; round < 100; round++) {
			self.spawnUnlinked((process) -> {
				Subject<String> inbox = process.register(sender);
				ready.send(process.pid());
				process.receiveForever(inbox);
				IntStream.range(0, BURST).forEach((i) -> addresses.get(i % 2).send(i));
			});
			Pid pid = Await.message(self, ready);
			Monitor monitor = self.monitor(sender);
			self.subject(sender).send("go");

			for (int i = 0; i < BURST; i++) {
				assertThat(Await.anything(self)).isEqualTo(i);
			}
			assertThat(Await.anything(self)).isEqualTo(new Down(monitor, pid, ExitReason.NORMAL));
		}

		Await.silence(self);
	}

	// xm_sig_order, parallel_signal_enqueue_race_1 and _2
	@Test
	@Rule({ "R026", "R064" })
	void messagesAndExitsOfEachOfManySendersKeepTheirOrder(Process self) {
		record Numbered(Pid sender, int number) {
		}
		Subject<Numbered> subject = self.subject();
		Selector<Numbered> inbox = Selector.of(subject)
			.trappedExits((exit) -> new Numbered(exit.pid(), number(exit.reason())));
		Map<Pid, Integer> next = new HashMap<>();
		int senders = 8;
		self.trapExits(true);

		Stream.generate(() -> self.spawnUnlinked((process) -> {
			for (int i = 0; i < BURST; i += 2) {
				subject.send(new Numbered(process.pid(), i));
				self.pid().sendExit(ExitReason.shutdown(i + 1));
			}
		})).limit(senders).forEach((pid) -> next.put(pid, 0));

		for (int i = 0; i < senders * BURST; i++) {
			Numbered received = self.receive(inbox, Await.SOON).orElseThrow();
			assertThat(received.number()).isEqualTo(next.put(received.sender(), received.number() + 1));
		}
		assertThat(next).hasSize(senders);
		Await.silence(self);
	}

	// parallel_signal_enqueue_race_2: those who ask do not disturb those who send
	@Test
	@Rule("R026")
	void messagesKeepTheirOrderWhileOthersLinkAndWatchTheReceiver(ActorSystem system, Process self) {
		Puppet receiver = Puppet.trapping(system);
		Subject<Integer> inbox = receiver.ask(Process::subject);
		Subject<Integer> received = self.subject();
		Subject<Pid> disturbed = self.subject();
		receiver.tell((process) -> {
			for (int i = 0; i < 10 * BURST; i++) {
				received.send(process.receiveForever(inbox));
			}
		});
		int others = 4;

		Stream.generate(() -> self.spawnUnlinked((process) -> {
			for (int i = 0; i < BURST; i++) {
				process.link(receiver.pid());
				process.demonitor(process.monitor(receiver.pid()));
				process.unlink(receiver.pid());
			}
			disturbed.send(process.pid());
		})).limit(others).forEach((pid) -> assertThat(pid).isNotNull());
		self.spawnUnlinked((process) -> IntStream.range(0, 10 * BURST).forEach(inbox::send));

		for (int i = 0; i < 10 * BURST; i++) {
			assertThat(Await.message(self, received)).isEqualTo(i);
		}
		IntStream.range(0, others).forEach((i) -> Await.message(self, disturbed));
		assertThat(receiver.next()).isEmpty();
		assertThat(receiver.pid().info().orElseThrow().monitoredBy()).isEmpty();
		assertThat(receiver.pid().info().orElseThrow().links()).isEmpty();
		Await.silence(self);
	}

	private static int number(ExitReason reason) {
		assertThat(reason).isInstanceOf(ExitReason.Shutdown.class);
		return (Integer) ((ExitReason.Shutdown) reason).detail();
	}

}
