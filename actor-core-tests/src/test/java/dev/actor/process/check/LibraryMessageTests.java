package dev.actor.process.check;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.Agent;
import dev.actor.behavior.Next;
import dev.actor.behavior.Started;
import dev.actor.inspect.Sys;
import dev.actor.pool.Pool;
import dev.actor.pool.PoolSpec;
import dev.actor.process.AttachedProcess;
import dev.actor.process.MessageCheck;
import dev.actor.process.Reply;
import dev.actor.process.Subject;
import dev.actor.registry.ActorRegistry;
import dev.actor.registry.GroupMonitor;
import dev.actor.registry.Groups;
import dev.actor.registry.Registry;
import dev.actor.statemachine.Action;
import dev.actor.statemachine.StateMachine;
import dev.actor.statemachine.Transition;
import dev.actor.supervisor.Backoff;
import dev.actor.supervisor.DynamicSupervisor;
import dev.actor.supervisor.DynamicSupervisorSpec;
import dev.actor.task.Task;
import dev.actor.task.TaskResult;
import dev.actor.task.TaskSupervisor;
import dev.actor.task.TaskSupervisorSpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What the library itself sends must pass the strictest check. */
class LibraryMessageTests {

	private static final Duration SOON = Duration.ofSeconds(10);

	private final ActorSystem system = ActorSystem.builder("strict").messageCheck(MessageCheck.FAIL).build();

	@AfterEach
	void close() {
		this.system.close();
	}

	private static Next<Integer, Reply<Integer>> answer(Integer state, Reply<Integer> reply) {
		return Next.reply(reply, state, state + 1);
	}

	@Test
	void thatOfStateMachines() {
		try (AttachedProcess self = this.system.attach()) {
			Subject<String> told = self.subject();
			Started<String> machine = StateMachine.<String, String, String>of("closed", "", (state, data, event) -> {
				told.send(state + " " + event);
				return event.equals("open") ? Transition.next("opened", data,
						Action.stateTimeout(Duration.ofMillis(20), "late"), Action.timeout("x", Duration.ZERO, "now"))
						: Transition.keepState();
			}).start(this.system);
			machine.subject().send("open");

			assertThat(self.receive(told, SOON)).hasValue("closed open");
			assertThat(self.receive(told, SOON)).hasValue("opened now");
			assertThat(self.receive(told, SOON)).hasValue("opened late");
			assertThat(Sys.of(machine.pid()).state()).isPresent();
		}
	}

	@Test
	void thatOfDynamicSupervisorsWhichWait() {
		AtomicInteger starts = new AtomicInteger();
		try (AttachedProcess self = this.system.attach()) {
			Subject<Integer> told = self.subject();
			DynamicSupervisor<Integer, Started<Reply<Integer>>> supervisor = this.system
				.start(DynamicSupervisorSpec.<Integer, Started<Reply<Integer>>>of("dynamic", (parent, first) -> {
					told.send(starts.incrementAndGet());
					return Actor.of(first, LibraryMessageTests::answer).start(parent);
				}).backoff(Backoff.exponential(Duration.ofMillis(1), Duration.ofMillis(2))));

			supervisor.startChild(7).pid().kill();

			assertThat(self.receive(told, SOON)).hasValue(1);
			assertThat(self.receive(told, SOON)).hasValue(2);
			assertThat(supervisor.countChildren().specs()).isEqualTo(1);
		}
	}

	@Test
	void thatOfTasksAgentsAndPools() throws Exception {
		try (AttachedProcess self = this.system.attach()) {
			assertThat(Task.async(self, () -> 42).await()).isEqualTo(42);
			assertThat(Task.stream(List.of(1, 2), (number) -> 2 * number).toList(self))
				.containsExactly(new TaskResult.Ok<>(2), new TaskResult.Ok<>(4));
		}
		TaskSupervisor tasks = this.system.start(TaskSupervisorSpec.of("tasks"));
		assertThat(tasks.submit(() -> 42).get(10, TimeUnit.SECONDS)).isEqualTo(42);
		Agent<Integer> agent = Agent.start(this.system, () -> 1);
		agent.update((number) -> number + 1);
		assertThat(agent.<Integer>get((number) -> number)).isEqualTo(2);
		Pool<Integer, Integer> pool = PoolSpec.<Integer, Integer>of("pool", 2, (number) -> number * number)
			.start(this.system);
		assertThat(pool.run(4, SOON)).isEqualTo(16);
		assertThat(pool.status(SOON).workers()).isEqualTo(2);
	}

	@Test
	void thatOfRegistriesAndGroups() {
		ActorRegistry<String, Reply<Integer>> registry = Registry.actors(this.system, "registry");
		Groups<String, Reply<Integer>> groups = Groups.of(this.system, "groups");
		try (AttachedProcess self = this.system.attach()) {
			var events = registry.listen();
			GroupMonitor<String> members = groups.monitor("all");
			Subject<Reply<Integer>> actor = registry.getOrStart("a",
					(via) -> Actor.of(1, LibraryMessageTests::answer).registered(via).start(this.system));

			assertThat(groups.join("all", actor)).isTrue();
			assertThat(actor.<Integer>call((reply) -> reply, SOON)).isEqualTo(1);
			assertThat(self.receive(events, SOON)).isPresent();
			assertThat(self.receive(members.events(), SOON)).isPresent();
		}
	}

}
