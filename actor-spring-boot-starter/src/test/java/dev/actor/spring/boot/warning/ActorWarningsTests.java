package dev.actor.spring.boot.warning;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.Next;
import dev.actor.process.ExitReason;
import dev.actor.process.Pid;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class ActorWarningsTests {

	private static final Duration INTERVAL = Duration.ofSeconds(10);

	private static final Duration PERIOD = Duration.ofMinutes(1);

	private static final ExitReason CRASH = ExitReason.abnormal(new IllegalStateException("disk full"));

	private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));

	private final BlockingQueue<Object> published = new LinkedBlockingQueue<>();

	private final InstantSource time = this.now::get;

	private final ActorWarnings warnings = new ActorWarnings(this.published::add, INTERVAL, 3, PERIOD, this.time);

	private final ActorSystem system = ActorSystem.create("warnings");

	private final Pid ledger = pid("ledger");

	@AfterEach
	void close() {
		this.warnings.destroy();
		this.system.close();
	}

	@Test
	void publishesWhatTheSystemTells() throws InterruptedException {
		List<StackTraceElement> stack = List.of(new StackTraceElement("Ledger", "write", "Ledger.java", 42));
		Pid shop = pid("shop");

		this.warnings.slowHandler(this.ledger, "ledger", "message", 1_500_000_000L);
		this.warnings.stuckHandler(this.ledger, "ledger", "message", 30_000_000_000L, stack);
		this.warnings.callCycle(List.of(this.ledger, shop));
		this.warnings.mailboxCrossed(this.ledger, "ledger", 10_000);
		this.warnings.unanswered(this.ledger, "ledger", "request");
		this.warnings.unsupervised(this.ledger, "ledger");

		assertThat(next())
			.isEqualTo(new ActorWarning.SlowHandler(this.ledger, "ledger", String.class, Duration.ofMillis(1500)));
		assertThat(next()).isEqualTo(
				new ActorWarning.StuckHandler(this.ledger, "ledger", String.class, Duration.ofSeconds(30), stack));
		assertThat(next()).isEqualTo(new ActorWarning.CallCycle(List.of(this.ledger, shop)));
		assertThat(next()).isEqualTo(new ActorWarning.LongMailbox(this.ledger, "ledger", 10_000));
		assertThat(next()).isEqualTo(new ActorWarning.NoReply(this.ledger, "ledger", String.class));
		assertThat(next()).isEqualTo(new ActorWarning.Unsupervised(this.ledger, "ledger"));
	}

	@Test
	void publishesTheSameWarningOnceInAnIntervalAndCountsAll() throws InterruptedException {
		this.warnings.mailboxCrossed(this.ledger, "ledger", 1);
		this.now.updateAndGet((instant) -> instant.plus(INTERVAL).minusMillis(1));
		this.warnings.mailboxCrossed(this.ledger, "ledger", 2);
		this.warnings.mailboxCrossed(this.ledger, "shop", 3);
		this.now.updateAndGet((instant) -> instant.plusMillis(1));
		this.warnings.mailboxCrossed(this.ledger, "ledger", 4);

		assertThat(next()).isEqualTo(new ActorWarning.LongMailbox(this.ledger, "ledger", 1));
		assertThat(next()).isEqualTo(new ActorWarning.LongMailbox(this.ledger, "shop", 3));
		assertThat(next()).isEqualTo(new ActorWarning.LongMailbox(this.ledger, "ledger", 4));
		assertThat(this.warnings.count(ActorWarning.Kind.LONG_MAILBOX)).isEqualTo(4);
		assertThat(this.warnings.count(ActorWarning.Kind.NO_REPLY)).isZero();
	}

	@Test
	void whoeverClosesACycleItIsTheSame() throws InterruptedException {
		Pid shop = pid("shop");

		this.warnings.callCycle(List.of(this.ledger, shop));
		this.warnings.callCycle(List.of(shop, this.ledger));
		this.warnings.unsupervised(shop, "shop");

		assertThat(next()).isInstanceOf(ActorWarning.CallCycle.class);
		assertThat(next()).isInstanceOf(ActorWarning.Unsupervised.class);
	}

	@Test
	void restartsInAShortTimeAreACrashLoop() throws InterruptedException {
		this.warnings.restarted("shop", "ledger", CRASH);
		this.warnings.restarted("shop", "ledger", CRASH);
		this.warnings.restarted("shop", "till", CRASH);
		assertThat(this.warnings.count(ActorWarning.Kind.CRASH_LOOP)).isZero();

		this.warnings.restarted("shop", "ledger", CRASH);

		assertThat(next()).isEqualTo(new ActorWarning.CrashLoop("shop", "ledger", 3, PERIOD, CRASH));
	}

	@Test
	void restartsInALongTimeAreNoCrashLoop() {
		for (int i = 0; i < 10; i++) {
			this.warnings.restarted("shop", "ledger", CRASH);
			this.now.updateAndGet((instant) -> instant.plus(PERIOD.dividedBy(2)).plusMillis(1));
		}

		assertThat(this.warnings.count(ActorWarning.Kind.CRASH_LOOP)).isZero();
	}

	@Test
	void siblingsThatAreStartedAgainWithAnotherOneDoNotCrash() {
		for (int i = 0; i < 10; i++) {
			this.warnings.restarted("shop", "ledger", ExitReason.SHUTDOWN);
		}

		assertThat(this.warnings.count(ActorWarning.Kind.CRASH_LOOP)).isZero();
	}

	@Test
	void logsWhatTheKernelDoesNotLog(CapturedOutput output) throws InterruptedException {
		for (int i = 0; i < 3; i++) {
			this.warnings.restarted("shop", "ledger", CRASH);
		}
		this.warnings.unsupervised(this.ledger, "ledger");
		next();
		next();

		assertThat(output)
			.contains("'ledger' crashes in a loop: supervisor 'shop' has restarted it 3 times within 60 s")
			.contains("Actor 'ledger' " + this.ledger + " is below no supervisor");
	}

	@Test
	void goesOnWhenAListenerFails(CapturedOutput output) throws InterruptedException {
		ActorWarnings fragile = new ActorWarnings((event) -> {
			this.published.add(event);
			throw new IllegalStateException("no connection");
		}, INTERVAL, 3, PERIOD, this.time);

		fragile.unsupervised(this.ledger, "ledger");
		fragile.unsupervised(this.ledger, "shop");

		assertThat(next()).isNotNull();
		assertThat(next()).isNotNull();
		assertThat(output).contains("A listener has failed to take a warning about 'ledger'");
		fragile.destroy();
	}

	@Test
	void isSilentWhenTheContextIsClosed() {
		this.warnings.destroy();

		this.warnings.unsupervised(this.ledger, "ledger");

		assertThat(this.published).isEmpty();
	}

	@Test
	void eachWarningSaysWhatItIsAbout() {
		Pid shop = pid("shop");
		StackTraceElement frame = new StackTraceElement("Ledger", "write", "Ledger.java", 42);

		assertThat(new ActorWarning.SlowHandler(this.ledger, "ledger", String.class, Duration.ofMillis(1500)).text())
			.isEqualTo("'ledger' %s took 1500 ms to handle java.lang.String; what it gets meanwhile waits"
				.formatted(this.ledger));
		assertThat(new ActorWarning.StuckHandler(this.ledger, "ledger", String.class, Duration.ofSeconds(30),
				List.of(frame))
			.text()).isEqualTo(
					"'ledger' %s is stuck: it handles java.lang.String for 30000 ms already, now at Ledger.write(Ledger.java:42)"
						.formatted(this.ledger));
		assertThat(new ActorWarning.CallCycle(List.of(this.ledger, shop)).text()).isEqualTo(
				"Actors wait for each other in calls: 'ledger' %s → 'shop' %s → 'ledger'; let one of them send, or answer later"
					.formatted(this.ledger, shop));
		assertThat(new ActorWarning.LongMailbox(this.ledger, "ledger", 10_000).text()).isEqualTo(
				"'ledger' %s has 10000 messages waiting: they come faster than it handles them".formatted(this.ledger));
		assertThat(new ActorWarning.NoReply(this.ledger, "ledger", String.class).text())
			.startsWith("'ledger' %s did not answer java.lang.String in time".formatted(this.ledger));
	}

	private Pid pid(String label) {
		return Actor.<Integer, String>of(0, (state, message) -> Next.state(state))
			.labelled(label)
			.start(this.system)
			.pid();
	}

	private Object next() throws InterruptedException {
		Object warning = this.published.poll(5, TimeUnit.SECONDS);
		assertThat(warning).as("a warning").isNotNull();
		return warning;
	}

}
