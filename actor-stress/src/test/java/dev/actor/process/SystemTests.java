package dev.actor.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import dev.actor.Stress;
import dev.actor.internal.Quiet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A whole node, whose processes send, block, die and are killed at random. */
class SystemTests {

	private static final Selector<Object> ALL = Selector.empty().other((message) -> message);

	private final Node node = new Node(NodeSettings.named("stress"));

	@AfterEach
	void nothingIsLeft() {
		this.node.close();
		assertThat(this.node.processCount()).as("processes left").isZero();
		assertThat(this.node.zombieCount()).as("zombies").isZero();
	}

	private static void join(List<Thread> threads) throws InterruptedException {
		for (Thread thread : threads) {
			thread.join();
		}
	}

	/** A message with its place in the order of its sender. */
	private record Numbered(int sender, int number) {
	}

	/** Sees whether it is run twice at a time, and whether something is lost or moved. */
	private static final class Ledger implements Behavior<Object> {

		private final SplittableRandom random;

		private final int[] last;

		private final List<String> wrong = new ArrayList<>();

		private final AtomicInteger inside = new AtomicInteger();

		/** Plain: each handler must see what the one before it wrote. */
		private int handled;

		private volatile int seen;

		private volatile Subject<Object> answers;

		private Ledger(SplittableRandom random, int senders) {
			this.random = random;
			this.last = new int[senders];
		}

		@Override
		public Selector<Object> start(Process self) {
			this.answers = self.subject();
			return Selector.empty().other((message) -> message);
		}

		@Override
		public Selector<Object> handle(Process self, Object message) {
			if (this.inside.getAndIncrement() != 0) {
				this.wrong.add("two handlers at once");
			}
			if (Thread.currentThread().isInterrupted()) {
				this.wrong.add("interrupted by somebody else's kill");
			}
			note(message);
			switch (this.random.nextInt(256)) {
				case 0 -> LockSupport.parkNanos(this.random.nextInt(3_000_000));
				case 1, 2, 3, 4, 5, 6, 7, 8 ->
					self.receive(this.answers, Duration.ofNanos(this.random.nextInt(100_000))).ifPresent(this::note);
				default -> {
				}
			}
			this.inside.decrementAndGet();
			return null;
		}

		private void note(Object message) {
			if (message instanceof Numbered(int sender, int number)) {
				// Those that a receive takes out of turn are of an odd sender.
				if (sender % 2 == 0 && this.last[sender] + 1 != number) {
					this.wrong.add("%d after %d".formatted(number, this.last[sender]));
				}
				this.last[sender] = number;
			}
			this.handled++;
			this.seen = this.handled;
		}

	}

	@Test
	void handlersDoNotOverlapAndMissNothing() throws Exception {
		SplittableRandom random = Stress.random("handlersDoNotOverlapAndMissNothing");
		int senders = 4;
		List<Ledger> ledgers = new ArrayList<>();
		List<LocalProcess> processes = new ArrayList<>();
		for (int i = 0; i < 6; i++) {
			Ledger ledger = new Ledger(random.split(), senders);
			ledgers.add(ledger);
			processes.add((LocalProcess) this.node.start(ledger, SpawnOptions.DEFAULT));
		}
		long deadline = Stress.deadline();
		AtomicInteger[] sent = new AtomicInteger[processes.size()];
		for (int i = 0; i < sent.length; i++) {
			sent[i] = new AtomicInteger();
		}
		List<Thread> threads = new ArrayList<>();
		for (int s = 0; s < senders; s++) {
			int sender = s;
			SplittableRandom own = random.split();
			threads.add(Thread.ofPlatform().daemon().start(() -> {
				int[] numbers = new int[sent.length];
				while (!Stress.isOver(deadline)) {
					int target = own.nextInt(sent.length);
					Object key = (sender % 2 == 0) ? "key" : ledgers.get(target).answers;
					processes.get(target).accept(key, new Numbered(sender, ++numbers[target]), true);
					sent[target].incrementAndGet();
					// Mostly so long that the receiver falls asleep just then.
					Stress.spin((own.nextInt(8) == 0) ? 0 : own.nextInt(20_000));
				}
			}));
		}
		join(threads);
		for (int i = 0; i < sent.length; i++) {
			Ledger ledger = ledgers.get(i);
			int expected = sent[i].get();
			assertThat(Quiet.comes(() -> ledger.seen >= expected))
				.as("all of %d messages handled, but %d", expected, ledger.seen)
				.isTrue();
			assertThat(ledger.seen).isEqualTo(expected);
			assertThat(ledger.wrong).isEmpty();
		}
		assertThat(Quiet.comes(this.node.scheduler())).as("no activation goes on").isTrue();
	}

	/** Says whether it was hit by an interrupt. */
	private static final class Bystander implements Behavior<Object> {

		private final AtomicInteger hits;

		private Bystander(AtomicInteger hits) {
			this.hits = hits;
		}

		@Override
		public Selector<Object> start(Process self) {
			return ALL;
		}

		@Override
		public Selector<Object> handle(Process self, Object message) {
			if (Thread.currentThread().isInterrupted()) {
				this.hits.incrementAndGet();
			}
			Stress.spin(300);
			if (Thread.interrupted()) {
				this.hits.incrementAndGet();
			}
			return null;
		}

	}

	/** Is killed at some moment of its handler, or leaves its thread interrupted. */
	private static final class Victim implements Behavior<Object> {

		private final int nanos;

		private final boolean interrupts;

		private Victim(int nanos, boolean interrupts) {
			this.nanos = nanos;
			this.interrupts = interrupts;
		}

		@Override
		public Selector<Object> start(Process self) {
			return ALL;
		}

		@Override
		public Selector<Object> handle(Process self, Object message) {
			Stress.spin(this.nanos);
			if (this.interrupts) {
				Thread.currentThread().interrupt();
			}
			return null;
		}

	}

	@Test
	void anInterruptHitsNoneButTheOneThatIsKilled() throws Exception {
		SplittableRandom random = Stress.random("anInterruptHitsNoneButTheOneThatIsKilled");
		AtomicInteger hits = new AtomicInteger();
		List<LocalProcess> bystanders = new ArrayList<>();
		for (int i = 0; i < 4; i++) {
			bystanders.add((LocalProcess) this.node.start(new Bystander(hits), SpawnOptions.DEFAULT));
		}
		long deadline = Stress.deadline();
		List<Thread> threads = new ArrayList<>();
		for (int t = 0; t < 2; t++) {
			SplittableRandom own = random.split();
			threads.add(Thread.ofPlatform().daemon().start(() -> {
				while (!Stress.isOver(deadline)) {
					Victim behavior = new Victim(own.nextInt(3000), own.nextInt(4) == 0);
					LocalProcess victim = (LocalProcess) this.node.start(behavior, SpawnOptions.DEFAULT);
					victim.accept("key", "work", true);
					for (LocalProcess bystander : bystanders) {
						bystander.accept("key", "look", true);
					}
					Stress.spin(own.nextInt(10_000));
					victim.kill();
				}
			}));
		}
		join(threads);
		assertThat(Quiet.comes(() -> this.node.processCount() == bystanders.size())).as("all victims are dead")
			.isTrue();
		assertThat(Quiet.comes(this.node.scheduler())).as("no worker goes on").isTrue();
		assertThat(hits).as("processes hit by another one's interrupt").hasValue(0);
	}

	/** Answers soon, late, twice, never, or dies. */
	private static final class Callee implements Behavior<Reply<Integer>> {

		private final SplittableRandom random;

		private Callee(SplittableRandom random) {
			this.random = random;
		}

		@Override
		@SuppressWarnings("unchecked")
		public Selector<Reply<Integer>> start(Process self) {
			return Selector.<Reply<Integer>>empty().other((message) -> (Reply<Integer>) message);
		}

		@Override
		public Selector<Reply<Integer>> handle(Process self, Reply<Integer> reply) throws Exception {
			switch (this.random.nextInt(10)) {
				case 0 -> {
				}
				case 1 -> throw self.exit(ExitReason.SHUTDOWN);
				case 2, 3, 4 -> {
					Stress.spin(this.random.nextInt(2_000_000));
					reply.send(1);
				}
				case 5 -> {
					reply.send(1);
					throw self.exit(ExitReason.NORMAL);
				}
				default -> {
					reply.send(1);
					reply.send(2);
				}
			}
			return null;
		}

	}

	@Test
	void aCallHasOneOutcomeAndLeavesNothingBehind() throws Exception {
		SplittableRandom random = Stress.random("aCallHasOneOutcomeAndLeavesNothingBehind");
		long deadline = Stress.deadline();
		List<String> wrong = new ArrayList<>();
		int[] outcomes = new int[4];
		while (!Stress.isOver(deadline)) {
			LocalProcess callee = (LocalProcess) this.node.start(new Callee(random.split()), SpawnOptions.DEFAULT);
			SplittableRandom own = random.split();
			Pid caller = this.node.spawn((self) -> {
				for (int i = 0; i < 20; i++) {
					int outcome = call(callee, Duration.ofNanos(own.nextInt(2_500_000)), own.nextBoolean());
					outcomes[outcome]++;
					Optional<Object> stray = self.receive(ALL, Duration.ZERO);
					if (stray.isPresent()) {
						wrong.add("in the mailbox: " + stray);
					}
					if (outcome == 3) {
						break;
					}
				}
			});
			if (random.nextInt(3) == 0) {
				Stress.spin(random.nextInt(3_000_000));
				caller.kill();
			}
			assertThat(Quiet.comes(() -> !caller.isAlive())).as("the caller gets on").isTrue();
			if (random.nextBoolean()) {
				callee.kill();
			}
			assertThat(Quiet.comes(() -> callee.watchers().isEmpty())).as("nobody waits for the callee").isTrue();
			callee.kill();
		}
		assertThat(wrong).isEmpty();
		System.out.printf("answered %,d, timed out %,d, callee ended %,d, no callee %,d%n", outcomes[0], outcomes[1],
				outcomes[2], outcomes[3]);
	}

	private static int call(LocalProcess callee, Duration timeout, boolean waits) throws InterruptedException {
		try {
			int answer = waits ? PendingCall.<Object, Integer>make(callee, "key", (reply) -> reply, timeout)
					: AsyncCall.<Object, Integer>make(callee, "key", (reply) -> reply, timeout).get();
			assertThat(answer).isOne();
			return 0;
		}
		catch (ExecutionException ex) {
			return outcome((RuntimeException) ex.getCause());
		}
		catch (CallException ex) {
			return outcome(ex);
		}
	}

	private static int outcome(RuntimeException failure) {
		return switch (failure) {
			case CallTimeoutException ex -> 1;
			case CalleeExitedException ex -> 2;
			case NoProcessException ex -> 3;
			default -> throw failure;
		};
	}

	@Test
	void aStartThatTakesAsLongAsItMayLeavesNothingBehind() throws Exception {
		SplittableRandom random = Stress.random("aStartThatTakesAsLongAsItMayLeavesNothingBehind");
		long deadline = Stress.deadline();
		int started = 0;
		int failed = 0;
		try (AttachedProcess self = this.node.attach()) {
			self.trapExits(true);
			SpawnOptions options = SpawnOptions.DEFAULT.initTimeout(Duration.ofMillis(1));
			while (!Stress.isOver(deadline)) {
				SplittableRandom own = random.split();
				try {
					Pid pid = self.start(new Slow(own), options);
					started++;
					assertThat(pid.isAlive()).isTrue();
					self.unlink(pid);
					pid.kill();
				}
				catch (StartException ex) {
					failed++;
				}
				assertThat(self.receive(ALL, Duration.ZERO)).as("the trace of a start").isEmpty();
				assertThat(Quiet.comes(() -> this.node.processCount() == 1)).as("it is gone").isTrue();
				assertThat(self.receive(ALL, Duration.ZERO)).as("the late trace of a start").isEmpty();
			}
		}
		System.out.printf("started %,d, failed %,d%n", started, failed);
	}

	/** Starts in about a millisecond, or crashes then. */
	private static final class Slow implements Behavior<Object> {

		private final SplittableRandom random;

		private Slow(SplittableRandom random) {
			this.random = random;
		}

		@Override
		public Selector<Object> start(Process self) throws Exception {
			Stress.spin(900_000 + this.random.nextInt(1_300_000));
			return switch (this.random.nextInt(8)) {
				case 0 -> throw new IllegalStateException("crashed");
				case 1 -> throw new InitFailedException("refused");
				default -> ALL;
			};
		}

		@Override
		public Selector<Object> handle(Process self, Object message) {
			return null;
		}

	}

	@Test
	void childrenOfOneThatIsKilledWhileItSpawnsDie() throws Exception {
		SplittableRandom random = Stress.random("childrenOfOneThatIsKilledWhileItSpawnsDie");
		long deadline = Stress.deadline();
		while (!Stress.isOver(deadline)) {
			Pid parent = this.node.spawn((self) -> {
				while (true) {
					self.spawn((child) -> child.receiveForever(ALL));
				}
			});
			Stress.spin(random.nextInt(50_000));
			parent.kill();
			assertThat(Quiet.comes(() -> this.node.processCount() == 0))
				.as("children that outlive their parent: %s", this.node.processes())
				.isTrue();
		}
	}

	@Test
	void everyEndIsToldToEveryWatcherOnce() throws Exception {
		SplittableRandom random = Stress.random("everyEndIsToldToEveryWatcherOnce");
		long deadline = Stress.deadline();
		try (AttachedProcess self = this.node.attach()) {
			Selector<Down> downs = Selector.<Down>empty().monitors((down) -> down);
			while (!Stress.isOver(deadline)) {
				List<Pid> chain = new ArrayList<>();
				int size = 2 + random.nextInt(8);
				for (int i = 0; i < size; i++) {
					Pid before = chain.isEmpty() ? null : chain.getLast();
					chain.add(self.spawnUnlinked((link) -> {
						if (before != null) {
							link.link(before);
						}
						link.receiveForever(ALL);
					}));
				}
				Thread killer = Thread.ofPlatform().daemon().start(() -> chain.forEach(Pid::kill));
				for (Pid pid : chain) {
					self.monitor(pid);
				}
				for (int i = 0; i < size; i++) {
					assertThat(self.receive(downs, Stress.NEVER)).as("down %d of %d", i, size).isPresent();
				}
				killer.join();
				assertThat(self.receive(ALL, Duration.ZERO)).as("one too many").isEmpty();
				assertThat(Quiet.comes(() -> this.node.processCount() == 1)).isTrue();
			}
		}
	}

	@Test
	void aTimerIsForgottenByAProcessThatItHasReachedOrThatHasEnded() throws Exception {
		SplittableRandom random = Stress.random("aTimerIsForgottenByAProcessThatItHasReachedOrThatHasEnded");
		long deadline = Stress.deadline();
		while (!Stress.isOver(deadline)) {
			AtomicInteger handled = new AtomicInteger();
			LocalProcess process = (LocalProcess) this.node.start(new Behavior<>() {

				@Override
				public Selector<Object> start(Process self) {
					return ALL;
				}

				@Override
				public Selector<Object> handle(Process self, Object message) {
					handled.incrementAndGet();
					return null;
				}

			}, SpawnOptions.DEFAULT);
			Subject<Object> subject = new LocalSubject<>(process);
			int cancelled = 0;
			List<Timer> timers = new ArrayList<>();
			for (int i = 0; i < 50; i++) {
				int delay = random.nextBoolean() ? random.nextInt(2_000_000) : 0;
				timers.add(subject.sendAfter(Duration.ofNanos(delay), "tick"));
				Stress.spin(random.nextInt(10_000));
			}
			Stress.spin(random.nextInt(2_000_000));
			for (int i = 0; i < 25; i++) {
				cancelled += timers.get(i).cancel().isPresent() ? 1 : 0;
			}
			if (random.nextBoolean()) {
				process.kill();
				assertThat(Quiet.comes(() -> process.watchers().isEmpty())).as("no timer is kept").isTrue();
				assertThat(Quiet.comes(() -> timers.stream().allMatch((timer) -> timer.remaining().isEmpty())))
					.isTrue();
			}
			else {
				int expected = 50 - cancelled;
				assertThat(Quiet.comes(() -> handled.get() == expected)).as("%d ticks", expected).isTrue();
				assertThat(Quiet.comes(() -> process.watchers().isEmpty())).as("no timer is kept").isTrue();
				process.kill();
			}
		}
	}

	@Test
	void aBoundedMailboxLetsEverybodyOnInTheEnd() throws Exception {
		SplittableRandom random = Stress.random("aBoundedMailboxLetsEverybodyOnInTheEnd");
		long deadline = Stress.deadline();
		while (!Stress.isOver(deadline)) {
			AtomicInteger handled = new AtomicInteger();
			AtomicInteger tooMany = new AtomicInteger();
			MailboxLimit limit = MailboxLimit.blocking(4, Stress.NEVER);
			SplittableRandom own = random.split();
			boolean dies = random.nextBoolean();
			LocalProcess process = (LocalProcess) this.node.start(new Behavior<>() {

				@Override
				public Selector<Object> start(Process self) {
					return ALL;
				}

				@Override
				public Selector<Object> handle(Process self, Object message) {
					Stress.spin(own.nextInt(2000));
					if (handled.incrementAndGet() == 100 && dies) {
						throw self.exit(ExitReason.SHUTDOWN);
					}
					return null;
				}

			}, SpawnOptions.DEFAULT.mailbox(limit));
			AtomicInteger accepted = new AtomicInteger();
			List<Thread> threads = new ArrayList<>();
			for (int t = 0; t < 3; t++) {
				threads.add(Thread.ofVirtual().start(() -> {
					for (int i = 0; i < 100; i++) {
						if (process.accept("key", "message", true)) {
							accepted.incrementAndGet();
						}
						if (process.isAlive() && process.length() > 4) {
							tooMany.incrementAndGet();
						}
					}
				}));
			}
			for (Thread thread : threads) {
				thread.join(Stress.NEVER);
				assertThat(thread.isAlive()).as("a sender waits for room").isFalse();
			}
			assertThat(tooMany).as("more in the mailbox than may be").hasValue(0);
			if (!dies) {
				assertThat(Quiet.comes(() -> handled.get() == accepted.get())).isTrue();
				assertThat(accepted).hasValue(300);
			}
			process.kill();
		}
	}

	@Test
	void aNodeThatIsClosedWhileOthersSpawnIsEmptyAfterwards() throws Exception {
		SplittableRandom random = Stress.random("aNodeThatIsClosedWhileOthersSpawnIsEmptyAfterwards");
		long deadline = Stress.deadline();
		while (!Stress.isOver(deadline)) {
			Node closed = new Node(NodeSettings.named("closed"));
			List<Thread> threads = new ArrayList<>();
			for (int t = 0; t < 2; t++) {
				threads.add(Thread.ofPlatform().daemon().start(() -> {
					try {
						while (true) {
							closed.spawn((self) -> self.receiveForever(ALL));
							Stress.spin(2000);
						}
					}
					catch (SystemClosedException ex) {
						// the end
					}
				}));
			}
			Stress.spin(random.nextInt(2_000_000));
			closed.close();
			join(threads);
			assertThat(Quiet.comes(() -> closed.processCount() == 0)).as("processes of a closed node").isTrue();
		}
	}

}
