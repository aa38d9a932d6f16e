package dev.actor.supervisor;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.ActorSpec;
import dev.actor.behavior.Next;
import dev.actor.process.Name;
import dev.actor.process.NoProcessException;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.Reply;
import dev.actor.process.Spawner;
import dev.actor.process.Subject;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.Test;

import static dev.actor.supervisor.Children.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Subjects of children, which stay valid when these are restarted. */
@ActorSystemTest
class SupervisedSubjectTests {

	private static final ActorSpec<Reply<Pid>> NAMED = ActorSpec.of("named", actor());

	@Test
	@Rule("R265")
	void aNamedActorIsReachedByItsSpecAndByItsId(ActorSystem system, Process self) {
		Supervisor supervisor = system
			.start(SupervisorSpec.oneForOne("top").child(ChildSpec.of(NAMED).id("another id")));
		Subject<Reply<Pid>> bySpec = supervisor.subject(NAMED);
		Subject<Reply<Pid>> byId = supervisor.subject("another id");
		Pid first = pid(bySpec);
		assertThat(pid(byId)).isEqualTo(first);

		kill(first, supervisor, self);

		assertThat(pid(bySpec)).isNotEqualTo(first).isEqualTo(pid(byId));
	}

	@Test
	@Rule("R265")
	void anActorWithoutANameIsReachedByItsId(ActorSystem system, Process self) {
		Supervisor supervisor = system.start(SupervisorSpec.oneForOne("top")
			.child(ChildSpec.of("one", actor()))
			.child(ChildSpec.of("two", actor()).restart(Restart.TEMPORARY)));
		Subject<Reply<Pid>> one = supervisor.subject("one");
		Pid first = pid(one);

		kill(first, supervisor, self);

		assertThat(pid(one)).isNotEqualTo(first);
		assertThat(supervisor.whichChild("one")).map(ChildInfo::pid).hasValue(Optional.of(pid(one)));
		assertThat(system.lookup(Name.of("top:one"))).hasValue(pid(one));
		assertThat(pid(supervisor.subject("two"))).isNotEqualTo(pid(one));
	}

	@Test
	void oneActorCanBeTheChildOfTwoSupervisors(ActorSystem system) {
		ChildSpec shared = ChildSpec.of("shared", actor());
		Supervisor left = system.start(SupervisorSpec.oneForOne("left").child(shared).child(shared.id("twin")));
		Supervisor right = system.start(SupervisorSpec.oneForOne("right").child(shared));

		assertThat(List.of(pid(left.subject("shared")), pid(left.subject("twin")), pid(right.subject("shared"))))
			.doesNotHaveDuplicates();
	}

	@Test
	void aChildThatWasAddedLaterIsReachedToo(ActorSystem system) {
		Supervisor supervisor = system.start(SupervisorSpec.oneForOne("top"));
		Pid pid = supervisor.startChild(ChildSpec.of("late", actor()).restart(Restart.TEMPORARY));

		assertThat(pid(supervisor.subject("late"))).isEqualTo(pid);
		Subject<Reply<Pid>> subject = supervisor.subject("late");
		supervisor.terminateChild("late");

		assertThatExceptionOfType(NoProcessException.class).isThrownBy(() -> pid(subject));
		assertThatExceptionOfType(ChildException.class).isThrownBy(() -> supervisor.subject("late"))
			.extracting(ChildException::error)
			.isEqualTo(new ChildError.NotFound());
	}

	@Test
	void aStartFunctionMayTellItsName(ActorSystem system) {
		Supervisor supervisor = system
			.start(SupervisorSpec.oneForOne("top").child(ChildSpec.worker("function", new ChildSpec.Start() {

				@Override
				public Pid start(Spawner spawner) {
					return NAMED.start(spawner).pid();
				}

				@Override
				public Optional<Name<?>> name() {
					return Optional.of(NAMED.name());
				}

			})).child(ChildSpec.worker("silent", (spawner) -> actor().start(spawner).pid())));

		assertThat(pid(supervisor.subject("function"))).isEqualTo(pid(supervisor.subject(NAMED)));
		assertThatIllegalArgumentException().isThrownBy(() -> supervisor.subject("silent"))
			.withMessageContainingAll("'silent'", "'top'", "start function");
	}

	@Test
	void aChildOfASupervisorThatDoesNotRunIsKnownByItsSpec(ActorSystem system) {
		SupervisorSpec spec = SupervisorSpec.oneForOne("top").child(ChildSpec.of("one", actor()));
		Subject<Reply<Pid>> early = spec.handle(system).subject("one");
		assertThatExceptionOfType(NoProcessException.class).isThrownBy(() -> pid(early));

		system.start(spec);

		assertThat(pid(early).isAlive()).isTrue();
	}

	private static void kill(Pid pid, Supervisor supervisor, Process self) {
		var monitor = self.monitor(pid);
		pid.kill();
		new Chronicle(self).down(monitor);
		Children.settle(supervisor);
	}

	private static Pid pid(Subject<Reply<Pid>> subject) {
		return subject.<Pid>call((reply) -> reply, SOON);
	}

	private static Actor<Integer, Reply<Pid>> actor() {
		return Actor.of(0, (Integer state, Reply<Pid> asker) -> {
			asker.send(Process.current().pid());
			return Next.state(state);
		}).initTimeout(Duration.ofSeconds(5));
	}

}
