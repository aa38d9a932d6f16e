package dev.actor.supervisor;

import java.time.Duration;
import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.ActorSpec;
import dev.actor.behavior.Next;
import dev.actor.process.ExitReason;
import dev.actor.process.Name;
import dev.actor.process.Process;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** What a supervisor leaves in the log. */
@ActorSystemTest
class LogTests {

	private final Logger logger = (Logger) LoggerFactory.getLogger(SupervisorLoop.class.getPackageName());

	private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

	@BeforeEach
	void listen() {
		this.lines.start();
		this.logger.addAppender(this.lines);
	}

	@AfterEach
	void stopListening() {
		this.logger.detachAppender(this.lines);
	}

	@Test
	@Rule({ "R247", "R248" })
	void theFailureOfATemporaryChildIsReported(ActorSystem system, Process self) {
		Chronicle chronicle = new Chronicle(self);
		Supervisor supervisor = system.start(SupervisorSpec.oneForOne("top")
			.child(chronicle.child("fails", Restart.TEMPORARY))
			.child(chronicle.child("ends", Restart.TEMPORARY)));

		chronicle.ends("fails", ExitReason.abnormal("trouble"));
		chronicle.ends("ends", ExitReason.NORMAL);
		Children.settle(supervisor);

		assertThat(lines()).singleElement()
			.satisfies((line) -> assertThat(line).contains("'top'", "'fails'", "abnormal: trouble"));
		self.flush();
	}

	@ParameterizedTest
	@CsvSource({ "PERMANENT, NORMAL, true", "TRANSIENT, NORMAL, false", "TEMPORARY, NORMAL, false",
			"PERMANENT, DETAIL, true", "TRANSIENT, DETAIL, false", "PERMANENT, SHUTDOWN, false",
			"TRANSIENT, FAILURE, true", "PERMANENT, FAILURE, true" })
	@Rule("R292")
	void anotherReasonDuringAShutdownIsReportedUnlessItIsAsGood(Restart restart, String kind, boolean reported,
			ActorSystem system) {
		ExitReason own = switch (kind) {
			case "NORMAL" -> ExitReason.NORMAL;
			case "DETAIL" -> ExitReason.shutdown("detail");
			case "SHUTDOWN" -> ExitReason.SHUTDOWN;
			default -> ExitReason.abnormal("trouble");
		};
		ActorSpec<String> willful = ActorSpec.of("willful",
				Actor.of(0, (Integer state, String message) -> Next.state(state)).onTerminate((state, reason) -> {
					throw Process.current().exit(own);
				}));
		Supervisor supervisor = system.start(SupervisorSpec.oneForOne("top").child(willful, restart));

		assertThat(supervisor.terminateChild("willful")).isTrue();

		assertThat(this.lines.list).extracting(ILoggingEvent::getLevel)
			.isEqualTo(reported ? List.of(Level.ERROR) : List.of());
		if (reported) {
			assertThat(lines().getFirst()).contains("'top'", "'willful'", own.toString());
		}
	}

	@Test
	@Rule("R268")
	void aMessageThatIsNotForASupervisorIsReported(ActorSystem system) {
		Supervisor supervisor = system.start(SupervisorSpec.oneForOne("top"));

		system.<Object>subject(Name.of("top")).send("junk");
		Children.settle(supervisor);

		assertThat(this.lines.list).extracting(ILoggingEvent::getLevel, ILoggingEvent::getFormattedMessage)
			.containsExactly(
					tuple(Level.WARN, "Supervisor 'top' ignores a message that is not for it: java.lang.String"));
	}

	@Test
	@Rule({ "R250", "R278" })
	void restartsAndGivingUpAreReported(ActorSystem system, Process self) {
		Chronicle chronicle = new Chronicle(self);
		Supervisor supervisor = system.start(SupervisorSpec.oneForAll("top")
			.intensity(1, Duration.ofMinutes(1))
			.child(chronicle.child("a"))
			.child(chronicle.child("b")));
		var monitor = self.monitor(supervisor.pid().orElseThrow());

		chronicle.ends("a", ExitReason.abnormal("trouble"));
		Children.settle(supervisor);
		chronicle.ends("b", ExitReason.abnormal("more trouble"));
		chronicle.down(monitor);

		assertThat(lines()).hasSize(3);
		assertThat(lines().get(0)).contains("'top' has restarted 'a'", "abnormal: trouble");
		assertThat(lines().get(1)).contains("'top' has restarted 'b'", "shutdown");
		assertThat(lines().get(2)).contains("'top' gives up", "more than 1 times within 60000 ms", "'b'",
				"more trouble");
		self.flush();
	}

	private List<String> lines() {
		return this.lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
	}

}
