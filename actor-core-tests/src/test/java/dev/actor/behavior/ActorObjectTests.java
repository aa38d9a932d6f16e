package dev.actor.behavior;

import java.time.Duration;

import dev.actor.ActorSystem;
import dev.actor.process.Down;
import dev.actor.process.ExitReason;
import dev.actor.process.InitFailedException;
import dev.actor.process.Monitor;
import dev.actor.process.Process;
import dev.actor.process.Reply;
import dev.actor.process.Selector;
import dev.actor.process.StartError;
import dev.actor.process.StartException;
import dev.actor.process.Subject;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@ActorSystemTest
class ActorObjectTests {

	private static final Duration SOON = Duration.ofSeconds(5);

	sealed interface Message {

		record Increment() implements Message {
		}

		record Get(Reply<Integer> reply) implements Message {
		}

		record Stop() implements Message {
		}

		record Tired() implements Message {
		}

	}

	private static final class Counter extends ActorObject<Message> {

		private final Subject<String> told;

		private int count;

		Counter(Subject<String> told) {
			this.told = told;
		}

		@Override
		protected void init() {
			this.told.send("started as " + self().pid().equals(Process.current().pid()));
			then(() -> {
				this.told.send("first");
				then(() -> this.told.send("second"));
			});
		}

		@Override
		protected void handle(Message message) {
			switch (message) {
				case Message.Increment increment -> {
					this.count++;
					idleAfter(Duration.ofMillis(20), new Message.Tired());
				}
				case Message.Get(Reply<Integer> reply) -> reply.send(this.count);
				case Message.Stop stop -> stop();
				case Message.Tired tired -> this.told.send("tired");
			}
		}

		@Override
		protected void terminate(ExitReason reason) {
			this.told.send("ended: " + reason);
		}

	}

	@Test
	@Rule({ "R175", "R185", "R194", "R195" })
	void anObjectKeepsItsStateInFieldsAndSaysWhatComesNext(ActorSystem system, Process self) {
		Subject<String> told = self.subject();
		Started<Message> counter = Actor.of(() -> new Counter(told)).start(system);
		assertThat(self.receive(told, SOON)).hasValue("started as true");
		assertThat(self.receive(told, SOON)).hasValue("first");
		assertThat(self.receive(told, SOON)).hasValue("second");

		counter.subject().send(new Message.Increment());
		counter.subject().send(new Message.Increment());
		assertThat(self.receive(told, SOON)).hasValue("tired");
		assertThat(counter.subject().<Integer>call(Message.Get::new, SOON)).isEqualTo(2);

		Monitor monitor = self.monitor(counter.pid());
		counter.subject().send(new Message.Stop());
		assertThat(self.receive(told, SOON)).hasValue("ended: normal");
		assertThat(self.receive(Selector.<Down>empty().monitor(monitor, (down) -> down), SOON)).get()
			.extracting(Down::reason)
			.isEqualTo(ExitReason.NORMAL);
	}

	@Test
	@Rule("R262")
	void eachStartMakesANewObject(ActorSystem system, Process self) {
		Subject<String> told = self.subject();
		Actor<?, Message> actor = Actor.of(() -> new Counter(told));
		Started<Message> first = actor.start(system);
		Started<Message> second = actor.start(system);
		first.subject().send(new Message.Increment());

		assertThat(first.subject().<Integer>call(Message.Get::new, SOON)).isEqualTo(1);
		assertThat(second.subject().<Integer>call(Message.Get::new, SOON)).isZero();
		system.stop(first.pid(), SOON);
		system.stop(second.pid(), SOON);
		self.flush();
	}

	@Test
	@Rule("R163")
	void anObjectMayRefuseItsStart(ActorSystem system) {
		assertThatExceptionOfType(StartException.class).isThrownBy(() -> Actor.of(() -> new ActorObject<String>() {

			@Override
			protected void init() throws Exception {
				throw new InitFailedException("no licence");
			}

			@Override
			protected void handle(String message) {
			}

		}).start(system)).satisfies((ex) -> assertThat(ex.error()).isEqualTo(new StartError.InitFailed("no licence")));
		assertThatExceptionOfType(StartException.class).isThrownBy(() -> Actor.of(() -> new ActorObject<String>() {

			@Override
			protected void init() {
				stop(ExitReason.SHUTDOWN);
			}

			@Override
			protected void handle(String message) {
			}

		}).start(system))
			.satisfies((ex) -> assertThat(ex.error()).isEqualTo(new StartError.InitExited(ExitReason.SHUTDOWN)));
	}

	@Test
	void theConstructorIsToldThatTheProcessIsNotThereYet() {
		assertThatIllegalStateException().isThrownBy(() -> new ActorObject<String>() {

			{
				self();
			}

			@Override
			protected void handle(String message) {
			}

		}).withMessageContaining("init()");
	}

}
