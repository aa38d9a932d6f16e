package dev.actor.process.rules;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.actor.behavior.Actor;
import dev.actor.behavior.Next;
import dev.actor.process.ExitReason;
import dev.actor.process.Monitor;
import dev.actor.process.Name;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.Selector;
import dev.actor.process.Subject;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

import static org.assertj.core.api.Assertions.catchThrowable;

/** What somebody may try to do, and what comes of it. */
final class Uses {

	private final Map<String, ThrowingCallable> uses = new LinkedHashMap<>();

	/** All that a process may do for itself, with effect on itself or others. */
	static Uses of(Process self, Pid other, Monitor monitor) {
		return new Uses().and("receive", () -> self.receive(Selector.empty(), Duration.ZERO))
			.and("receive for ever", () -> self.receiveForever(Selector.empty()))
			.and("flush", self::flush)
			.and("sleep", () -> self.sleep(Duration.ZERO))
			.and("exit", () -> self.exit(ExitReason.SHUTDOWN))
			.and("trap exits", () -> self.trapExits(true))
			.and("link", () -> self.link(other))
			.and("unlink", () -> self.unlink(other))
			.and("monitor", () -> self.monitor(other))
			.and("demonitor", () -> self.demonitor(monitor))
			.and("register", () -> self.register(Name.unique("used")))
			.and("label", () -> self.label("used"))
			.and("subject", self::subject)
			.and("spawn", () -> self.spawn((process) -> {
			}))
			.and("spawn unlinked", () -> self.spawnUnlinked((process) -> {
			}))
			.and("spawn monitored", () -> self.spawnMonitored((process) -> {
			}))
			.and("spawn a receiver", () -> self.spawnReceiver((process, inbox) -> {
			}))
			.and("start", () -> Actor.of("", (state, message) -> Next.state(state)).start(self));
	}

	static Uses of(Subject<String> subject) {
		return new Uses().and("send", () -> subject.send("used"))
			.and("try to send", () -> subject.trySend("used"))
			.and("call", () -> subject.call((reply) -> "used", Duration.ZERO))
			.and("send later", () -> subject.sendAfter(Duration.ZERO, "used"));
	}

	Uses and(String name, ThrowingCallable use) {
		this.uses.put(name, use);
		return this;
	}

	/** Tries all; null stands for no error. */
	Map<String, Throwable> thrown() {
		Map<String, Throwable> thrown = new LinkedHashMap<>();
		this.uses.forEach((name, use) -> thrown.put(name, catchThrowable(use)));
		return thrown;
	}

}
