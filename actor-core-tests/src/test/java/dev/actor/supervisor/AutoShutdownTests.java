package dev.actor.supervisor;

import java.time.Duration;

import dev.actor.ActorSystem;
import dev.actor.inspect.TreeNode;
import dev.actor.process.ExitReason;
import dev.actor.process.Monitor;
import dev.actor.process.Process;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static dev.actor.supervisor.AutoShutdown.ALL_SIGNIFICANT;
import static dev.actor.supervisor.AutoShutdown.ANY_SIGNIFICANT;
import static dev.actor.supervisor.AutoShutdown.NEVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Supervisors that end because of significant children. */
@ActorSystemTest(virtualTime = true)
class AutoShutdownTests {

	@Test
	@ActorSystemTest
	@Rule("R326")
	void aSignificantChildIsRefusedWhereNoSignificantEndCounts(ActorSystem system, Process self) {
		Chronicle chronicle = new Chronicle(self);
		SupervisorSpec spec = SupervisorSpec.oneForOne("top").child(significant(chronicle, "a", Restart.TRANSIENT));
		Supervisor running = system.start(SupervisorSpec.oneForOne("other"));

		assertThatIllegalArgumentException().isThrownBy(() -> system.start(spec))
			.withMessageContainingAll("'top'", "'a'", "'significant'", "'autoShutdown'", "NEVER");
		assertThatIllegalArgumentException().isThrownBy(() -> ChildSpec.of(spec));
		assertThatIllegalArgumentException().isThrownBy(() -> SupervisorSpec.oneForOne("up").child(spec));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> running.startChild(significant(chronicle, "b", Restart.TEMPORARY)))
			.withMessageContainingAll("'other'", "'b'", "'significant'");

		chronicle.nothingHappens();
		assertThat(running.whichChildren()).isEmpty();
		system.start(spec.autoShutdown(ANY_SIGNIFICANT));
		chronicle.happens("+a");
	}

	@ParameterizedTest
	@EnumSource
	@Rule("R327")
	void aChildIsNotSignificantAndPermanent(AutoShutdown mode, ActorSystem system, Process self) {
		Chronicle chronicle = new Chronicle(self);
		ChildSpec child = significant(chronicle, "a", Restart.PERMANENT);
		SupervisorSpec spec = SupervisorSpec.oneForOne("top").autoShutdown(mode);
		Supervisor running = system.start(spec);

		assertThatIllegalArgumentException().isThrownBy(() -> spec.child(child))
			.withMessageContainingAll("'top'", "'a'", "'significant'", "permanent");
		assertThatIllegalArgumentException().isThrownBy(() -> running.startChild(child))
			.withMessageContainingAll("'top'", "'a'", "'significant'", "permanent");

		chronicle.nothingHappens();
	}

	@ParameterizedTest
	@EnumSource
	@Rule("R329")
	void theEndOfOtherChildrenIsNoReason(AutoShutdown mode, ActorSystem system, Process self) {
		Chronicle chronicle = new Chronicle(self);
		SupervisorSpec spec = SupervisorSpec.oneForOne("top").autoShutdown(mode);
		if (mode != NEVER) {
			spec = spec.child(significant(chronicle, "keeper", Restart.TRANSIENT));
		}
		Supervisor supervisor = system.start(spec.child(chronicle.child("temporary", Restart.TEMPORARY))
			.child(chronicle.child("transient", Restart.TRANSIENT))
			.child(chronicle.child("permanent")));
		Monitor monitor = self.monitor(supervisor.pid().orElseThrow());

		chronicle.crash("temporary");
		chronicle.ends("transient", ExitReason.NORMAL);
		chronicle.ends("permanent", ExitReason.NORMAL);
		Children.settle(supervisor);

		assertThat(supervisor.pid()).hasValue(monitor.pid());
		self.demonitor(monitor);
		self.flush();
	}

	@ParameterizedTest
	@EnumSource
	@Rule("R330")
	void anyEndOfASignificantTemporaryChildIsTheEnd(Ending ending, ActorSystem system, Process self) {
		Chronicle chronicle = new Chronicle(self);
		Monitor monitor = start(ANY_SIGNIFICANT, Restart.TEMPORARY, chronicle, system, self);

		ending.of(chronicle, self, "s1");

		if (ending != Ending.KILLED) {
			chronicle.happens((ending == Ending.SHUTDOWN) ? "-s1" : "!s1");
		}
		chronicle.happens("-z", "-s2", "-a");
		assertThat(chronicle.down(monitor)).isEqualTo(ExitReason.SHUTDOWN);
		chronicle.nothingHappens();
	}

	@ParameterizedTest
	@EnumSource(names = { "CRASH", "KILLED" })
	@Rule("R331")
	void aSignificantTransientChildIsRestartedAfterAFailure(Ending ending, ActorSystem system, Process self) {
		Chronicle chronicle = new Chronicle(self);
		Monitor monitor = start(ANY_SIGNIFICANT, Restart.TRANSIENT, chronicle, system, self);

		ending.of(chronicle, self, "s1");

		if (ending != Ending.KILLED) {
			chronicle.happens("!s1");
		}
		chronicle.happens("+s1");
		chronicle.nothingHappens();
		self.demonitor(monitor);
		assertThat(monitor.pid().isAlive()).isTrue();
	}

	@ParameterizedTest
	@EnumSource(names = { "NORMAL", "SHUTDOWN", "SHUTDOWN_WITH_DETAIL" })
	@Rule("R332")
	void anOrderlyEndOfASignificantTransientChildIsTheEnd(Ending ending, ActorSystem system, Process self) {
		Chronicle chronicle = new Chronicle(self);
		Monitor monitor = start(ANY_SIGNIFICANT, Restart.TRANSIENT, chronicle, system, self);

		ending.of(chronicle, self, "s1");

		chronicle.happens((ending == Ending.SHUTDOWN) ? "-s1" : "!s1", "-z", "-s2", "-a");
		assertThat(chronicle.down(monitor)).isEqualTo(ExitReason.SHUTDOWN);
	}

	@ParameterizedTest
	@EnumSource(names = { "TEMPORARY", "TRANSIENT" })
	@Rule("R333")
	void withAllTheEndOfTheLastSignificantChildIsTheEnd(Restart restart, ActorSystem system, Process self) {
		Chronicle chronicle = new Chronicle(self);
		Monitor monitor = start(ALL_SIGNIFICANT, restart, chronicle, system, self);

		chronicle.ends("s2", ExitReason.NORMAL);
		chronicle.happens("!s2");
		chronicle.nothingHappens();
		chronicle.ends("s1", ExitReason.NORMAL);

		chronicle.happens("!s1", "-z", "-a");
		assertThat(chronicle.down(monitor)).isEqualTo(ExitReason.SHUTDOWN);
	}

	@Test
	@ActorSystemTest
	@Rule("R333")
	void aSignificantChildThatIsBeingRestartedHasNotEnded(ActorSystem system, Process self) {
		Chronicle chronicle = new Chronicle(self);
		Supervisor supervisor = system.start(SupervisorSpec.oneForOne("top")
			.intensity(Integer.MAX_VALUE, Duration.ofMinutes(1))
			.autoShutdown(ALL_SIGNIFICANT)
			.child(significant(chronicle, "s1", Restart.TRANSIENT))
			.child(significant(chronicle, "s2", Restart.TRANSIENT)));
		chronicle.happens("+s1", "+s2");
		chronicle.fails("s1", Integer.MAX_VALUE);
		chronicle.crash("s1");

		chronicle.ends("s2", ExitReason.NORMAL);
		Children.settle(supervisor);

		assertThat(supervisor.whichChild("s1")).map(ChildInfo::state).hasValue(TreeNode.State.RESTARTING);
		assertThat(supervisor.terminateChild("s1")).isTrue();
		self.flush();
	}

	@ParameterizedTest
	@CsvSource({ "ANY_SIGNIFICANT, TEMPORARY", "ANY_SIGNIFICANT, TRANSIENT", "ALL_SIGNIFICANT, TEMPORARY",
			"ALL_SIGNIFICANT, TRANSIENT" })
	@Rule("R335")
	void aSignificantChildThatAnOperatorStopsIsNoReason(AutoShutdown mode, Restart restart, ActorSystem system,
			Process self) {
		Chronicle chronicle = new Chronicle(self);
		Monitor monitor = start(mode, restart, chronicle, system, self);
		Supervisor supervisor = SupervisorSpec.oneForOne("top").handle(system);

		assertThat(supervisor.terminateChild("s1")).isTrue();
		assertThat(supervisor.terminateChild("s2")).isTrue();

		chronicle.happens("-s1", "-s2");
		chronicle.nothingHappens();
		assertThat(supervisor.pid()).hasValue(monitor.pid());
		self.demonitor(monitor);
	}

	@ParameterizedTest
	@CsvSource({ "ONE_FOR_ALL, ANY_SIGNIFICANT", "ONE_FOR_ALL, ALL_SIGNIFICANT", "REST_FOR_ONE, ANY_SIGNIFICANT",
			"REST_FOR_ONE, ALL_SIGNIFICANT" })
	void aSignificantBystanderOfARestartIsNoReason(Strategy strategy, AutoShutdown mode, ActorSystem system,
			Process self) {
		Chronicle chronicle = new Chronicle(self);
		Supervisor supervisor = system.start(SupervisorSpec.of("top", strategy)
			.autoShutdown(mode)
			.child(chronicle.child("a"))
			.child(significant(chronicle, "temporary", Restart.TEMPORARY))
			.child(significant(chronicle, "transient", Restart.TRANSIENT)));
		chronicle.happens("+a", "+temporary", "+transient");

		chronicle.crash("a");

		chronicle.happens("!a", "-transient", "-temporary", "+a", "+transient");
		assertThat(supervisor.whichChildren()).extracting(ChildInfo::id).containsExactly("transient", "a");
	}

	@ParameterizedTest
	@CsvSource({ "true, !c -b2 -a2 -a1", "false, !c -b2" })
	@Rule({ "R337", "R338" })
	void theEndOfANestedSupervisorIsTheEndOfTheOneAboveIfItIsSignificant(boolean significant, String events,
			ActorSystem system, Process self) {
		Chronicle chronicle = new Chronicle(self);
		SupervisorSpec inner = SupervisorSpec.oneForOne("inner")
			.autoShutdown(ANY_SIGNIFICANT)
			.child(significant(chronicle, "c", Restart.TRANSIENT))
			.child(chronicle.child("b2"));
		Supervisor outer = system.start(SupervisorSpec.oneForOne("outer")
			.autoShutdown(ANY_SIGNIFICANT)
			.child(chronicle.child("a1"))
			.child(ChildSpec.of(inner).restart(Restart.TRANSIENT).significant(significant))
			.child(chronicle.child("a2")));
		Monitor monitor = self.monitor(outer.pid().orElseThrow());
		Monitor nested = self.monitor(inner.handle(system).pid().orElseThrow());
		chronicle.happens("+a1", "+c", "+b2", "+a2");

		chronicle.ends("c", ExitReason.NORMAL);

		assertThat(chronicle.down(nested)).isEqualTo(ExitReason.SHUTDOWN);
		chronicle.happens(events.split(" "));
		if (significant) {
			assertThat(chronicle.down(monitor)).isEqualTo(ExitReason.SHUTDOWN);
		}
		chronicle.nothingHappens();
		self.demonitor(monitor);
		assertThat(outer.pid().isPresent()).isEqualTo(!significant);
	}

	private static Monitor start(AutoShutdown mode, Restart restart, Chronicle chronicle, ActorSystem system,
			Process self) {
		Supervisor supervisor = system.start(SupervisorSpec.oneForOne("top")
			.autoShutdown(mode)
			.child(chronicle.child("a"))
			.child(significant(chronicle, "s1", restart))
			.child(significant(chronicle, "s2", restart))
			.child(chronicle.child("z")));
		chronicle.happens("+a", "+s1", "+s2", "+z");
		return self.monitor(supervisor.pid().orElseThrow());
	}

	private static ChildSpec significant(Chronicle chronicle, String name, Restart restart) {
		return chronicle.child(name, restart).significant(true);
	}

	enum Ending {

		NORMAL, SHUTDOWN, SHUTDOWN_WITH_DETAIL, CRASH, KILLED;

		void of(Chronicle chronicle, Process self, String name) {
			switch (this) {
				case NORMAL -> chronicle.ends(name, ExitReason.NORMAL);
				case SHUTDOWN -> chronicle.ends(name, ExitReason.SHUTDOWN);
				case SHUTDOWN_WITH_DETAIL -> chronicle.ends(name, ExitReason.shutdown("detail"));
				case CRASH -> chronicle.crash(name);
				case KILLED -> {
					Monitor monitor = self.monitor(chronicle.pid(name));
					monitor.pid().kill();
					chronicle.down(monitor);
				}
			}
		}

	}

}
