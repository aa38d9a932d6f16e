package dev.actor.internal;

import dev.actor.Duel;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** The ring from which workers steal. */
public final class RunQueueStress {

	private static final int SIZE = 1024;

	private RunQueueStress() {
	}

	/** A task that counts who took it. */
	static final class Task implements Activation {

		final int number;

		private int owner;

		private int thief;

		private int rest;

		Task(int number) {
			this.number = number;
		}

		@Override
		public void run(Seat seat) {
			throw new AssertionError("only counted");
		}

		private int total() {
			return this.owner + this.thief + this.rest;
		}

	}

	private static int byOwner(@Nullable Activation taken, int last) {
		if (!(taken instanceof Task task)) {
			return last;
		}
		task.owner++;
		return (task.number > last) ? task.number : Integer.MAX_VALUE;
	}

	private static int byThief(@Nullable Activation taken, int last) {
		if (!(taken instanceof Task task)) {
			return last;
		}
		task.thief++;
		return (task.number > last) ? task.number : Integer.MAX_VALUE;
	}

	private static String verdict(RunQueue queue, int owner, int thief, Task... tasks) {
		for (Activation rest = queue.poll(); rest != null; rest = queue.poll()) {
			((Task) rest).rest++;
		}
		String taken = "";
		for (Task task : tasks) {
			if (task.total() != 1) {
				return (task.total() == 0) ? "lost" : "twice";
			}
			taken += (task.owner == 1) ? "o" : (task.thief == 1) ? "t" : "-";
		}
		return (owner == Integer.MAX_VALUE || thief == Integer.MAX_VALUE) ? "out of order" : "once " + taken;
	}

	@JCStressTest
	@Description("What the owner puts in, it or a thief takes out, once and in order")
	@Outcome(id = "once .*", expect = Expect.ACCEPTABLE)
	@Outcome(expect = Expect.FORBIDDEN)
	@State
	public static class OfferAndSteal extends Duel {

		private final RunQueue queue = new RunQueue();

		private final Task a = new Task(1);

		private final Task b = new Task(2);

		private int owner;

		private int thief;

		@Actor
		public void owner() {
			begin();
			this.queue.offer(this.a);
			this.queue.offer(this.b);
			this.owner = byOwner(this.queue.poll(), this.owner);
		}

		@Actor
		public void thief() {
			begin();
			this.thief = byThief(this.queue.poll(), this.thief);
			this.thief = byThief(this.queue.poll(), this.thief);
		}

		@Arbiter
		public void end(L_Result r) {
			r.r1 = verdict(this.queue, this.owner, this.thief, this.a, this.b);
		}

	}

	@JCStressTest
	@Description("Two thieves do not take the same")
	@Outcome(id = "once .*", expect = Expect.ACCEPTABLE)
	@Outcome(expect = Expect.FORBIDDEN)
	@State
	public static class StealAndSteal extends Duel {

		private final RunQueue queue = new RunQueue();

		private final Task a = new Task(1);

		private final Task b = new Task(2);

		private final Task c = new Task(3);

		private int one;

		private int other;

		public StealAndSteal() {
			this.queue.offer(this.a);
			this.queue.offer(this.b);
			this.queue.offer(this.c);
		}

		@Actor
		public void one() {
			begin();
			this.one = byOwner(this.queue.poll(), this.one);
			this.one = byOwner(this.queue.poll(), this.one);
		}

		@Actor
		public void other() {
			begin();
			this.other = byThief(this.queue.poll(), this.other);
			this.other = byThief(this.queue.poll(), this.other);
		}

		@Arbiter
		public void end(L_Result r) {
			r.r1 = verdict(this.queue, this.one, this.other, this.a, this.b, this.c);
		}

	}

	@JCStressTest
	@Description("A slot is not written again before its task was taken")
	@Outcome(id = "(full|room) once .*", expect = Expect.ACCEPTABLE)
	@Outcome(expect = Expect.FORBIDDEN)
	@State
	public static class OfferToAFullRing extends Duel {

		private static final Task FILLER = new Task(2);

		private final RunQueue queue = new RunQueue();

		private final Task first = new Task(1);

		private final Task last = new Task(3);

		private boolean room;

		private int thief;

		public OfferToAFullRing() {
			this.queue.offer(this.first);
			for (int i = 1; i < SIZE; i++) {
				this.queue.offer(FILLER);
			}
		}

		@Actor
		public void owner() {
			begin();
			this.room = this.queue.offer(this.last);
		}

		@Actor
		public void thief() {
			begin();
			if (this.queue.poll() instanceof Task task) {
				task.thief++;
				this.thief = task.number;
			}
		}

		@Arbiter
		public void end(L_Result r) {
			int left = 0;
			for (Activation rest = this.queue.poll(); rest != null; rest = this.queue.poll()) {
				if (rest == FILLER) {
					left++;
				}
				else {
					((Task) rest).rest++;
				}
			}
			String verdict = this.room ? "room " + verdict(this.queue, 0, this.thief, this.first, this.last)
					: "full " + verdict(this.queue, 0, this.thief, this.first);
			r.r1 = (left == SIZE - 1) ? verdict : "lost or twice";
		}

	}

}
