package dev.actor.behavior;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import dev.actor.ActorSystem;
import dev.actor.process.CallTimeoutException;
import dev.actor.process.CalleeExitedException;
import dev.actor.process.CallingSelfException;
import dev.actor.process.Down;
import dev.actor.process.ExitReason;
import dev.actor.process.Monitor;
import dev.actor.process.NoProcessException;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.Selector;
import dev.actor.process.StartException;
import dev.actor.process.Subject;
import dev.actor.supervisor.SupervisorSpec;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/** Group V: a state that others share. */
@ActorSystemTest
class AgentTests {

	private static final Duration SOON = Duration.ofSeconds(5);

	private static Down down(Process self, Monitor monitor) {
		return self.receive(Selector.<Down>empty().monitor(monitor, (down) -> down), SOON).orElseThrow();
	}

	@Test
	@Rule("R397")
	void functionsReadAndChangeTheState(ActorSystem system) {
		Agent<Integer> agent = Agent.start(system, () -> 1);

		assertThat(agent.<Integer>get((state) -> state)).isEqualTo(1);
		agent.update((state) -> state + 1);
		assertThat(agent.<Integer>get((state) -> state)).isEqualTo(2);
		assertThat(agent.<String>getAndUpdate((state) -> new Agent.Update<>("was " + state, state * 10)))
			.isEqualTo("was 2");
		agent.cast((state) -> state + 3);
		assertThat(agent.<Integer>get((state) -> state)).isEqualTo(23);

		agent.stop();
		assertThat(agent.pid()).isEmpty();
	}

	@Test
	@Rule("R397")
	void functionsRunInTheAgentInTheOrderOfTheirSending(ActorSystem system) {
		Agent<List<Pid>> where = Agent.start(system, List::of);
		Pid agent = where.pid().orElseThrow();
		where.update((state) -> List.of(Process.current().pid()));
		assertThat(where.<List<Pid>>get((state) -> state)).containsExactly(agent);
		assertThat(where.<Pid>get((state) -> Process.current().pid())).isEqualTo(agent);

		Agent<List<Integer>> order = Agent.start(system, List::of);
		for (int i = 0; i < 1000; i += 2) {
			int number = i;
			order.cast((state) -> with(state, number));
			order.update((state) -> with(state, number + 1));
		}

		assertThat(order.<List<Integer>>get((state) -> state)).isEqualTo(IntStream.range(0, 1000).boxed().toList());
	}

	private static List<Integer> with(List<Integer> list, int last) {
		List<Integer> longer = new ArrayList<>(list);
		longer.add(last);
		return List.copyOf(longer);
	}

	@Test
	@Rule("R397")
	void changesOfManyCallersAreNotLost(ActorSystem system, Process self) {
		Agent<Integer> agent = Agent.start(system, () -> 0);
		List<Monitor> callers = new ArrayList<>();
		for (int i = 0; i < 10; i++) {
			callers.add(self.spawnMonitored((process) -> {
				for (int j = 0; j < 200; j++) {
					agent.update((state) -> state + 1);
				}
			}));
		}
		callers.forEach((caller) -> assertThat(down(self, caller).reason()).isEqualTo(ExitReason.NORMAL));

		assertThat(agent.<Integer>get((state) -> state)).isEqualTo(2000);
	}

	@Test
	@Rule("R397")
	void aFunctionThatThrowsKillsTheAgentAndFailsTheCallerWithTheReason(ActorSystem system, Process self) {
		IllegalStateException thrown = new IllegalStateException("on purpose");
		List<Consumer<Agent<Integer>>> uses = List.of((agent) -> agent.get((state) -> {
			throw thrown;
		}), (agent) -> agent.update((state) -> {
			throw thrown;
		}), (agent) -> agent.getAndUpdate((state) -> {
			throw thrown;
		}));
		for (Consumer<Agent<Integer>> use : uses) {
			Agent<Integer> agent = Agent.start(system, () -> 1);
			Monitor end = self.monitor(agent.pid().orElseThrow());

			assertThatExceptionOfType(CalleeExitedException.class).isThrownBy(() -> use.accept(agent))
				.withCause(thrown)
				.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(ExitReason.abnormal(thrown)));

			assertThat(down(self, end).reason()).isEqualTo(ExitReason.abnormal(thrown));
		}
	}

	@Test
	@Rule("R397")
	void aCastThatThrowsKillsTheAgentAndNobodyElse(ActorSystem system, Process self) {
		IllegalStateException thrown = new IllegalStateException("on purpose");
		Agent<Integer> agent = Agent.start(system, () -> 1);
		Monitor end = self.monitor(agent.pid().orElseThrow());

		agent.cast((state) -> {
			throw thrown;
		});

		assertThat(down(self, end).reason()).isEqualTo(ExitReason.abnormal(thrown));
		assertThatExceptionOfType(NoProcessException.class).isThrownBy(() -> agent.get((state) -> state));
	}

	@Test
	@Rule("R397")
	void aResultOfNothingIsTheCallersErrorAndNoStateIsTheAgents(ActorSystem system) {
		Agent<Integer> agent = Agent.start(system, () -> 1);

		assertThatNullPointerException().isThrownBy(() -> agent.get((state) -> null)).withMessageContaining("Optional");
		assertThat(agent.<Integer>get((state) -> state)).isEqualTo(1);
		assertThatExceptionOfType(CalleeExitedException.class).isThrownBy(() -> agent.update((state) -> null))
			.withStackTraceContaining("next state must not be null");
	}

	@Test
	@Rule("R397")
	void aCallerThatGivesUpIsForgottenAndTheFunctionIsApplied(ActorSystem system) {
		Agent<Integer> agent = Agent.start(system, () -> 1);
		CountDownLatch latch = new CountDownLatch(1);
		agent.cast((state) -> {
			await(latch);
			return state;
		});

		assertThatExceptionOfType(CallTimeoutException.class)
			.isThrownBy(() -> agent.update((state) -> state + 1, Duration.ofMillis(50)));
		assertThatExceptionOfType(CallTimeoutException.class)
			.isThrownBy(() -> agent.get((state) -> state, Duration.ofMillis(50)));
		latch.countDown();

		assertThat(agent.<Integer>get((state) -> state)).isEqualTo(2);
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	@Rule("R397")
	void aFunctionThatUsesItsOwnAgentIsTold(ActorSystem system) {
		Agent<Integer> agent = Agent.start(system, () -> 1);

		assertThatExceptionOfType(CalleeExitedException.class)
			.isThrownBy(() -> agent.get((state) -> agent.<Integer>get((again) -> again)))
			.withCauseInstanceOf(CallingSelfException.class);
	}

	@Test
	@Rule("R397")
	void stopsAfterWhatWasSentBeforeWithAnyReason(ActorSystem system, Process self) {
		List<Integer> applied = new ArrayList<>();
		Agent<Integer> agent = Agent.start(system, () -> 1);
		Monitor end = self.monitor(agent.pid().orElseThrow());
		agent.cast((state) -> {
			applied.add(state);
			return state;
		});

		agent.stop(ExitReason.shutdown("enough"), SOON);

		assertThat(applied).containsExactly(1);
		assertThat(down(self, end).reason()).isEqualTo(ExitReason.shutdown("enough"));
		assertThatExceptionOfType(NoProcessException.class).isThrownBy(agent::stop);
	}

	@Test
	@Rule("R397")
	void anEndForAnotherReasonIsNoStop(ActorSystem system) {
		Agent<Integer> agent = Agent.start(system, () -> 1);
		agent.cast((state) -> {
			throw Process.current().exit(ExitReason.shutdown("first"));
		});

		assertThatExceptionOfType(RuntimeException.class).isThrownBy(agent::stop)
			.satisfiesAnyOf((ex) -> assertThat(ex).isInstanceOf(NoProcessException.class),
					(ex) -> assertThat(((CalleeExitedException) ex).reason()).isEqualTo(ExitReason.shutdown("first")));
	}

	@Test
	@Rule("R397")
	void isLinkedToAProcessThatStartsIt(Process self) {
		Monitor starter = self.spawnMonitored((process) -> {
			Agent<Integer> agent = Agent.start(process, () -> 1);
			agent.cast((state) -> {
				throw Process.current().exit(ExitReason.abnormal("both"));
			});
			process.sleep(SOON);
		});

		assertThat(down(self, starter).reason()).isEqualTo(ExitReason.abnormal("both"));
	}

	@Test
	@Rule("R397")
	void doesNotStartWithoutAState(ActorSystem system, Process self) {
		assertThatExceptionOfType(StartException.class).isThrownBy(() -> Agent.start(system, () -> {
			throw new IllegalStateException("no state");
		})).withStackTraceContaining("no state");

		assertThat(system.processes()).containsExactly(self.pid());
	}

	@Test
	@Rule("R397")
	void underASupervisorItBeginsAnewAndItsHandleStays(ActorSystem system, Process self) {
		Subject<Pid> begun = self.subject();
		ActorSpec<Agent.Request<Integer>> spec = Agent.spec("counter", () -> {
			begun.send(Process.current().pid());
			return 7;
		});
		Agent<Integer> agent = Agent.of(spec, system);
		assertThat(agent.pid()).isEmpty();
		assertThatExceptionOfType(NoProcessException.class).isThrownBy(() -> agent.cast((state) -> state))
			.withMessageContaining("counter");
		system.start(SupervisorSpec.oneForOne("top").child(spec));
		agent.update((state) -> 8);
		Monitor end = self.monitor(agent.pid().orElseThrow());

		assertThatExceptionOfType(CalleeExitedException.class).isThrownBy(() -> agent.update((state) -> {
			throw new IllegalStateException("on purpose");
		}));
		down(self, end);
		assertThat(self.receive(begun, SOON)).contains(end.pid());
		Pid second = self.receive(begun, SOON).orElseThrow();
		assertThat(agent.pid()).contains(second);
		assertThat(agent.<Integer>get((state) -> state)).isEqualTo(7);
	}

}
