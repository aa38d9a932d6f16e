package dev.actor.spring.boot.actuate.metrics;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.ActorSpec;
import dev.actor.behavior.Next;
import dev.actor.behavior.Started;
import dev.actor.inspect.Sys;
import dev.actor.process.AttachedProcess;
import dev.actor.process.CallTimeoutException;
import dev.actor.process.ExitReason;
import dev.actor.process.MailboxLimit;
import dev.actor.process.Monitor;
import dev.actor.process.Name;
import dev.actor.process.Pid;
import dev.actor.process.Selector;
import dev.actor.process.Subject;
import dev.actor.spring.boot.CounterMessage;
import dev.actor.supervisor.ChildSpec;
import dev.actor.supervisor.DynamicSupervisor;
import dev.actor.supervisor.DynamicSupervisorSpec;
import dev.actor.supervisor.SupervisorSpec;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ActorMetricsTests {

	private static final Duration SOON = Duration.ofSeconds(5);

	private final ActorSpec<CounterMessage> counter = CounterMessage.named("counter");

	private final DynamicSupervisorSpec<String, Started<CounterMessage>> sessions = DynamicSupervisorSpec.of("sessions",
			(supervisor, label) -> Actor.<Integer, CounterMessage>of(0, CounterMessage::handle)
				.labelled(label)
				.start(supervisor));

	private final SupervisorSpec root = SupervisorSpec.oneForOne("root")
		.child(SupervisorSpec.oneForOne("shop").child(this.counter))
		.child(ChildSpec.of(this.sessions));

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final AtomicReference<ActorSystem> system = new AtomicReference<>();

	@BeforeEach
	void start() {
		start(false);
	}

	private void start(boolean messageTypes) {
		ActorMetrics metrics = new ActorMetrics(this.system::get, () -> this.root, messageTypes);
		this.system.set(ActorSystem.builder("metrics").listener(metrics).build());
		metrics.bindTo(this.registry);
		this.system.get().start(this.root);
	}

	@AfterEach
	void close() {
		this.system.get().close();
	}

	@Test
	void countsStartsAndEndsByTheirReason() {
		double before = count("actor.spawns");
		DynamicSupervisor<String, Started<CounterMessage>> handle = this.sessions.handle(this.system.get());
		Pid stopped = handle.startChild("a").pid();
		Pid killed = handle.startChild("b").pid();

		awaitEnd(stopped, () -> Sys.of(stopped).stop());
		awaitEnd(killed, killed::kill);
		awaitEnd(counterPid(), () -> subject().send(new CounterMessage.Crash()));

		assertThat(count("actor.exits", "supervisor", "sessions", "actor", "other", "reason", "normal")).isOne();
		assertThat(count("actor.exits", "supervisor", "sessions", "actor", "other", "reason", "killed")).isOne();
		assertThat(count("actor.exits", "supervisor", "shop", "actor", "counter", "reason", "abnormal")).isOne();
		assertThat(count("actor.exits", "supervisor", "shop", "actor", "counter", "reason", "shutdown")).isZero();
		assertThat(count("actor.spawns") - before).isGreaterThanOrEqualTo(3);
	}

	@Test
	void countsWhoCrashesAndNotWhoIsKilled() {
		awaitEnd(counterPid(), () -> subject().send(new CounterMessage.Crash()));
		awaitRestart();
		Pid again = counterPid();
		awaitEnd(again, again::kill);

		assertThat(count("actor.failures", "supervisor", "shop", "actor", "counter")).isOne();
	}

	@Test
	void countsRestartsAndSupervisorsThatGiveUp() {
		assertThat(count("actor.intensity.exhausted", "supervisor", "shop")).isZero();
		Pid shop = pid("shop");
		for (int i = 0; i < SupervisorSpec.DEFAULT_INTENSITY; i++) {
			awaitEnd(counterPid(), () -> subject().send(new CounterMessage.Crash()));
			awaitRestart();
		}
		assertThat(count("actor.restarts", "supervisor", "shop", "actor", "counter"))
			.isEqualTo(SupervisorSpec.DEFAULT_INTENSITY);

		awaitEnd(shop, () -> subject().send(new CounterMessage.Crash()));

		assertThat(count("actor.intensity.exhausted", "supervisor", "shop")).isOne();
		assertThat(count("actor.intensity.exhausted", "supervisor", "root")).isZero();
	}

	@Test
	void countsWhatIsHandledUnderTheSupervisorOfThoseThatComeAndGo() {
		Started<CounterMessage> session = this.sessions.handle(this.system.get()).startChild("session 4711");
		session.subject().send(new CounterMessage.Increment());
		session.subject().call(CounterMessage.Get::new, SOON);
		subject().call(CounterMessage.Get::new, SOON);

		awaitEnd(session.pid(), () -> Sys.of(session.pid()).stop());

		assertThat(count("actor.messages", "supervisor", "sessions", "actor", "other")).isEqualTo(2);
		assertThat(this.registry.get("actor.handling").tags("supervisor", "sessions", "actor", "other").timer().count())
			.isBetween(1L, 2L);
		assertThat(count("actor.messages", "supervisor", "shop", "actor", "counter")).isOne();
	}

	@Test
	void theNumberOfMetersDoesNotGrowWithProcesses() {
		int before = this.registry.getMeters().size();
		DynamicSupervisor<String, Started<CounterMessage>> handle = this.sessions.handle(this.system.get());

		for (int i = 0; i < 100; i++) {
			Started<CounterMessage> session = handle.startChild("session " + i);
			session.subject().call(CounterMessage.Get::new, SOON);
			awaitEnd(session.pid(), () -> Sys.of(session.pid()).stop());
		}

		assertThat(this.registry.getMeters()).hasSize(before);
	}

	@Test
	void whatIsBelowNoDeclaredSupervisorIsOther() {
		Started<CounterMessage> alone = Actor.<Integer, CounterMessage>of(0, CounterMessage::handle)
			.start(this.system.get());
		alone.subject().call(CounterMessage.Get::new, SOON);

		Sys.of(alone.pid()).stop();

		assertThat(count("actor.messages", "supervisor", "other", "actor", "other")).isOne();
		assertThat(count("actor.exits", "supervisor", "other", "actor", "other", "reason", "normal")).isOne();
	}

	@Test
	void countsDeadLettersByTheirCause() {
		Subject<CounterMessage> counter = subject();
		Pid pid = counterPid();
		Sys.of(pid).suspend();
		counter.send(new CounterMessage.Increment());
		counter.send(new CounterMessage.Increment());
		awaitEnd(pid, pid::kill);
		this.system.get().subject(Name.<String>of("nobody")).trySend("lost");
		Subject<String> full = Actor.<Integer, String>of(0, (state, message) -> Next.state(state))
			.mailbox(MailboxLimit.dropping(1))
			.start(this.system.get())
			.subject();
		Sys.of(full).suspend();
		full.send("fits");
		full.send("does not");

		assertThat(count("actor.dead.letters", "supervisor", "shop", "actor", "counter", "cause", "unread"))
			.isEqualTo(2);
		assertThat(count("actor.dead.letters", "supervisor", "other", "actor", "other", "cause", "no-process")).isOne();
		assertThat(count("actor.dead.letters", "supervisor", "other", "actor", "other", "cause", "mailbox-full"))
			.isOne();
		assertThat(count("actor.dead.letters", "supervisor", "other", "actor", "other", "cause", "unhandled")).isZero();
	}

	@Test
	void countsCallsByTheirOutcomeAndTimesThem() {
		subject().call(CounterMessage.Get::new, SOON);
		Sys.of(counterPid()).suspend();
		assertThatExceptionOfType(CallTimeoutException.class)
			.isThrownBy(() -> subject().call(CounterMessage.Get::new, Duration.ofMillis(50)));
		Sys.of(counterPid()).resume();

		assertThat(count("actor.calls", "supervisor", "shop", "actor", "counter", "outcome", "answered")).isOne();
		assertThat(count("actor.calls", "supervisor", "shop", "actor", "counter", "outcome", "timed-out")).isOne();
		assertThat(count("actor.calls", "supervisor", "shop", "actor", "counter", "outcome", "no-process")).isZero();
		assertThat(this.registry.get("actor.calling").tags("actor", "counter", "outcome", "answered").timer().count())
			.isOne();
	}

	@Test
	void theCallsOfASupervisorsHandleDoNotCount() {
		this.sessions.handle(this.system.get()).countChildren();

		assertThat(this.registry.find("actor.calls").counters())
			.allSatisfy((each) -> assertThat(each.count()).isZero());
	}

	@Test
	void showsWhatWaits() {
		Sys.of(counterPid()).suspend();
		subject().send(new CounterMessage.Increment());
		subject().send(new CounterMessage.Increment());
		subject().sendAfter(Duration.ofDays(1), new CounterMessage.Increment());

		assertThat(gauge("actor.mailbox.size", "supervisor", "shop", "actor", "counter")).isEqualTo(2);
		assertThat(gauge("actor.timers")).isOne();
		assertThat(gauge("actor.scheduler.queue")).isNotNegative();
		assertThat(gauge("actor.scheduler.stand.ins")).isNotNegative();
		Sys.of(counterPid()).resume();
		Sys.of(counterPid()).status();
		assertThat(gauge("actor.mailbox.size", "supervisor", "shop", "actor", "counter")).isZero();
		assertThat(this.registry.get("actor.mailbox.wait").tags("actor", "counter").timer().max(TimeUnit.NANOSECONDS))
			.isPositive();
	}

	@Test
	void tellsTheTimesOfHandlersApartByTypesOfMessagesIfThatIsWanted() {
		this.system.get().close();
		this.registry.clear();
		start(true);

		subject().call(CounterMessage.Get::new, SOON);
		awaitEnd(counterPid(), () -> subject().send(new CounterMessage.Crash()));

		List<Meter> timers = List.copyOf(this.registry.find("actor.handling").meters());
		assertThat(timers).isNotEmpty()
			.allSatisfy((timer) -> assertThat(timer.getId().getTag("message")).isIn("Get", "Crash"));
		assertThat(timers).extracting((timer) -> timer.getId().getTag("actor")).containsOnly("counter");
	}

	private Subject<CounterMessage> subject() {
		return this.counter.subject(this.system.get());
	}

	private Pid counterPid() {
		return pid("counter");
	}

	private Pid pid(String name) {
		return this.system.get().lookup(Name.of(name)).orElseThrow();
	}

	/** The supervisor answers in order. */
	private void awaitRestart() {
		SupervisorSpec.oneForOne("shop").handle(this.system.get()).countChildren();
	}

	private void awaitEnd(Pid pid, Runnable end) {
		try (AttachedProcess self = this.system.get().attach()) {
			Monitor monitor = self.monitor(pid);
			end.run();
			assertThat(self.receive(Selector.<ExitReason>empty().monitor(monitor, (down) -> down.reason()), SOON))
				.isPresent();
		}
	}

	private double count(String name, String... tags) {
		return this.registry.get(name).tags(tags).meter().measure().iterator().next().getValue();
	}

	private double gauge(String name, String... tags) {
		return this.registry.get(name).tags(tags).gauge().value();
	}

}
