package dev.actor.process.context;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.actor.behavior.Actor;
import dev.actor.behavior.Next;
import dev.actor.process.AttachedProcess;
import dev.actor.process.ContextCarrier;
import dev.actor.process.Down;
import dev.actor.process.Monitor;
import dev.actor.process.Pid;
import dev.actor.process.Selector;
import dev.actor.process.Subject;
import dev.actor.supervisor.ChildSpec;
import dev.actor.supervisor.Supervisor;
import dev.actor.supervisor.SupervisorSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.MDC;

import static dev.actor.process.context.World.SOON;
import static dev.actor.process.context.World.as;
import static org.assertj.core.api.Assertions.assertThat;

/** What is left of a context afterwards: nothing. */
class ContextEndTests {

	@RegisterExtension
	private final World world = new World(ContextCarrier.mdc());

	private Actor<Integer, String> actor() {
		return Actor.<Integer, String>of(0, (state, message) -> {
			this.world.look(message);
			MDC.put("user", "left behind");
			if (message.equals("fail")) {
				throw new IllegalStateException("on purpose");
			}
			return Next.state(state);
		});
	}

	@Test
	void whatAHandlerLeavesOnTheWorkerIsNotSeenByTheNextMessageOrProcess() throws InterruptedException {
		Subject<String> one = actor().start(this.world.system).subject();
		Subject<String> other = actor().start(this.world.system).subject();

		one.send("first");
		assertThat(this.world.next()).isEqualTo("first as null");
		one.send("second");
		assertThat(this.world.next()).isEqualTo("second as null");
		other.send("third");
		assertThat(this.world.next()).isEqualTo("third as null");
		as("ada", () -> other.send("fail"));
		assertThat(this.world.next()).isEqualTo("fail as ada");
		one.send("fourth");
		assertThat(this.world.next()).isEqualTo("fourth as null");
	}

	@Test
	void whatAnInitialiserLeavesIsNotSeenByTheFirstMessage() throws InterruptedException {
		Subject<String> subject = Actor.<Integer, String>withInit((self, own) -> {
			MDC.put("user", "left behind");
			own.sendAfter(Duration.ZERO, "own");
			MDC.remove("user");
			own.send("plain");
			MDC.put("user", "left behind");
			return 0;
		}, (state, message) -> {
			if (message.equals("plain")) {
				this.world.look(message);
			}
			return Next.state(state);
		}).start(this.world.system).subject();

		assertThat(this.world.next()).isEqualTo("plain as null");
		subject.send("plain");
		assertThat(this.world.next()).isEqualTo("plain as null");
	}

	@Test
	void theTerminatorAndTheCrashReportBelongToTheMessageThatFailed() throws InterruptedException {
		Actor<Integer, String> fragile = Actor.<Integer, String>of(0, (state, message) -> {
			throw new IllegalStateException(message);
		}).onTerminate((state, reason) -> this.world.look("terminator")).labelled("fragile");
		try (AttachedProcess self = this.world.system.attach()) {
			Subject<String> subject = fragile.start(this.world.system).subject();
			Monitor monitor = self.monitor(subject.owner().orElseThrow());

			as("ada", () -> subject.send("on purpose"));
			down(self, monitor);
		}

		assertThat(this.world.next()).isEqualTo("terminator as ada");
		assertThat(this.world.log("'fragile'")).singleElement()
			.extracting(ILoggingEvent::getMDCPropertyMap)
			.satisfies((entries) -> assertThat(entries).containsEntry("user", "ada"));
	}

	@Test
	void anEndInBetweenMessagesHasNoContext() throws InterruptedException {
		Actor<Integer, String> actor = actor().onTerminate((state, reason) -> this.world.look("terminator as it stops"))
			.labelled("idle");
		try (AttachedProcess self = this.world.system.attach()) {
			Subject<String> killed = actor().labelled("killed").start(this.world.system).subject();
			as("ada", () -> killed.send("first"));
			assertThat(this.world.next()).isEqualTo("first as ada");
			Monitor monitor = self.monitor(killed.owner().orElseThrow());
			as("bob", () -> monitor.pid().kill());
			down(self, monitor);
			Pid idle = actor.start(this.world.system).pid();
			Monitor stopped = self.monitor(idle);
			as("bob", () -> this.world.system.stop(idle, SOON));
			down(self, stopped);
		}

		assertThat(this.world.next()).isEqualTo("terminator as it stops as null");
		assertThat(this.world.log("'killed'")).singleElement()
			.satisfies((event) -> assertThat(event.getMDCPropertyMap()).isEmpty());
	}

	@Test
	void aChildThatIsStartedAgainHasNothingOfWhatItsSupervisorHandled() throws InterruptedException {
		BlockingQueue<Subject<String>> children = new LinkedBlockingQueue<>();
		ChildSpec child = ChildSpec.worker("child", (supervisor) -> Actor.<Integer, String>withInit((self, own) -> {
			this.world.look("initialiser");
			children.add(own);
			return 0;
		}, (state, message) -> {
			throw new IllegalStateException(message);
		}).start(supervisor).pid());
		Supervisor supervisor = this.world.system
			.start(SupervisorSpec.oneForOne("top").intensity(5, Duration.ofMinutes(1)));
		as("ada", () -> supervisor.startChild(child));
		assertThat(this.world.next()).isEqualTo("initialiser as ada");

		for (int i = 0; i < 3; i++) {
			Subject<String> present = children.poll(10, TimeUnit.SECONDS);
			as("bob", () -> present.send("fail"));
			assertThat(this.world.next()).isEqualTo("initialiser as null");
		}
	}

	@Test
	void theNewsOfAnEndHasNoContextAndLeavesNone() throws InterruptedException {
		for (int i = 0; i < 10; i++) {
			Subject<String> subject = actor().start(this.world.system).subject();

			as("ada", () -> subject.owner().orElseThrow().onExit((reason) -> {
				this.world.look("callback");
				MDC.put("user", "left behind");
			}));
			as("bob", () -> subject.send("fail"));

			assertThat(this.world.next()).isEqualTo("fail as bob");
			assertThat(this.world.next()).isEqualTo("callback as null");
		}
	}

	private static void down(AttachedProcess self, Monitor monitor) {
		assertThat(self.receive(Selector.<Down>empty().monitor(monitor, (down) -> down), SOON)).isPresent();
	}

}
