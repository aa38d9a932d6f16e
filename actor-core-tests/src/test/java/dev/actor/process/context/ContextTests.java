package dev.actor.process.context;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import dev.actor.behavior.Actor;
import dev.actor.behavior.Initialised;
import dev.actor.behavior.Next;
import dev.actor.process.AttachedProcess;
import dev.actor.process.Body;
import dev.actor.process.ContextCarrier;
import dev.actor.process.Name;
import dev.actor.process.Process;
import dev.actor.process.Reply;
import dev.actor.process.SpawnOptions;
import dev.actor.process.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.MDC;

import static dev.actor.process.context.World.SOON;
import static dev.actor.process.context.World.as;
import static org.assertj.core.api.Assertions.assertThat;

/** What travels with messages, calls, timers and starts. */
class ContextTests {

	@RegisterExtension
	private final World world = new World(ContextCarrier.mdc());

	/** Looks at each message. */
	private Subject<String> watchful() {
		return Actor.<Integer, String>of(0, (state, message) -> {
			this.world.look(message);
			return Next.state(state);
		}).start(this.world.system).subject();
	}

	/** Looks, waits, and answers. */
	private Subject<Reply<String>> answering(CompletableFuture<?> gate) {
		return Actor.<Integer, Reply<String>>of(0, (state, reply) -> {
			this.world.look("request");
			gate.join();
			MDC.put("user", "the callee");
			return Next.reply(reply, "answer", state);
		}).start(this.world.system).subject();
	}

	@Test
	void aMessageIsHandledInTheContextOfItsSender() throws InterruptedException {
		Subject<String> subject = watchful();

		as("ada", () -> subject.send("first"));
		as("bob", () -> subject.trySend("second"));

		assertThat(this.world.next()).isEqualTo("first as ada");
		assertThat(this.world.next()).isEqualTo("second as bob");
	}

	@Test
	void aMessageWithoutContextIsHandledWithoutAny() throws InterruptedException {
		Subject<String> subject = watchful();

		as("ada", () -> subject.send("first"));
		subject.send("second");

		assertThat(this.world.next()).isEqualTo("first as ada");
		assertThat(this.world.next()).isEqualTo("second as null");
	}

	@Test
	void theContextIsThatOfTheTimeOfTheSend() throws InterruptedException {
		CompletableFuture<String> gate = new CompletableFuture<>();
		Subject<String> subject = Actor.<Integer, String>of(0, (state, message) -> {
			gate.join();
			this.world.look(message);
			return Next.state(state);
		}).start(this.world.system).subject();

		as("ada", () -> {
			subject.send("message");
			MDC.put("user", "somebody else");
			gate.complete("open");
		});

		assertThat(this.world.next()).isEqualTo("message as ada");
	}

	@Test
	void theContextGoesOnWithWhatAHandlerSends() throws InterruptedException {
		Subject<String> last = watchful();
		Subject<String> middle = Actor.<Integer, String>of(0, (state, message) -> {
			last.send(message);
			return Next.state(state);
		}).start(this.world.system).subject();
		Subject<String> first = Actor.<Integer, String>of(0, (state, message) -> {
			this.world.system.spawn((self) -> middle.send(message));
			return Next.state(state);
		}).start(this.world.system).subject();

		as("ada", () -> first.send("message"));

		assertThat(this.world.next()).isEqualTo("message as ada");
	}

	@Test
	void aCallTakesTheContextThereAndNothingBack() throws InterruptedException {
		Subject<Reply<String>> subject = answering(CompletableFuture.completedFuture("open"));

		as("ada", () -> {
			subject.call((Reply<String> reply) -> reply, SOON);
			this.world.look("caller");
		});

		assertThat(this.world.next()).isEqualTo("request as ada");
		assertThat(this.world.next()).isEqualTo("caller as ada");
	}

	@Test
	void anAsynchronousCallHasItsCallbacksInTheContextOfTheCaller() throws InterruptedException {
		CompletableFuture<String> gate = new CompletableFuture<>();
		Subject<Reply<String>> subject = answering(gate);
		Subject<Reply<String>> silent = Actor.<Integer, Reply<String>>of(0, (state, reply) -> Next.state(state))
			.start(this.world.system)
			.subject();

		as("ada", () -> subject.callAsync((Reply<String> reply) -> reply, SOON).thenAccept(this.world::look));
		gate.complete("open");
		as("bob", () -> silent.callAsync((Reply<String> reply) -> reply, Duration.ofMillis(500))
			.whenComplete((answer, failure) -> this.world.look(failure.getClass().getSimpleName())));

		assertThat(this.world.next()).isEqualTo("request as ada");
		assertThat(this.world.next()).isEqualTo("answer as ada");
		assertThat(this.world.next()).isEqualTo("CallTimeoutException as bob");
	}

	@Test
	void aTimerHasTheContextOfItsMaker() throws InterruptedException {
		Name<String> name = Name.unique("named");
		Subject<String> subject = watchful();
		Actor.<Integer, String>of(0, (state, message) -> {
			this.world.look(message);
			return Next.state(state);
		}).named(name).start(this.world.system);

		as("ada", () -> subject.sendAfter(Duration.ofMillis(1), "after"));
		assertThat(this.world.next()).isEqualTo("after as ada");
		as("bob", () -> subject.sendAt(0, "at"));
		assertThat(this.world.next()).isEqualTo("at as bob");
		as("cleo", () -> this.world.system.subject(name).sendAfter(Duration.ofMillis(1), "named"));
		assertThat(this.world.next()).isEqualTo("named as cleo");
		subject.sendAfter(Duration.ofMillis(1), "nobody's");
		assertThat(this.world.next()).isEqualTo("nobody's as null");
	}

	@Test
	void aSpawnedProcessBeginsInTheContextOfItsSpawner() throws InterruptedException {
		Body body = (self) -> this.world.look("body");

		List<Consumer<Process>> spawns = List.of((self) -> self.spawn(body), (self) -> self.spawnUnlinked(body),
				(self) -> self.demonitor(self.spawnMonitored(body)), (self) -> self.spawnReceiver((own, inbox) -> {
					body.run(own);
				}), (self) -> self.spawn(body, SpawnOptions.DEFAULT.labelled("label")),
				(self) -> this.world.system.spawn(body), (self) -> this.world.system.spawnUnlinked(body),
				(self) -> this.world.system.spawnMonitored(body, (reason) -> {
				}));

		try (AttachedProcess self = this.world.system.attach()) {
			for (Consumer<Process> spawn : spawns) {
				as("ada", () -> spawn.accept(self));
				assertThat(this.world.next()).isEqualTo("body as ada");
			}
			self.spawn(body);
			assertThat(this.world.next()).isEqualTo("body as null");
		}
	}

	@Test
	void anActorBeginsInTheContextOfItsStarterAndKeepsNothingOfIt() throws InterruptedException {
		Actor<Integer, String> actor = Actor.withInitialiser((self, subject) -> {
			this.world.look("initialiser");
			return Initialised.<Integer, String>of(0).then((state) -> {
				this.world.look("first step");
				subject.send("own");
				return Next.state(state);
			});
		}, (state, message) -> {
			this.world.look(message);
			return Next.state(state);
		});
		List<Subject<String>> started = new ArrayList<>();

		as("ada", () -> started.add(actor.start(this.world.system).subject()));
		started.getFirst().send("first message");

		assertThat(this.world.next()).isEqualTo("initialiser as ada");
		assertThat(this.world.next()).isEqualTo("first step as ada");
		List<String> messages = List.of(this.world.next(), this.world.next());
		assertThat(messages).containsExactlyInAnyOrder("own as ada", "first message as null");
	}

	@Test
	void stepsAndTheEndOfASilenceBelongToTheMessageBefore() throws InterruptedException {
		Subject<String> subject = Actor.<Integer, String>of(0, (state, message) -> {
			this.world.look(message);
			return switch (message) {
				case "step" -> Next.then(state, (now) -> {
					this.world.look("next step");
					return Next.state(now);
				});
				case "wait" -> Next.idleAfter(state, Duration.ofMillis(1), "silence");
				default -> Next.state(state);
			};
		}).start(this.world.system).subject();

		as("ada", () -> subject.send("step"));
		as("bob", () -> subject.send("wait"));

		assertThat(this.world.next()).isEqualTo("step as ada");
		assertThat(this.world.next()).isEqualTo("next step as ada");
		assertThat(this.world.next()).isEqualTo("wait as bob");
		assertThat(this.world.next()).isEqualTo("silence as bob");
	}

}
