package dev.actor.process.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.actor.ActorSystem;
import dev.actor.process.Down;
import dev.actor.process.ExitReason;
import dev.actor.process.Monitor;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.ProcessInfo;
import dev.actor.process.Selector;
import dev.actor.process.SpawnOptions;
import dev.actor.process.Subject;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/** Who asked for the work of a process, and who started it. */
@ActorSystemTest
class CallersTests {

	@Test
	@Rule("R396")
	void aProcessKnowsItsCallersNearestFirst(ActorSystem system, Process self) {
		Subject<List<Pid>> answers = self.subject();
		List<Pid> chain = new ArrayList<>(List.of(self.pid()));
		for (int depth = 0; depth < 3; depth++) {
			List<Pid> callers = List.copyOf(chain);
			// Started by the system: its parent is nobody, its callers are known all the
			// same.
			Pid pid = system.spawn((process) -> answers.send(process.callers()), SpawnOptions.DEFAULT.callers(callers));

			assertThat(Expect.message(self, answers)).isEqualTo(callers);
			chain.addFirst(pid);
		}
	}

	@Test
	@Rule("R396")
	void nestedWorkSeesTheWholeChain(Process self) {
		Subject<List<Pid>> answers = self.subject();
		Subject<Pid> pids = self.subject();

		self.spawn((outer) -> {
			pids.send(outer.pid());
			List<Pid> callers = new ArrayList<>(List.of(outer.pid()));
			callers.addAll(outer.callers());
			outer.spawn((inner) -> answers.send(inner.callers()), SpawnOptions.DEFAULT.callers(callers));
		}, SpawnOptions.DEFAULT.callers(List.of(self.pid())));

		assertThat(Expect.message(self, answers)).containsExactly(Expect.message(self, pids), self.pid());
	}

	@Test
	@Rule("R396")
	void aProcessThatNobodyAskedForHasNoCallers(Process self) {
		Probe child = Probe.start(self);

		assertThat(child.ask(Process::callers)).isEmpty();
		assertThat(self.callers()).isEmpty();
	}

	@Test
	void theListIsTakenAsItIsAtTheTime(ActorSystem system, Process self) {
		List<Pid> callers = new ArrayList<>(List.of(self.pid()));
		SpawnOptions options = SpawnOptions.DEFAULT.callers(callers).labelled("label");
		callers.clear();

		assertThat(options.callers()).containsExactly(self.pid());
		assertThatNullPointerException()
			.isThrownBy(() -> SpawnOptions.DEFAULT.callers(java.util.Collections.singletonList(null)));
		assertThat(system.processCount()).isOne();
	}

	@Test
	@Rule({ "R025", "R396" })
	void aPictureShowsAncestorsAndCallers(ActorSystem system, Process self) {
		Probe parent = Probe.start(self);
		Pid caller = Probe.start(system).pid();

		Pid pid = parent.ask((process) -> process.spawn((own) -> own.sleep(Expect.AGES),
				SpawnOptions.DEFAULT.callers(List.of(caller))));

		ProcessInfo info = pid.info().orElseThrow();
		assertThat(info.ancestors()).containsExactly(parent.pid(), self.pid());
		assertThat(info.callers()).containsExactly(caller);
		self.unlink(parent.pid());
	}

	@Test
	@Rule({ "R023", "R396" })
	void aCrashReportNamesAncestorsAndCallers(ActorSystem system, Process self) {
		Logger logger = (Logger) LoggerFactory.getLogger("dev.actor");
		ListAppender<ILoggingEvent> reports = new ListAppender<>();
		reports.start();
		logger.setAdditive(false);
		logger.addAppender(reports);
		Pid caller = Probe.start(system).pid();
		List<ExitReason> reasons = List.of(ExitReason.abnormal("a value"),
				ExitReason.abnormal(new IllegalStateException("on purpose")));
		try {
			self.trapExits(true);
			for (ExitReason reason : reasons) {
				Pid pid = self.spawn((process) -> process.exit(reason),
						SpawnOptions.DEFAULT.labelled("own").callers(List.of(caller)));
				assertThat(Expect.exit(self).pid()).isEqualTo(pid);
			}
			Pid killed = self.spawn((process) -> process.sleep(Expect.AGES),
					SpawnOptions.DEFAULT.labelled("killed").callers(List.of(caller)));
			killed.kill();
			assertThat(Expect.exit(self).pid()).isEqualTo(killed);
		}
		finally {
			logger.detachAppender(reports);
			logger.setAdditive(true);
		}

		assertThat(List.copyOf(reports.list)).hasSize(3)
			.extracting(ILoggingEvent::getFormattedMessage)
			.allSatisfy(
					(text) -> assertThat(text).contains("ancestors: [" + self.pid() + "]; callers: [" + caller + "]"));
	}

}
