package dev.actor.supervisor;

import java.time.Duration;

import dev.actor.ActorSystem;
import dev.actor.process.AttachedProcess;
import dev.actor.process.ExitReason;
import dev.actor.process.Name;
import dev.actor.process.ProcessListener;
import dev.actor.process.Subject;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.Test;

import static dev.actor.supervisor.Children.SOON;
import static org.assertj.core.api.Assertions.assertThat;

/** What listeners hear of supervisors. */
class ReportTests {

	private static final Name<String> AUDIENCE = Name.of("audience");

	@Test
	@Rule({ "R234", "R239", "R278" })
	void restartsAndGivingUpAreReportedButOrderlyEndsAreNot() throws InterruptedException {
		Reporter reporter = new Reporter();
		try (ActorSystem system = ActorSystem.builder("reports").listener(reporter).build();
				AttachedProcess self = system.attach()) {
			Subject<String> reports = self.register(AUDIENCE);
			reporter.system = system;
			Children children = new Children(self);
			Supervisor supervisor = system.start(SupervisorSpec.oneForOne("top")
				.intensity(1, Duration.ofMinutes(1))
				.child(children.child("a"))
				.child(children.child("b").restart(Restart.TRANSIENT)));

			children.next("a").ends((process) -> {
				throw process.exit(ExitReason.NORMAL);
			});
			assertThat(self.receive(reports, SOON)).hasValue("top has restarted a: normal");
			children.next("b").ends((process) -> {
				throw process.exit(ExitReason.SHUTDOWN);
			});
			Children.settle(supervisor);
			children.next("a").isKilled();
			assertThat(self.receive(reports, SOON)).hasValue("top gives up, for a: killed");
			assertThat(self.receive(reports, Children.A_MOMENT)).isEmpty();
		}
	}

	private static final class Reporter implements ProcessListener {

		private volatile ActorSystem system;

		@Override
		public void restarted(String supervisor, String child, ExitReason reason) {
			this.system.subject(AUDIENCE).send(supervisor + " has restarted " + child + ": " + reason);
		}

		@Override
		public void gaveUp(String supervisor, String child, ExitReason reason) {
			this.system.subject(AUDIENCE).send(supervisor + " gives up, for " + child + ": " + reason);
		}

	}

}
