package dev.actor.task;

import java.util.List;

import dev.actor.process.ExitReason;
import dev.actor.process.Monitor;
import dev.actor.process.Process;
import dev.actor.process.Subject;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** After the tests of Elixir's tasks. */
@ActorSystemTest
class ElixirTaskTests {

	// async_stream: what is in the inbox and comes from others
	@Test
	@Rule("R394")
	void aStreamLeavesWhatOthersHaveSentToItsConsumer(Process self) {
		Subject<String> inbox = self.subject();
		inbox.send("before");
		Monitor stranger = self.spawnMonitored((process) -> {
			throw process.exit(ExitReason.shutdown("a stranger's"));
		});

		List<Integer> results = Task.stream(List.of(1, 2, 3), (Integer input) -> {
			inbox.send("from " + input);
			return input;
		}).maxConcurrency(1).toList(self).stream().map(TaskResult::orElseThrow).toList();

		assertThat(results).containsExactly(1, 2, 3);
		assertThat(Probe.down(self, stranger).reason()).isEqualTo(ExitReason.shutdown("a stranger's"));
		for (String expected : List.of("before", "from 1", "from 2", "from 3")) {
			assertThat(self.receive(inbox, Probe.SOON)).hasValue(expected);
		}
		Probe.nothingLeft(self);
	}

}
