package dev.actor.process;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import dev.actor.Duel;
import dev.actor.Stress;
import dev.actor.internal.Halted;
import dev.actor.internal.Seat;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.IIL_Result;
import org.openjdk.jcstress.infra.results.IZL_Result;
import org.openjdk.jcstress.infra.results.LL_Result;
import org.openjdk.jcstress.infra.results.ZZL_Result;

/**
 * A process that is idle, scheduled or running, and never two of these. One actor is the
 * worker that runs the activation, the other one sends or kills.
 */
public final class ActivationStress {

	/** Over as soon as the process has said that it waits. */
	private static final Duration SHORTLY = Duration.ofNanos(1000);

	private ActivationStress() {
	}

	/** Counts messages; may end itself, or wait for another message in its handler. */
	private static final class Counting implements Behavior<Object> {

		private int handled;

		private int received;

		private boolean astray;

		private Subject<Object> answers;

		@Override
		public Selector<Object> start(Process self) {
			this.answers = self.subject();
			return Selector.empty().other((message) -> message);
		}

		@Override
		public Selector<Object> handle(Process self, Object message) {
			switch ((String) message) {
				case "end" -> throw self.exit(ExitReason.NORMAL);
				case "ask" -> self.receiveForever(this.answers);
				case "look" -> {
					Stress.spin(300);
					this.astray |= ((Self) self).process().runner() != Thread.currentThread();
				}
				case "block" -> {
					long begin = System.nanoTime();
					while (!Thread.interrupted()) {
						LockSupport.parkNanos(this, Stress.NEVER.toNanos());
						if (System.nanoTime() - begin > Stress.NEVER.toNanos()) {
							this.astray = true;
							break;
						}
					}
				}
				case "ask shortly" -> {
					if (self.receive(this.answers, SHORTLY).isPresent()) {
						this.received++;
					}
				}
				default -> {
				}
			}
			this.handled++;
			return null;
		}

	}

	/** An idle process. */
	private static final class Idle {

		private final Counting counting = new Counting();

		private final LocalProcess process = Stage.idle(this.counting);

		private int told;

		private Idle() {
			this.process.watch(new Watcher() {

				@Override
				void ended(Pid pid, ExitReason reason) {
					Idle.this.told++;
				}

			});
		}

		private void send(String message) {
			this.process.accept("key", message, true);
		}

		private int activations() {
			return Stage.HALTED.take(this.process);
		}

		/** Runs what was scheduled; returns how often that was. */
		private int settle() {
			int total = 0;
			for (int n = activations(); n > 0; n = activations()) {
				total += n;
				for (int i = 0; i < n; i++) {
					this.process.run(Seat.take());
				}
			}
			return total;
		}

		private String state() {
			return (this.process.exit() != null) ? "ended " + this.told : this.process.isAsleep() ? "idle" : "awake";
		}

		private void remove() {
			this.process.terminate(ExitReason.KILLED);
			settle();
		}

	}

	@JCStressTest
	@Description("What is sent to a process that falls asleep is handled, in this activation or in a new one")
	@Outcome(id = "2, [01], idle", expect = Expect.ACCEPTABLE)
	@Outcome(expect = Expect.FORBIDDEN)
	@State
	public static class SendAndFallAsleep extends Duel {

		private final Idle idle = new Idle();

		public SendAndFallAsleep() {
			this.idle.send("a");
			this.idle.activations();
		}

		@Actor
		public void worker() {
			begin();
			this.idle.process.run(Seat.take());
		}

		@Actor
		public void sender() {
			begin();
			this.idle.send("b");
		}

		@Arbiter
		public void end(IIL_Result r) {
			r.r2 = this.idle.settle();
			r.r1 = this.idle.counting.handled;
			r.r3 = this.idle.state();
			this.idle.remove();
		}

	}

	@JCStressTest
	@Description("An activation that begins as the one before it ends is the one that a kill finds")
	@Outcome(id = "2, false, idle", expect = Expect.ACCEPTABLE)
	@Outcome(expect = Expect.FORBIDDEN)
	@State
	public static class RunAndFallAsleep extends Duel {

		private final Idle idle = new Idle();

		public RunAndFallAsleep() {
			this.idle.send("a");
			this.idle.activations();
		}

		@Actor
		public void worker() {
			begin();
			this.idle.process.run(Seat.take());
		}

		@Actor
		public void senderAndOtherWorker() {
			begin();
			this.idle.send("look");
			if (this.idle.activations() == 1) {
				this.idle.process.run(Seat.take());
			}
		}

		@Arbiter
		public void end(IZL_Result r) {
			r.r1 = this.idle.counting.handled;
			r.r2 = this.idle.counting.astray;
			r.r3 = this.idle.state();
			this.idle.remove();
		}

	}

	@JCStressTest
	@Description("Two senders start one activation of an idle process")
	@Outcome(id = "2, 1, idle", expect = Expect.ACCEPTABLE)
	@Outcome(expect = Expect.FORBIDDEN)
	@State
	public static class SendAndSend extends Duel {

		private final Idle idle = new Idle();

		@Actor
		public void one() {
			begin();
			this.idle.send("a");
		}

		@Actor
		public void other() {
			begin();
			this.idle.send("b");
		}

		@Arbiter
		public void end(IIL_Result r) {
			r.r2 = this.idle.activations();
			this.idle.process.run(Seat.take());
			this.idle.settle();
			r.r1 = this.idle.counting.handled;
			r.r3 = this.idle.state();
			this.idle.remove();
		}

	}

	@JCStressTest
	@Description("Who ends a receive in a handler starts no activation beside it")
	@Outcome(id = "1, 0, idle", expect = Expect.ACCEPTABLE)
	@Outcome(id = "1, 1, .*", expect = Expect.FORBIDDEN, desc = "a second activation of one process")
	@Outcome(expect = Expect.FORBIDDEN)
	@State
	public static class AnswerAndFallAsleep extends Duel {

		private final Idle idle = new Idle();

		public AnswerAndFallAsleep() {
			this.idle.send("ask");
			this.idle.activations();
		}

		@Actor
		public void worker() {
			begin();
			this.idle.process.run(Seat.take());
		}

		@Actor
		public void sender() {
			begin();
			this.idle.counting.answers.send("answer");
		}

		@Arbiter
		public void end(IIL_Result r) {
			r.r1 = this.idle.counting.handled;
			r.r2 = this.idle.activations();
			r.r3 = this.idle.state();
			this.idle.remove();
		}

	}

	@JCStressTest
	@Description("An answer that comes as the time for it is over is received, or handled, and wakes accordingly")
	@Outcome(id = "1, 0, 1", expect = Expect.ACCEPTABLE, desc = "received")
	@Outcome(id = "2, [01], 0", expect = Expect.ACCEPTABLE, desc = "handled")
	@Outcome(expect = Expect.FORBIDDEN)
	@State
	public static class AnswerAndGiveUp extends Duel {

		private final Idle idle = new Idle();

		public AnswerAndGiveUp() {
			this.idle.send("ask shortly");
			this.idle.activations();
		}

		@Actor
		public void worker() {
			begin();
			this.idle.process.run(Seat.take());
		}

		@Actor
		public void sender() {
			begin();
			this.idle.counting.answers.send("answer");
		}

		@Arbiter
		public void end(III_Result r) {
			r.r2 = this.idle.activations();
			for (int i = 0; i < r.r2; i++) {
				this.idle.process.run(Seat.take());
			}
			r.r1 = this.idle.counting.handled;
			r.r3 = this.idle.counting.received;
			this.idle.remove();
		}

	}

	@JCStressTest
	@Description("Who has ended a receive, and unparks the process late, finds it anywhere and starts nothing")
	@Outcome(id = "1, 0, idle", expect = Expect.ACCEPTABLE)
	@Outcome(expect = Expect.FORBIDDEN)
	@State
	public static class UnparkLate extends Duel {

		private final Idle idle = new Idle();

		public UnparkLate() {
			this.idle.send("a");
			this.idle.activations();
		}

		@Actor
		public void worker() {
			begin();
			this.idle.process.run(Seat.take());
		}

		@Actor
		public void sender() {
			begin();
			this.idle.process.unpark();
		}

		@Arbiter
		public void end(IIL_Result r) {
			r.r1 = this.idle.counting.handled;
			r.r2 = this.idle.activations();
			r.r3 = this.idle.state();
			this.idle.remove();
		}

	}

	@JCStressTest
	@Description("A process that is killed in an activation, or as it falls asleep, ends and tells so once")
	@Outcome(id = "[01], [01], ended 1", expect = Expect.ACCEPTABLE)
	@Outcome(expect = Expect.FORBIDDEN)
	@State
	public static class KillAndRun extends Duel {

		private final Idle idle = new Idle();

		public KillAndRun() {
			this.idle.send("a");
			this.idle.activations();
		}

		@Actor
		public void worker() {
			begin();
			this.idle.process.run(Seat.take());
		}

		@Actor
		public void killer() {
			begin();
			this.idle.process.terminate(ExitReason.KILLED);
		}

		@Arbiter
		public void end(IIL_Result r) {
			r.r2 = this.idle.settle();
			r.r1 = this.idle.counting.handled;
			r.r3 = this.idle.state();
			Thread.interrupted();
		}

	}

	@JCStressTest
	@Description("A process that is killed in a receive of its handler gets out of it")
	@Outcome(id = "0, [01], ended 1", expect = Expect.ACCEPTABLE)
	@Outcome(expect = Expect.FORBIDDEN)
	@State
	public static class KillAndReceive extends Duel {

		private final Idle idle = new Idle();

		public KillAndReceive() {
			this.idle.send("ask");
			this.idle.activations();
		}

		@Actor
		public void worker() {
			begin();
			this.idle.process.run(Seat.take());
		}

		@Actor
		public void killer() {
			begin();
			this.idle.process.terminate(ExitReason.KILLED);
		}

		@Arbiter
		public void end(IIL_Result r) {
			r.r2 = this.idle.settle();
			r.r1 = this.idle.counting.handled;
			r.r3 = this.idle.state();
		}

	}

	@JCStressTest
	@Description("A process that is killed as it begins to run gets the interrupt, if only at the second look")
	@Outcome(id = "[01], false, ended 1", expect = Expect.ACCEPTABLE)
	@Outcome(expect = Expect.FORBIDDEN)
	@State
	public static class KillAndBlock extends Duel {

		private final Idle idle = new Idle();

		public KillAndBlock() {
			this.idle.send("block");
			this.idle.activations();
		}

		@Actor
		public void worker() {
			begin();
			this.idle.process.run(Seat.take());
		}

		@Actor
		public void killer() {
			begin();
			this.idle.process.terminate(ExitReason.KILLED);
		}

		@Arbiter
		public void end(IZL_Result r) {
			this.idle.settle();
			r.r1 = this.idle.counting.handled;
			r.r2 = this.idle.counting.astray;
			r.r3 = this.idle.state();
			Thread.interrupted();
		}

	}

	@JCStressTest
	@Description("What a process has not begun when it is killed is a dead letter, and handed out once")
	@Outcome(id = "111, dead", expect = Expect.ACCEPTABLE)
	@Outcome(expect = Expect.FORBIDDEN)
	@State
	public static class KillAndHandOut extends Duel {

		private static final Node NODE = Stage.node(new ProcessListener() {

			@Override
			public void deadLetter(DeadLetter letter) {
				((AtomicInteger) letter.message()).incrementAndGet();
			}

		});

		private static final Halted HALTED = new Halted(NODE.scheduler());

		private final AtomicInteger[] messages = { new AtomicInteger(), new AtomicInteger(), new AtomicInteger() };

		private final LocalProcess process = NODE.nursery().make(NODE.outside(), new Behavior<AtomicInteger>() {

			@Override
			public Selector<AtomicInteger> start(Process self) {
				return Selector.<AtomicInteger>empty().other((message) -> (AtomicInteger) message);
			}

			@Override
			public Selector<AtomicInteger> handle(Process self, AtomicInteger message) {
				message.incrementAndGet();
				return null;
			}

		}, SpawnOptions.DEFAULT);

		public KillAndHandOut() {
			this.process.startup = new Startup(this.process);
			this.process.run(Seat.take());
		}

		private void runIfScheduled() {
			for (int n = HALTED.take(this.process); n > 0; n--) {
				this.process.run(Seat.take());
			}
		}

		@Actor
		public void worker() {
			begin();
			this.process.accept("key", this.messages[0], true);
			runIfScheduled();
			this.process.accept("key", this.messages[1], true);
			this.process.accept("key", this.messages[2], true);
			runIfScheduled();
		}

		@Actor
		public void killer() {
			begin();
			this.process.terminate(ExitReason.KILLED);
		}

		@Arbiter
		public void end(LL_Result r) {
			runIfScheduled();
			r.r1 = "" + this.messages[0] + this.messages[1] + this.messages[2];
			r.r2 = this.process.isAlive() ? "alive" : "dead";
			Thread.interrupted();
		}

	}

	@JCStressTest
	@Description("The interrupt of a kill does not reach what its worker runs next: the process falls asleep")
	@Outcome(id = "false, false, killed", expect = Expect.ACCEPTABLE)
	@Outcome(expect = Expect.FORBIDDEN)
	@State
	public static class InterruptAndFallAsleep extends Duel {

		private final Idle idle = new Idle();

		private volatile boolean killed;

		public InterruptAndFallAsleep() {
			this.idle.send("a");
			this.idle.activations();
		}

		@Actor
		public void worker(ZZL_Result r) {
			begin();
			this.idle.process.run(Seat.take());
			r.r1 = Thread.interrupted();
			while (!this.killed) {
				Thread.yield();
			}
			r.r2 = Thread.interrupted();
		}

		@Actor
		public void killer() {
			begin();
			this.idle.process.terminate(ExitReason.KILLED);
			this.killed = true;
		}

		@Arbiter
		public void end(ZZL_Result r) {
			r.r3 = String.valueOf(this.idle.process.exit());
			this.idle.settle();
		}

	}

	@JCStressTest
	@Description("The interrupt of a kill does not reach what its worker runs next: the process ends by itself")
	@Outcome(id = "false, false, (killed|normal)", expect = Expect.ACCEPTABLE)
	@Outcome(expect = Expect.FORBIDDEN)
	@State
	public static class InterruptAndEnd extends Duel {

		private final Idle idle = new Idle();

		private volatile boolean killed;

		public InterruptAndEnd() {
			this.idle.send("end");
			this.idle.activations();
		}

		@Actor
		public void worker(ZZL_Result r) {
			begin();
			this.idle.process.run(Seat.take());
			r.r1 = Thread.interrupted();
			while (!this.killed) {
				Thread.yield();
			}
			r.r2 = Thread.interrupted();
		}

		@Actor
		public void killer() {
			begin();
			this.idle.process.terminate(ExitReason.KILLED);
			this.killed = true;
		}

		@Arbiter
		public void end(ZZL_Result r) {
			r.r3 = String.valueOf(this.idle.process.exit());
			this.idle.settle();
		}

	}

	@JCStressTest
	@Description("A process that gives its worker to others after many messages is scheduled once more, only")
	@Outcome(id = "301, 1, idle", expect = Expect.ACCEPTABLE)
	@Outcome(expect = Expect.FORBIDDEN)
	@State
	public static class SendAndGiveWay extends Duel {

		private final Idle idle = new Idle();

		public SendAndGiveWay() {
			for (int i = 0; i < 300; i++) {
				this.idle.send("a");
			}
			this.idle.activations();
		}

		@Actor
		public void worker() {
			begin();
			this.idle.process.run(Seat.take());
		}

		@Actor
		public void sender() {
			begin();
			this.idle.send("b");
		}

		@Arbiter
		public void end(IIL_Result r) {
			r.r2 = this.idle.activations();
			this.idle.process.run(Seat.take());
			this.idle.settle();
			r.r1 = this.idle.counting.handled;
			r.r3 = this.idle.state();
			this.idle.remove();
		}

	}

}
