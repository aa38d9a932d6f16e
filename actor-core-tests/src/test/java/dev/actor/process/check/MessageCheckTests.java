package dev.actor.process.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.actor.ActorSystem;
import dev.actor.ActorSystemBuilder;
import dev.actor.behavior.Actor;
import dev.actor.behavior.Next;
import dev.actor.process.AttachedProcess;
import dev.actor.process.CalleeExitedException;
import dev.actor.process.MessageCheck;
import dev.actor.process.MutableMessageException;
import dev.actor.process.Name;
import dev.actor.process.Reply;
import dev.actor.process.Subject;
import dev.actor.supervisor.ChildSpec;
import dev.actor.supervisor.Supervisor;
import dev.actor.supervisor.SupervisorSpec;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Where messages are looked at, and what follows. */
class MessageCheckTests {

	private static final Duration SOON = Duration.ofSeconds(10);

	private static final Duration A_WHILE = Duration.ofMillis(100);

	private record Order(String id, List<String> items) {
	}

	private record Ask(List<String> items, Reply<List<String>> reply) {
	}

	private static Order mutable() {
		return new Order("1", new ArrayList<>(List.of("tea")));
	}

	private static ActorSystem system(MessageCheck check) {
		return ActorSystem.builder("check").messageCheck(check).build();
	}

	private static void assertRefused(ThrowingCallable deed) {
		assertThatExceptionOfType(MutableMessageException.class).isThrownBy(deed)
			.withMessageContainingAll(".items: a java.util.ArrayList can be changed; use List.copyOf", "system 'check'",
					"@Immutable");
	}

	@Test
	void aMutableMessageIsNotSent() {
		Name<Object> name = Name.unique("named");
		try (ActorSystem system = system(MessageCheck.FAIL); AttachedProcess self = system.attach()) {
			Subject<Object> own = self.subject();
			Subject<Object> named = self.register(name);

			for (Subject<Object> subject : List.of(own, named)) {
				assertRefused(() -> subject.send(mutable()));
				assertRefused(() -> subject.trySend(mutable()));
				assertRefused(() -> subject.sendAfter(Duration.ZERO, mutable()));
				assertRefused(() -> subject.sendAt(0, mutable()));
				assertThat(self.receive(subject, A_WHILE)).isEmpty();
				subject.send(new Order("1", List.of("tea")));
				assertThat(self.receive(subject, SOON)).isPresent();
			}
		}
	}

	@Test
	void aMutableRequestIsNotSent() {
		try (ActorSystem system = system(MessageCheck.FAIL); AttachedProcess self = system.attach()) {
			CompletableFuture<String> handled = new CompletableFuture<>();
			Subject<Ask> subject = Actor.<Integer, Ask>of(0, (state, ask) -> {
				handled.complete("handled");
				return Next.reply(ask.reply(), ask.items(), state);
			}).start(system).subject();

			assertRefused(() -> subject.<List<String>>call((reply) -> new Ask(new ArrayList<>(), reply), SOON));
			assertRefused(() -> subject.<List<String>>callAsync((reply) -> new Ask(new ArrayList<>(), reply), SOON));
			assertThat(handled).isNotDone();
			assertThat(subject.owner().orElseThrow().info().orElseThrow().monitoredBy()).isEmpty();
			assertThat(subject.<List<String>>call((reply) -> new Ask(List.of("tea"), reply), SOON))
				.containsExactly("tea");
			assertThat(self.pid().isAlive()).isTrue();
		}
	}

	@Test
	void aMutableAnswerIsNotSent() {
		try (ActorSystem system = system(MessageCheck.FAIL)) {
			Actor<Integer, Reply<List<String>>> careless = Actor.of(0,
					(state, reply) -> Next.reply(reply, new ArrayList<>(), state));

			Subject<Reply<List<String>>> subject = careless.start(system).subject();
			assertThatExceptionOfType(CalleeExitedException.class)
				.isThrownBy(() -> subject.call((Reply<List<String>> reply) -> reply, SOON))
				.withMessageContaining("ArrayList can be changed");
			Subject<Reply<List<String>>> other = careless.start(system).subject();
			assertThat(other.callAsync((Reply<List<String>> reply) -> reply, SOON)).failsWithin(SOON)
				.withThrowableOfType(java.util.concurrent.ExecutionException.class)
				.withMessageContaining("ArrayList can be changed");
		}
	}

	@Test
	void aWarningIsOneForEachClass() {
		Logger logger = (Logger) LoggerFactory.getLogger("dev.actor");
		ListAppender<ILoggingEvent> log = new ListAppender<>();
		log.start();
		logger.setAdditive(false);
		logger.addAppender(log);
		try (ActorSystem system = system(MessageCheck.WARN); AttachedProcess self = system.attach()) {
			Subject<Object> own = self.subject();

			own.send(new Order("1", List.of("tea")));
			for (int i = 0; i < 10; i++) {
				own.send(mutable());
				own.send(new StringBuilder());
			}

			for (int i = 0; i < 21; i++) {
				assertThat(self.receive(own, SOON)).isPresent();
			}
		}
		finally {
			logger.detachAppender(log);
			logger.setAdditive(true);
		}
		assertThat(log.list).extracting(ILoggingEvent::getFormattedMessage)
			.satisfiesExactly(
					(first) -> assertThat(first).startsWith("Order.items: a java.util.ArrayList can be changed;")
						.contains(Order.class.getName()),
					(second) -> assertThat(second)
						.startsWith("StringBuilder: a java.lang.StringBuilder is not known to be immutable;"));
	}

	@Test
	void nothingIsLookedAtUnlessThatIsWanted() {
		try (ActorSystem system = ActorSystem.create("check"); AttachedProcess self = system.attach()) {
			Subject<Order> own = self.subject();

			own.send(mutable());

			assertThat(self.receive(own, SOON)).isPresent();
		}
	}

	@Test
	void aTypeCanBeSaidToBeFine() {
		ActorSystemBuilder builder = ActorSystem.builder("check")
			.messageCheck(MessageCheck.FAIL, (type) -> type == StringBuilder.class);
		try (ActorSystem system = builder.build(); AttachedProcess self = system.attach()) {
			Subject<Object> own = self.subject();

			own.send(new StringBuilder("allowed"));
			own.send(List.of(new StringBuilder("allowed")));

			assertThat(self.receive(own, SOON)).isPresent();
			assertThat(self.receive(own, SOON)).isPresent();
			assertRefused(() -> own.send(mutable()));
		}
	}

	@Test
	void aTypeThatCannotBeLookedAtStopsNothingInAWarning() {
		ActorSystemBuilder builder = ActorSystem.builder("check").messageCheck(MessageCheck.WARN, (type) -> {
			throw new IllegalStateException("the predicate's own fault");
		});
		try (ActorSystem system = builder.build(); AttachedProcess self = system.attach()) {
			Subject<Order> own = self.subject();

			own.send(new Order("1", List.of("tea")));

			assertThat(self.receive(own, SOON)).isPresent();
		}
	}

	@Test
	void supervisorsAndSilencesWorkAsEver() throws InterruptedException {
		try (ActorSystem system = system(MessageCheck.FAIL)) {
			CompletableFuture<String> silence = new CompletableFuture<>();
			List<String> captured = new ArrayList<>();
			Actor<Integer, String> actor = Actor.of(0, (state, message) -> {
				captured.add(message);
				if (message.equals("silence")) {
					silence.complete(message);
				}
				return Next.idleAfter(state, Duration.ofMillis(1), "silence");
			});
			Supervisor supervisor = system.start(SupervisorSpec.oneForOne("top"));

			supervisor.startChild(ChildSpec.worker("child", (parent) -> {
				var started = actor.start(parent);
				started.subject().send("begin");
				return started.pid();
			}));

			assertThat(silence).succeedsWithin(SOON).isEqualTo("silence");
			supervisor.terminateChild("child");
			supervisor.deleteChild("child");
			assertThat(supervisor.tree().children()).isEmpty();
		}
	}

	@Test
	void whatTheLibraryWrapsIsLookedAtToo() {
		try (ActorSystem system = system(MessageCheck.FAIL)) {
			Subject<Object> subject = Actor
				.<Integer, Object>of(0, (state, message) -> Next.idleAfter(state, A_WHILE, new ArrayList<String>()))
				.start(system)
				.subject();
			CompletableFuture<Object> reason = new CompletableFuture<>();
			subject.owner().orElseThrow().onExit(reason::complete);

			subject.send("begin");

			assertThat(reason).succeedsWithin(SOON)
				.asString()
				.contains("Over.message: a java.util.ArrayList can be changed");
		}
	}

}
