package dev.actor.examples;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.ActorSpec;
import dev.actor.behavior.Next;
import dev.actor.behavior.Started;
import dev.actor.examples.Pitfalls.Ask;
import dev.actor.examples.Pitfalls.Boss;
import dev.actor.examples.Pitfalls.Stock;
import dev.actor.process.AttachedProcess;
import dev.actor.process.Body;
import dev.actor.process.CallTimeoutException;
import dev.actor.process.CalleeExitedException;
import dev.actor.process.CallingSelfException;
import dev.actor.process.Down;
import dev.actor.process.ExitReason;
import dev.actor.process.MailboxFullException;
import dev.actor.process.MailboxLimit;
import dev.actor.process.Monitor;
import dev.actor.process.MutableMessageException;
import dev.actor.process.Name;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.Selector;
import dev.actor.process.SpawnOptions;
import dev.actor.process.StartError;
import dev.actor.process.StartException;
import dev.actor.process.Subject;
import dev.actor.supervisor.ChildError;
import dev.actor.supervisor.ChildException;
import dev.actor.supervisor.DynamicSupervisor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The ten pitfalls of {@code docs/pitfalls.md}, and what the library does about them. */
class PitfallTests {

	private static final Duration SOON = Duration.ofSeconds(5);

	private static final Duration A_MOMENT = Duration.ofMillis(100);

	private static final Duration AGES = Duration.ofMinutes(1);

	private final Told told = new Told();

	private ActorSystem system;

	private AttachedProcess self;

	@BeforeEach
	void open() {
		this.system = Pitfalls.watchedSystem(this.told);
		this.self = this.system.attach();
	}

	@AfterEach
	void close() {
		this.self.close();
		this.system.close();
	}

	@Test
	void unhandledTimeout() {
		Subject<String> orders = this.self.subject();
		Subject<Stock> silent = this.self.spawnReceiver((process, inbox) -> process.sleep(AGES));

		assertThat(Pitfalls.nextOrder(this.self, orders)).isEqualTo("no order came");
		orders.send("tea");
		assertThat(Pitfalls.nextOrder(this.self, orders)).isEqualTo("tea");
		assertThat(Pitfalls.stockOf(silent, "tea")).isZero();
	}

	@Test
	void aTimeoutThatACallerDoesNotHandleIsItsEnd() {
		Subject<Stock> silent = this.system.spawnReceiver((process, inbox) -> process.sleep(AGES));
		Monitor caller = this.self
			.spawnMonitored((process) -> silent.<Integer>call((reply) -> new Stock.HowMany("tea", reply), A_MOMENT));

		assertThat(down(caller)).isInstanceOfSatisfying(ExitReason.Abnormal.class,
				(reason) -> assertThat(reason.cause()).isInstanceOf(CallTimeoutException.class));
	}

	@Test
	void forgottenReply() {
		Subject<Stock> forgetful = Actor.of(Map.of("tea", 3), Pitfalls::forgetful)
			.labelled("stock")
			.start(this.system)
			.subject();

		assertThat(howMany(forgetful, "tea", SOON)).isEqualTo(3);
		assertThatExceptionOfType(CallTimeoutException.class).isThrownBy(() -> howMany(forgetful, "milk", A_MOMENT))
			.withMessageContaining("'stock'")
			.withMessageContaining("it is idle, having handled HowMany, and has 0 messages waiting");

		Subject<Stock> diligent = Actor.of(Map.of("tea", 3), Pitfalls::diligent).start(this.system).subject();
		assertThat(howMany(diligent, "milk", SOON)).isZero();
	}

	@Test
	void aCallerDoesNotWaitForTheReplyOfTheDead() {
		CountDownLatch asked = new CountDownLatch(1);
		Started<Stock> stock = Actor.<Integer, Stock>of(0, (state, message) -> {
			asked.countDown();
			return Next.state(state);
		}).start(this.system);
		this.system.spawn((process) -> {
			asked.await();
			stock.pid().kill();
		});

		assertThatExceptionOfType(CalleeExitedException.class).isThrownBy(() -> howMany(stock.subject(), "tea", AGES))
			.extracting(CalleeExitedException::reason)
			.isEqualTo(ExitReason.KILLED);
	}

	@Test
	void tooManyProcesses() {
		Actor<Integer, String> cart = Actor.of(0, (state, message) -> Next.state(state));
		DynamicSupervisor<String, Started<String>> carts = this.system.start(Pitfalls.carts(cart).maxChildren(3));
		int before = this.system.processCount();

		for (String customer : List.of("ann", "bob", "cid")) {
			carts.startChild(customer);
		}

		assertThat(this.system.processCount()).isEqualTo(before + 3);
		assertThatExceptionOfType(ChildException.class).isThrownBy(() -> carts.startChild("dan"))
			.extracting(ChildException::error)
			.isEqualTo(new ChildError.MaxChildren(3));
		assertThat(this.system.processCount()).isEqualTo(before + 3);
	}

	@Test
	void noSupervisor() {
		Actor<Integer, String> fragile = Actor.of(0, (state, message) -> {
			throw new IllegalStateException("no change for " + message);
		});

		try (LogLines log = new LogLines()) {
			Started<String> alone = fragile.labelled("lonely till").start(this.system);
			Monitor monitor = this.self.monitor(alone.pid());
			alone.subject().send("a hundred");
			assertThat(down(monitor).isAbnormal()).isTrue();
			assertThat(log.about("'lonely till'")).singleElement()
				.asString()
				.contains("crashed", "links: none, so no supervisor starts it again");

			this.system.start(Pitfalls.shop(ActorSpec.of("till", fragile)));
			this.system.<String>subject(Name.of("till")).send("a hundred");
			this.told.assertTold("restarted till");
			assertThat(this.system.lookup(Name.of("till"))).get().extracting(Pid::isAlive).isEqualTo(true);
			assertThat(log.about("'till'").getFirst()).contains("crashed", "links: [").doesNotContain("no supervisor");
		}
	}

	@Test
	void blockingHandlers() throws InterruptedException {
		Subject<String> slow = Actor.<Integer, String>of(0, (state, message) -> {
			new CountDownLatch(1).await(200, TimeUnit.MILLISECONDS);
			return Next.state(state);
		}).labelled("slow").start(this.system).subject();

		slow.send("work");

		this.told.assertTold("slow handler of slow: work");
	}

	@Test
	void mutualCalls() {
		Name<Ask> second = Name.of("second");
		// One is less patient, so that which of the two gives up is certain.
		Subject<Ask> first = Pitfalls.asking(this.system.subject(second), Duration.ofMillis(500))
			.labelled("first")
			.start(this.system)
			.subject();
		Pitfalls.asking(first, Duration.ofMinutes(1)).named(second).start(this.system);

		assertThatExceptionOfType(CalleeExitedException.class).isThrownBy(() -> priceOf(first))
			.havingCause()
			.withMessageMatching("'second' <0\\.\\d+> did not answer within 500 ms; it is handling Price.*");
		assertThat(first.owner()).isEmpty();

		Name<Ask> knows = Name.of("knows");
		Actor.<Integer, Ask>of(7, (price, message) -> switch (message) {
			case Ask.Price(String item, var reply) -> Next.reply(reply, price, price);
		}).named(knows).start(this.system);
		assertThat(priceOf(Pitfalls.handingOn(this.system.subject(knows)).start(this.system).subject())).isEqualTo(7);
	}

	@Test
	void anActorThatCallsItselfFailsAtOnce() {
		Name<Ask> own = Name.of("own");
		Subject<Ask> actor = Pitfalls.asking(this.system.subject(own), Duration.ofSeconds(1))
			.named(own)
			.start(this.system)
			.subject();

		assertThatExceptionOfType(CalleeExitedException.class).isThrownBy(() -> priceOf(actor))
			.withCauseInstanceOf(CallingSelfException.class);
	}

	@Test
	void mailboxGrowth() throws InterruptedException {
		CountDownLatch open = new CountDownLatch(1);
		Actor<Integer, Integer> busy = Actor.<Integer, Integer>of(0, (state, message) -> {
			open.await();
			return Next.state(state);
		}).labelled("busy");
		try (LogLines log = new LogLines()) {
			Subject<Integer> unbounded = busy.start(this.system).subject();
			for (int i = 0; i < 2000; i++) {
				unbounded.send(i);
			}
			this.told.assertTold("mailbox of busy crossed 1000");
			assertThat(log.about("'busy'")).singleElement().asString().contains("has 1000 messages waiting");
		}

		Subject<Integer> bounded = busy.mailbox(MailboxLimit.failing(2)).start(this.system).subject();
		assertThatExceptionOfType(MailboxFullException.class).isThrownBy(() -> {
			for (int i = 0; i < 4; i++) {
				bounded.send(i);
			}
		}).withMessageContaining("'busy'").withMessageContaining("2 messages");
		open.countDown();
	}

	@Test
	void aSenderWaitsForABoundedMailbox() {
		CountDownLatch open = new CountDownLatch(1);
		Subject<Integer> received = this.self.subject();
		Started<Integer> bounded = Pitfalls.<Integer>bounded(Actor.of(0, (state, message) -> {
			open.await();
			received.send(message);
			return Next.state(state);
		})).start(this.system);
		Subject<String> sent = this.self.subject();

		this.system.spawn((process) -> {
			for (int i = 0; i < 150; i++) {
				bounded.subject().send(i);
			}
			sent.send("all");
		});

		assertThat(this.self.receive(sent, A_MOMENT)).isEmpty();
		assertThat(bounded.pid().info().orElseThrow().mailboxLength()).isLessThanOrEqualTo(100);
		open.countDown();
		assertThat(this.self.receive(sent, SOON)).hasValue("all");
		for (int i = 0; i < 150; i++) {
			assertThat(this.self.receive(received, SOON)).hasValue(i);
		}
	}

	@Test
	void wrongLinks() {
		for (ExitReason reason : List.of(ExitReason.abnormal("broken"), ExitReason.SHUTDOWN, ExitReason.KILLED)) {
			Monitor linked = this.self.spawnMonitored((process) -> {
				Pid part = Pitfalls.together(process, (other) -> other.receiveForever(Selector.empty()));
				if (reason.equals(ExitReason.KILLED)) {
					part.kill();
				}
				part.sendExit(reason);
				process.receiveForever(Selector.empty());
			});
			assertThat(down(linked)).isEqualTo(reason);
		}
		Monitor normal = this.self.spawnMonitored((process) -> {
			Pid part = Pitfalls.together(process, (other) -> {
			});
			process.monitor(part);
			process.receiveForever(Selector.<Down>empty().monitors((down) -> down));
		});
		assertThat(down(normal)).isEqualTo(ExitReason.NORMAL);

		Monitor beside = Pitfalls.beside(this.self, (other) -> {
			throw other.exit(ExitReason.abnormal("broken"));
		});
		assertThat(down(beside)).isEqualTo(ExitReason.abnormal("broken"));
		assertThat(this.self.pid().isAlive()).isTrue();
	}

	@Test
	void initTimeout() {
		CountDownLatch loaded = new CountDownLatch(1);
		assertThat(SpawnOptions.DEFAULT.initTimeout()).isEqualTo(Duration.ofSeconds(5));

		assertThatExceptionOfType(StartException.class)
			.isThrownBy(() -> Pitfalls.<String>loadedFirst(() -> slowly(loaded)).start(this.self))
			.extracting(StartException::error)
			.isEqualTo(new StartError.InitTimeout(Duration.ofMillis(200)));
		assertThat(this.system.processCount()).isOne();

		Subject<Stock> later = Pitfalls.loadedLater(() -> slowly(loaded)).start(this.self).subject();
		loaded.countDown();
		assertThat(howMany(later, "tea", SOON)).isEqualTo(3);
	}

	@Test
	void sharedMutableState() {
		Subject<Object> anybody = this.self.subject();

		assertThatExceptionOfType(MutableMessageException.class)
			.isThrownBy(() -> anybody.send(new Pitfalls.Basket(new ArrayList<>(List.of("tea")))))
			.withMessageContaining("Basket.items");
		assertThat(this.self.receive(anybody, Duration.ZERO)).isEmpty();

		anybody.send(Pitfalls.checkOut("tea", "milk"));
		assertThat(this.self.receive(anybody, SOON)).hasValue(new Pitfalls.Order(List.of("tea", "milk")));
	}

	@Test
	void ignoredExits() {
		Started<Boss> deaf = Pitfalls.deaf().labelled("deaf").start(this.system);

		deaf.subject().send(new Boss.Hire(new Failing()));

		this.told.assertTold("dead letter: Exit, because it arrived, but no selector of the process takes it");
		assertThat(deaf.pid().isAlive()).isTrue();
		assertThat(this.system.deadLetterCount()).isOne();

		Started<Boss> attentive = Pitfalls.attentive().start(this.system);
		attentive.subject().send(new Boss.Hire(new Failing()));
		this.told.assertTold("handled Exit");
		assertThat(this.system.deadLetterCount()).isOne();
	}

	@Test
	void anActorThatIgnoresExitsEndsWithItsParentAllTheSame() {
		Subject<Pid> bosses = this.self.subject();
		Pid parent = this.system.spawn((process) -> {
			bosses.send(Pitfalls.deaf().start(process).pid());
			process.receiveForever(Selector.empty());
		});
		Monitor boss = this.self.monitor(this.self.receive(bosses, SOON).orElseThrow());

		parent.sendExit(ExitReason.SHUTDOWN);

		assertThat(down(boss)).isEqualTo(ExitReason.SHUTDOWN);
	}

	private static Map<String, Integer> slowly(CountDownLatch loaded) throws InterruptedException {
		loaded.await();
		return Map.of("tea", 3);
	}

	private static int howMany(Subject<Stock> stock, String item, Duration timeout) {
		return stock.call((reply) -> new Stock.HowMany(item, reply), timeout);
	}

	private static int priceOf(Subject<Ask> actor) {
		return actor.call((reply) -> new Ask.Price("tea", reply), AGES);
	}

	private ExitReason down(Monitor monitor) {
		return this.self.receive(Selector.<Down>empty().monitor(monitor, (down) -> down), SOON).orElseThrow().reason();
	}

	/** Has no fields, and so is an immutable part of a message. */
	private static final class Failing implements Body {

		@Override
		public void run(Process self) {
			throw new IllegalStateException("a worker fails");
		}

	}

}
