package dev.actor.process.context;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.actor.behavior.Actor;
import dev.actor.behavior.Next;
import dev.actor.process.AttachedProcess;
import dev.actor.process.ContextCarrier;
import dev.actor.process.Process;
import dev.actor.process.Selector;
import dev.actor.process.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.MDC;

import static dev.actor.process.context.World.SOON;
import static dev.actor.process.context.World.as;
import static org.assertj.core.api.Assertions.assertThat;

/** The context of those who receive by themselves. */
class LoopContextTests {

	@RegisterExtension
	private final World world = new World(ContextCarrier.mdc());

	@Test
	void aLoopHasTheContextOfTheMessageThatItTookLast() throws InterruptedException {
		List<Subject<String>> started = new ArrayList<>();
		as("the spawner", () -> started.add(this.world.system.spawnReceiver((self, inbox) -> {
			this.world.look("begin");
			for (int i = 0; i < 3; i++) {
				this.world.look(self.receiveForever(inbox));
			}
			this.world.look(self.receive(inbox, SOON).orElseThrow());
			this.world.look(self.receive(Selector.of(inbox, (message) -> {
				this.world.look("mapper");
				return message;
			}), SOON).orElseThrow());
		})));
		Subject<String> inbox = started.getFirst();
		assertThat(this.world.next()).isEqualTo("begin as the spawner");

		as("ada", () -> inbox.send("1"));
		inbox.send("2");
		as("bob", () -> inbox.send("3"));
		as("cleo", () -> inbox.send("4"));
		as("dan", () -> inbox.send("5"));

		assertThat(this.world.next()).isEqualTo("1 as ada");
		assertThat(this.world.next()).isEqualTo("2 as null");
		assertThat(this.world.next()).isEqualTo("3 as bob");
		assertThat(this.world.next()).isEqualTo("4 as cleo");
		assertThat(this.world.next()).isEqualTo("mapper as dan");
		assertThat(this.world.next()).isEqualTo("5 as dan");
	}

	@Test
	void aReceiveThatTookNothingChangesNothing() throws InterruptedException {
		Subject<String> inbox = this.world.system.spawnReceiver((self, own) -> {
			self.receiveForever(own);
			self.receive(own, Duration.ofMillis(1));
			self.sleep(Duration.ofMillis(1));
			self.flush();
			this.world.look("later");
		});

		as("ada", () -> inbox.send("message"));

		assertThat(this.world.next()).isEqualTo("later as ada");
	}

	@Test
	void aDownIsTakenWithoutContext() throws InterruptedException {
		Subject<String> inbox = this.world.system.spawnReceiver((self, own) -> {
			self.receiveForever(own);
			self.receiveForever(Selector.empty().monitor(self.spawnMonitored((child) -> {
			}), (down) -> down));
			this.world.look("down");
		});

		as("ada", () -> inbox.send("message"));

		assertThat(this.world.next()).isEqualTo("down as null");
	}

	@Test
	void aHandlerThatReceivesKeepsTheContextOfItsMessage() throws InterruptedException {
		Subject<String> subject = Actor.<Integer, String>of(0, (state, message) -> {
			Process self = Process.current();
			Subject<String> own = self.subject();
			self.spawn((child) -> {
				MDC.put("user", "the child");
				own.send("news");
			});
			this.world.look(self.receiveForever(own));
			return Next.state(state);
		}).start(this.world.system).subject();

		as("ada", () -> subject.send("message"));

		assertThat(this.world.next()).isEqualTo("news as ada");
	}

	@Test
	void anAttachedThreadKeepsItsOwn() {
		try (AttachedProcess self = this.world.system.attach()) {
			Subject<String> own = self.subject();
			as("ada", () -> own.send("message"));

			as("bob", () -> {
				assertThat(self.receive(own, SOON)).contains("message");
				assertThat(MDC.get("user")).isEqualTo("bob");
			});
		}
	}

}
