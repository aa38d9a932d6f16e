package dev.actor.process;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import dev.actor.Duel;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;
import org.openjdk.jcstress.infra.results.L_Result;
import org.openjdk.jcstress.infra.results.ZZL_Result;

/** A call has one outcome, and waits for nothing else. A hang fails the test. */
public final class CallStress {

	private static final Duration LONG = Duration.ofHours(1);

	private static final long NEVER = LONG.toNanos();

	private CallStress() {
	}

	/** A place for one outcome. */
	private static final class Place extends Waiting {

		Place() {
			super(null, null);
		}

		@Override
		String awaited() {
			return "the outcome";
		}

	}

	private static String call(LocalProcess callee, CompletableFuture<Reply<String>> handle) {
		try {
			return PendingCall.<String, String>make(callee, "key", (reply) -> {
				handle.complete(reply);
				return "request";
			}, LONG);
		}
		catch (CalleeExitedException ex) {
			return "exited";
		}
		catch (NoProcessException ex) {
			return "no process";
		}
		catch (ExitException ex) {
			return "caller " + ex.reason();
		}
	}

	@JCStressTest
	@Description("Answer and time-out: the first one decides, the other one knows that it came too late")
	@Outcome(id = "true, false, answer", expect = Expect.ACCEPTABLE)
	@Outcome(id = "false, true, time-out", expect = Expect.ACCEPTABLE)
	@Outcome(expect = Expect.FORBIDDEN)
	@State
	public static class SettleAndSettle extends Duel {

		private final Place place = new Place();

		@Actor
		public void callee(ZZL_Result r) {
			begin();
			r.r1 = this.place.settle("answer");
		}

		@Actor
		public void clock(ZZL_Result r) {
			begin();
			r.r2 = this.place.settle("time-out");
		}

		@Arbiter
		public void end(ZZL_Result r) {
			r.r3 = this.place.await(null, Stage.NODE, NEVER);
		}

	}

	@JCStressTest
	@Description("A time-out wakes the caller; an answer that comes after it is lost")
	@Outcome(id = "time-out, false", expect = Expect.ACCEPTABLE)
	@Outcome(expect = Expect.FORBIDDEN)
	@State
	public static class TimeOut extends Duel {

		private volatile Place place;

		@Actor
		public void caller(LL_Result r) {
			begin();
			Place mine = new Place();
			this.place = mine;
			r.r1 = (mine.await(null, Stage.NODE, NEVER) == Waiting.TIMED_OUT) ? "time-out" : "answer";
		}

		@Actor
		public void clock(LL_Result r) {
			begin();
			while (this.place == null) {
				Thread.yield();
			}
			this.place.settle(Waiting.TIMED_OUT);
			r.r2 = this.place.settle("late answer");
		}

	}

	@JCStressTest
	@Description("The first answer is returned; the second one, and the end of the callee after it, are lost")
	@Outcome(id = "first", expect = Expect.ACCEPTABLE)
	@Outcome(expect = Expect.FORBIDDEN)
	@State
	public static class Answer extends Duel {

		private final LocalProcess callee = Stage.process();

		private final CompletableFuture<Reply<String>> handle = new CompletableFuture<>();

		@Actor
		public void caller(L_Result r) {
			begin();
			r.r1 = call(this.callee, this.handle);
		}

		@Actor
		public void callee() {
			begin();
			while (this.callee.length() == 0) {
				Thread.yield();
			}
			Reply<String> reply = this.handle.join();
			reply.send("first");
			reply.send("second");
			Stage.end(this.callee, ExitReason.SHUTDOWN);
		}

	}

	@JCStressTest
	@Description("A callee that dies while it is called is noticed, in whatever state the call is")
	@Outcome(id = "(exited|no process)", expect = Expect.ACCEPTABLE)
	@Outcome(expect = Expect.FORBIDDEN)
	@State
	public static class CalleeDies extends Duel {

		private final LocalProcess callee = Stage.process();

		private final CompletableFuture<Reply<String>> handle = new CompletableFuture<>();

		@Actor
		public void caller(L_Result r) {
			begin();
			r.r1 = call(this.callee, this.handle);
		}

		@Actor
		public void killer() {
			begin();
			// Only dead: the code does not let go.
			this.callee.claim(ExitReason.KILLED);
		}

		@Arbiter
		public void end(L_Result r) {
			Stage.remove(this.callee);
			r.r1 = this.callee.watchers().isEmpty() ? r.r1 : "leak";
		}

	}

	@JCStressTest
	@Description("A caller that is killed while it waits does not go on waiting")
	@Outcome(id = "caller killed, \\[\\]", expect = Expect.ACCEPTABLE)
	@Outcome(expect = Expect.FORBIDDEN)
	@State
	public static class CallerDies extends Duel {

		private final LocalProcess caller = Stage.process();

		private final LocalProcess callee = Stage.process();

		private final CompletableFuture<Reply<String>> handle = new CompletableFuture<>();

		@Actor
		public void caller(LL_Result r) {
			begin();
			this.caller.attach();
			try {
				r.r1 = call(this.callee, this.handle);
			}
			finally {
				Current.detach();
			}
		}

		@Actor
		public void killer() {
			begin();
			this.caller.terminate(ExitReason.KILLED);
			Reply<String> reply = this.handle.getNow(null);
			if (reply != null) {
				reply.send("late answer");
			}
		}

		@Arbiter
		public void end(LL_Result r) {
			r.r2 = Stage.signals(this.caller) + ((this.callee.watchers().isEmpty()) ? "" : " leak");
			Stage.remove(this.caller, this.callee);
		}

	}

}
