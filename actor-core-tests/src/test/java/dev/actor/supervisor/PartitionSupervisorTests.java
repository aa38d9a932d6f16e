package dev.actor.supervisor;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.Next;
import dev.actor.inspect.TreeNode;
import dev.actor.process.Name;
import dev.actor.process.NoProcessException;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.Reply;
import dev.actor.process.Subject;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.Test;

import static dev.actor.supervisor.Children.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Copies of one actor that share the work by key. */
@ActorSystemTest
class PartitionSupervisorTests {

	@Test
	@Rule("R398")
	void anIntegerLeadsToItsAbsoluteValueModuloThePartitions(ActorSystem system) {
		PartitionSupervisor<Reply<Integer>> partitions = system.start(spec().partitions(3));

		assertThat(List.<Object>of(0, 1, 2, 3, -1, -2, -4, 100L, (short) 5, (byte) -7))
			.map((key) -> index(partitions.subject(key)))
			.containsExactly(0, 1, 2, 0, 1, 2, 1, 1, 2, 1);
		assertThat(index(partitions.subject(Long.MIN_VALUE))).isEqualTo(2);
		assertThat(index(partitions.subject(Integer.MIN_VALUE))).isEqualTo(2);
	}

	@Test
	@Rule("R398")
	void anotherKeyIsHashedAndAlwaysLeadsToTheSamePartition(ActorSystem system) {
		PartitionSupervisor<Reply<Integer>> partitions = system.start(spec().partitions(4));

		for (int i = 0; i < 100; i++) {
			String key = "key" + i;
			assertThat(index(partitions.subject(key))).isEqualTo(index(spec().handle(system).subject("key" + i)));
		}
		assertThat(IntStream.range(0, 100).map((i) -> index(partitions.subject("key" + i))).distinct().count())
			.isEqualTo(4);
	}

	@Test
	@Rule("R398")
	void thereAreAsManyAsProcessorsIfNothingIsSaid(ActorSystem system) {
		PartitionSupervisor<Reply<Integer>> partitions = system.start(spec());

		assertThat(partitions.partitions()).isEqualTo(Runtime.getRuntime().availableProcessors());
		assertThat(partitions.countChildren().active()).isEqualTo(Runtime.getRuntime().availableProcessors());
		assertThatIllegalArgumentException().isThrownBy(() -> spec().partitions(0))
			.withMessageContainingAll("'shards'", "'partitions'", "0");
	}

	@Test
	@Rule("R398")
	void aSubjectStaysValidWhenItsPartitionIsRestarted(ActorSystem system, Process self) {
		PartitionSupervisor<Reply<Integer>> partitions = system.start(spec().partitions(2));
		Subject<Reply<Integer>> subject = partitions.subject(1);
		Pid first = subject.owner().orElseThrow();
		var monitor = self.monitor(first);

		first.kill();
		new Chronicle(self).down(monitor);
		assertThat(partitions.whichChildren()).hasSize(2);

		assertThat(index(subject)).isOne();
		assertThat(subject.owner()).isPresent().isNotEqualTo(Optional.of(first));
		assertThat(partitions.partitions()).isEqualTo(2);
	}

	@Test
	@Rule("R399")
	void fewerPartitionsAreStoppedAndMoreAreStarted(ActorSystem system) {
		PartitionSupervisor<Reply<Integer>> partitions = system.start(spec().partitions(4));
		Pid last = partitions.subject(3).owner().orElseThrow();

		partitions.resize(2);

		assertThat(last.isAlive()).isFalse();
		assertThat(partitions.partitions()).isEqualTo(2);
		assertThat(spec().handle(system).partitions()).isEqualTo(2);
		assertThat(index(partitions.subject(3))).isOne();
		assertThat(partitions.countChildren()).isEqualTo(new ChildCounts(4, 2, 0, 4));
		assertThat(system.lookup(Name.of("shards:2"))).isEmpty();
		partitions.resize(4);
		assertThat(index(partitions.subject(3))).isEqualTo(3);
		partitions.resize(4);
		assertThat(partitions.countChildren().active()).isEqualTo(4);
	}

	@Test
	@Rule("R399")
	void withoutPartitionsAKeyLeadsNowhere(ActorSystem system) {
		PartitionSupervisor<Reply<Integer>> partitions = system.start(spec().partitions(2));

		partitions.resize(0);

		assertThat(partitions.partitions()).isZero();
		assertThatExceptionOfType(NoProcessException.class).isThrownBy(() -> partitions.subject(1))
			.withMessageContainingAll("'shards'", "no partitions");
		partitions.resize(1);
		assertThat(index(partitions.subject(1))).isZero();
	}

	@Test
	@Rule("R399")
	void thereAreNeverMoreThanTheSpecSays(ActorSystem system) {
		PartitionSupervisor<Reply<Integer>> partitions = system.start(spec().partitions(2));

		assertThatIllegalArgumentException().isThrownBy(() -> partitions.resize(3))
			.withMessageContainingAll("'shards'", "'partitions'", "from 0 to 2", "3");
		assertThatIllegalArgumentException().isThrownBy(() -> partitions.resize(-1));

		assertThat(partitions.partitions()).isEqualTo(2);
	}

	@Test
	@Rule("R399")
	void aSupervisorThatDoesNotRunHasNoPartitions(ActorSystem system, Process self) {
		PartitionSupervisor<Reply<Integer>> partitions = spec().partitions(2).handle(system);
		assertThatExceptionOfType(NoProcessException.class).isThrownBy(() -> partitions.subject("key"))
			.withMessageContaining("'shards' does not run");
		Supervisor top = system.start(SupervisorSpec.oneForOne("top").child(spec().partitions(2)));
		assertThat(partitions.partitions()).isEqualTo(2);
		partitions.resize(1);
		var monitor = self.monitor(partitions.pid().orElseThrow());
		monitor.pid().kill();
		new Chronicle(self).down(monitor);
		Children.settle(top);

		// Started again by the one above, it has all of them.
		assertThat(partitions.partitions()).isEqualTo(2);
		assertThat(top.tree().children().getFirst().children()).extracting(TreeNode::name)
			.containsExactly("shards:0", "shards:1");
		top.terminateChild("shards");
		assertThatExceptionOfType(NoProcessException.class).isThrownBy(partitions::partitions);
		assertThatExceptionOfType(NoProcessException.class).isThrownBy(() -> partitions.resize(1));
	}

	private static int index(Subject<Reply<Integer>> partition) {
		return partition.<Integer>call((reply) -> reply, SOON);
	}

	/** Each partition answers with its index. */
	private static PartitionSupervisorSpec<Reply<Integer>> spec() {
		return PartitionSupervisorSpec.of("shards", (index) -> Actor.of(index, (Integer own, Reply<Integer> asker) -> {
			asker.send(own);
			return Next.state(own);
		}).initTimeout(Duration.ofSeconds(5)));
	}

}
