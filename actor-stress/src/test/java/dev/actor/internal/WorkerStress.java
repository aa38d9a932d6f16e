package dev.actor.internal;

import java.util.concurrent.atomic.AtomicInteger;

import dev.actor.Duel;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;
import org.openjdk.jcstress.infra.results.Z_Result;

/**
 * A worker that is replaced by the overseer while it puts something where only it, and
 * whoever finds it in its place, would look. What is left with it then may wait for ever,
 * since its activation may block for ever.
 */
public final class WorkerStress {

	/** More than there are states at a time, each of which uses up the worker of one. */
	private static final int PLACES = 4096;

	private static final Halted HALTED = new Halted(new Workers("halted", ClassLoader.getSystemClassLoader(), PLACES));

	private static final AtomicInteger PLACE = new AtomicInteger();

	private WorkerStress() {
	}

	private static int nextPlace() {
		return PLACE.getAndIncrement() & (PLACES - 1);
	}

	private static Worker worker(int place) {
		return HALTED.workers().worker(place);
	}

	private static void replace(int place, Worker worker) {
		HALTED.workers().replace(place, worker, false);
	}

	/** A task that knows in how many hands it is. */
	private static final class Task implements Activation {

		private int held;

		@Override
		public void run(Seat seat) {
			this.held++;
		}

	}

	private static String verdict(Worker replaced, Task... tasks) {
		boolean stuck = replaced.hasWork();
		for (Task task : tasks) {
			int times = HALTED.take(task) + task.held;
			if (times != 1) {
				return (times > 1) ? "twice" : stuck ? "stuck" : "lost";
			}
		}
		return "handed over";
	}

	@JCStressTest
	@Description("What a worker wakes while it is replaced is handed over")
	@Outcome(id = "handed over", expect = Expect.ACCEPTABLE)
	@Outcome(expect = Expect.FORBIDDEN)
	@State
	public static class RunNextAndReplace extends Duel {

		private final int place = nextPlace();

		private final Worker worker = worker(this.place);

		private final Task a = new Task();

		private final Task b = new Task();

		@Actor
		public void activation() {
			begin();
			this.worker.runNext(this.a);
			this.worker.runNext(this.b);
		}

		@Actor
		public void overseer() {
			begin();
			replace(this.place, this.worker);
		}

		@Arbiter
		public void end(L_Result r) {
			// As the overseer does when it looks again.
			this.worker.handOver();
			r.r1 = verdict(this.worker, this.a, this.b);
		}

	}

	@JCStressTest
	@Description("A worker that is replaced while it falls asleep does not sleep on")
	@Outcome(id = "false", expect = Expect.ACCEPTABLE)
	@Outcome(expect = Expect.FORBIDDEN)
	@State
	public static class FallAsleepAndReplace extends Duel {

		private final int place = nextPlace();

		private final Worker worker = worker(this.place);

		@Actor
		public void sleeper() {
			begin();
			this.worker.fallsAsleep();
		}

		@Actor
		public void overseer() {
			begin();
			replace(this.place, this.worker);
		}

		@Arbiter
		public void end(Z_Result r) {
			r.r1 = this.worker.isParked();
		}

	}

	@JCStressTest
	@Description("What a worker queues while it is replaced is handed over")
	@Outcome(id = "handed over", expect = Expect.ACCEPTABLE)
	@Outcome(expect = Expect.FORBIDDEN)
	@State
	public static class QueueAndReplace extends Duel {

		private final int place = nextPlace();

		private final Worker worker = worker(this.place);

		private final Task a = new Task();

		private final Task b = new Task();

		@Actor
		public void activation() {
			begin();
			this.worker.queue(this.a);
			this.worker.queue(this.b);
		}

		@Actor
		public void overseer() {
			begin();
			replace(this.place, this.worker);
		}

		@Arbiter
		public void end(L_Result r) {
			r.r1 = verdict(this.worker, this.a, this.b);
		}

	}

	@JCStressTest
	@Description("What a worker steals while it is replaced is handed over, but for the one that it runs")
	@Outcome(id = "handed over", expect = Expect.ACCEPTABLE)
	@Outcome(expect = Expect.FORBIDDEN)
	@State
	public static class RobAndReplace extends Duel {

		private final int place = nextPlace();

		private final Worker thief = worker(this.place);

		private final int other = nextPlace();

		private final Worker victim = worker(this.other);

		private final Task[] tasks = { new Task(), new Task(), new Task(), new Task(), new Task() };

		public RobAndReplace() {
			for (Task task : this.tasks) {
				this.victim.queue(task);
			}
		}

		@Actor
		public void thief() {
			begin();
			Activation robbed = this.thief.robbing(this.victim);
			if (robbed != null) {
				robbed.run(Seat.take());
			}
		}

		@Actor
		public void overseer() {
			begin();
			replace(this.place, this.thief);
		}

		@Arbiter
		public void end(L_Result r) {
			// The victim is a worker in its place: what is left there is safe.
			this.victim.handOver();
			r.r1 = verdict(this.thief, this.tasks);
			replace(this.other, this.victim);
		}

	}

	@JCStressTest
	@Description("A robber, another one, and the owner's successor share what there is")
	@Outcome(id = "handed over", expect = Expect.ACCEPTABLE)
	@Outcome(expect = Expect.FORBIDDEN)
	@State
	public static class RobAndHandOver extends Duel {

		private final int place = nextPlace();

		private final Worker thief = worker(this.place);

		private final int other = nextPlace();

		private final Worker victim = worker(this.other);

		private final Task[] tasks = { new Task(), new Task(), new Task(), new Task(), new Task() };

		public RobAndHandOver() {
			for (Task task : this.tasks) {
				this.victim.runNext(task);
			}
		}

		@Actor
		public void thief() {
			begin();
			Activation robbed = this.thief.robbing(this.victim);
			if (robbed != null) {
				robbed.run(Seat.take());
			}
		}

		@Actor
		public void overseer() {
			begin();
			replace(this.other, this.victim);
		}

		@Arbiter
		public void end(L_Result r) {
			this.thief.handOver();
			r.r1 = verdict(this.victim, this.tasks);
			replace(this.place, this.thief);
		}

	}

}
