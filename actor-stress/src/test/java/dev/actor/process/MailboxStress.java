package dev.actor.process;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import dev.actor.Duel;
import dev.actor.internal.Seat;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.LI_Result;
import org.openjdk.jcstress.infra.results.LL_Result;
import org.openjdk.jcstress.infra.results.L_Result;
import org.openjdk.jcstress.infra.results.ZII_Result;
import org.openjdk.jcstress.infra.results.ZI_Result;
import org.openjdk.jcstress.infra.results.ZZI_Result;

/** The queue, and the word that says whether its owner sleeps. */
public final class MailboxStress {

	private static final String LATE = "the owner lost its processor while it took the stack, and the asker its patience";

	private MailboxStress() {
	}

	/** A mailbox that counts how often its owner was woken, in either way. */
	private static final class Box extends Mailbox {

		private final AtomicInteger wakes = new AtomicInteger();

		private final AtomicInteger unparks = new AtomicInteger();

		@Override
		void activate(@Nullable Seat seat) {
			this.wakes.incrementAndGet();
		}

		@Override
		void unpark() {
			this.unparks.incrementAndGet();
		}

		private boolean send(String text) {
			return push(new Envelope("key", text));
		}

		private String text() {
			Envelope envelope = poll();
			return (envelope != null) ? (String) envelope.message : "-";
		}

		private String lengthInTime() {
			long begin = System.nanoTime();
			int length = length();
			return ((System.nanoTime() - begin > 200_000) ? "late " : "") + length;
		}

		/** Takes what there is as an actor does, which leaves it where it lies. */
		private String handled() {
			StringBuilder handled = new StringBuilder(4);
			for (Envelope envelope = peek(null); envelope != null; envelope = peek(envelope)) {
				begin(envelope);
				handled.append(envelope.message);
			}
			return handled.toString();
		}

		private String inWork() {
			Envelope envelope = lastBegun();
			return (envelope != null) ? (String) envelope.message : "-";
		}

		private String rest() {
			List<String> rest = new ArrayList<>(4);
			for (Envelope envelope = poll(); envelope != null; envelope = poll()) {
				rest.add((String) envelope.message);
			}
			return String.join("", rest);
		}

	}

	@JCStressTest
	@Description("An owner that falls asleep while a message comes is woken, once")
	@Outcome(id = "true, 1", expect = Expect.ACCEPTABLE, desc = "slept first, was woken")
	@Outcome(id = "false, 0", expect = Expect.ACCEPTABLE, desc = "saw the message, did not sleep")
	@Outcome(expect = Expect.FORBIDDEN)
	@State
	public static class PushAndSleep extends Duel {

		private final Box box = new Box();

		@Actor
		public void sender() {
			begin();
			this.box.send("a");
		}

		@Actor
		public void owner(ZI_Result r) {
			begin();
			r.r1 = this.box.sleep();
		}

		@Arbiter
		public void end(ZI_Result r) {
			r.r2 = this.box.wakes.get();
			if (!this.box.text().equals("a")) {
				r.r2 = -1;
			}
		}

	}

	@JCStressTest
	@Description("An owner that has begun a message and falls asleep while another one comes is woken, once")
	@Outcome(id = "true, 1", expect = Expect.ACCEPTABLE, desc = "slept first, was woken")
	@Outcome(id = "false, 0", expect = Expect.ACCEPTABLE, desc = "saw the message, did not sleep")
	@Outcome(expect = Expect.FORBIDDEN)
	@State
	public static class PushAndSleepOnGround extends Duel {

		private final Box box = new Box();

		public PushAndSleepOnGround() {
			this.box.send("old");
			this.box.handled();
		}

		@Actor
		public void sender() {
			begin();
			this.box.send("a");
		}

		@Actor
		public void owner(ZI_Result r) {
			begin();
			r.r1 = this.box.sleep();
		}

		@Arbiter
		public void end(ZI_Result r) {
			r.r2 = this.box.wakes.get();
			if (!this.box.handled().equals("a")) {
				r.r2 = -1;
			}
		}

	}

	@JCStressTest
	@Description("Messages that are begun where they lie are begun once and in order")
	@Outcome(id = "abcd, 0", expect = Expect.ACCEPTABLE)
	@Outcome(expect = Expect.FORBIDDEN)
	@State
	public static class OrderWhileBeginning extends Duel {

		private final Box box = new Box();

		private String handled;

		@Actor
		public void sender() {
			begin();
			this.box.send("a");
			this.box.send("b");
			this.box.send("c");
			this.box.send("d");
		}

		@Actor
		public void owner() {
			begin();
			this.handled = this.box.handled() + this.box.handled() + this.box.handled();
		}

		@Arbiter
		public void end(LI_Result r) {
			r.r1 = this.handled + this.box.handled();
			r.r2 = this.box.length();
		}

	}

	@JCStressTest
	@Description("What is begun, then received in between, and then begun again keeps the order")
	@Outcome(id = "abcd, 0", expect = Expect.ACCEPTABLE)
	@Outcome(expect = Expect.FORBIDDEN)
	@State
	public static class OrderWhileReceivingInWork extends Duel {

		private final Box box = new Box();

		private String handled = "";

		@Actor
		public void sender() {
			begin();
			this.box.send("a");
			this.box.send("b");
			this.box.send("c");
			this.box.send("d");
		}

		@Actor
		public void owner() {
			begin();
			Envelope envelope = this.box.peek(null);
			if (envelope != null) {
				this.box.begin(envelope);
				this.handled += envelope.message + this.box.text();
				if (!this.box.inWork().equals("a")) {
					this.handled += "?";
				}
				envelope = this.box.peek(envelope);
				if (envelope != null) {
					this.box.begin(envelope);
					this.handled += envelope.message;
				}
			}
		}

		@Arbiter
		public void end(LI_Result r) {
			r.r1 = (this.handled + this.box.handled()).replace("-", "");
			r.r2 = this.box.length();
		}

	}

	@JCStressTest
	@Description("The length of many, which are not counted one by one, is right while the owner passes them over")
	@Outcome(id = "(late )?103", expect = Expect.ACCEPTABLE)
	@Outcome(id = "late .*", expect = Expect.ACCEPTABLE_INTERESTING, desc = LATE)
	@Outcome(expect = Expect.FORBIDDEN)
	@State
	public static class LengthOfMany extends Duel {

		private final Box box = new Box();

		public LengthOfMany() {
			for (int i = 0; i < 100; i++) {
				this.box.send("old");
			}
		}

		@Actor
		public void owner() {
			begin();
			this.box.take(Selector.empty());
			this.box.take(Selector.empty());
			this.box.take(Selector.empty());
		}

		@Actor
		public void asker(L_Result r) {
			begin();
			this.box.send("a");
			this.box.send("b");
			this.box.send("c");
			r.r1 = this.box.lengthInTime();
		}

	}

	@JCStressTest
	@Description("The length has in it what was sent, less what was begun meanwhile")
	@Outcome(id = "(late )?[234]", expect = Expect.ACCEPTABLE)
	@Outcome(id = "late .*", expect = Expect.ACCEPTABLE_INTERESTING, desc = LATE)
	@Outcome(expect = Expect.FORBIDDEN)
	@State
	public static class LengthWhileBeginning extends Duel {

		private final Box box = new Box();

		public LengthWhileBeginning() {
			this.box.send("old");
			this.box.handled();
			this.box.send("a");
			this.box.send("b");
		}

		@Actor
		public void owner() {
			begin();
			Envelope envelope = this.box.peek(null);
			this.box.begin(envelope);
			envelope = this.box.peek(envelope);
			this.box.begin(envelope);
		}

		@Actor
		public void asker(L_Result r) {
			begin();
			this.box.send("c");
			this.box.send("d");
			r.r1 = this.box.lengthInTime();
		}

	}

	@JCStressTest
	@Description("The length of an owner that begins what comes alone has in it what the asker has sent")
	@Outcome(id = "(late )?[01]", expect = Expect.ACCEPTABLE)
	@Outcome(id = "late .*", expect = Expect.ACCEPTABLE_INTERESTING, desc = LATE)
	@Outcome(expect = Expect.FORBIDDEN)
	@State
	public static class LengthOfWhatIsAlone extends Duel {

		private final Box box = new Box();

		public LengthOfWhatIsAlone() {
			this.box.send("a");
		}

		@Actor
		public void owner() {
			begin();
			this.box.handled();
			this.box.park();
		}

		@Actor
		public void asker(L_Result r) {
			begin();
			r.r1 = this.box.lengthInTime();
		}

	}

	@JCStressTest
	@Description("What is in work is seen while the owner parks in it, and while it receives something else")
	@Outcome(id = "aaa", expect = Expect.ACCEPTABLE)
	@Outcome(expect = Expect.FORBIDDEN)
	@State
	public static class LookAtWork extends Duel {

		private final Box box = new Box();

		public LookAtWork() {
			this.box.send("a");
			this.box.handled();
		}

		@Actor
		public void owner() {
			begin();
			this.box.park();
			this.box.rouse();
			this.box.send("b");
			this.box.take(Selector.empty());
			this.box.text();
		}

		@Actor
		public void onlooker(L_Result r) {
			begin();
			r.r1 = this.box.inWork() + this.box.inWork();
		}

		@Arbiter
		public void end(L_Result r) {
			r.r1 += this.box.inWork();
		}

	}

	@JCStressTest
	@Description("Of two senders one wakes the owner")
	@Outcome(id = "1, (ab|ba)", expect = Expect.ACCEPTABLE)
	@Outcome(expect = Expect.FORBIDDEN)
	@State
	public static class PushAndPush extends Duel {

		private final Box box = new Box();

		public PushAndPush() {
			this.box.sleep();
		}

		@Actor
		public void one() {
			begin();
			this.box.send("a");
		}

		@Actor
		public void other() {
			begin();
			this.box.send("b");
		}

		@Arbiter
		public void end(LL_Result r) {
			r.r1 = this.box.wakes.get();
			r.r2 = this.box.rest();
		}

	}

	@JCStressTest
	@Description("An owner that waits in a receive is unparked, and never run anew")
	@Outcome(id = "true, 1, 0", expect = Expect.ACCEPTABLE, desc = "parked first")
	@Outcome(id = "false, 0, 0", expect = Expect.ACCEPTABLE, desc = "saw the message, did not park")
	@Outcome(expect = Expect.FORBIDDEN)
	@State
	public static class PushAndPark extends Duel {

		private final Box box = new Box();

		@Actor
		public void sender() {
			begin();
			this.box.send("a");
		}

		@Actor
		public void owner(ZII_Result r) {
			begin();
			r.r1 = this.box.park();
		}

		@Arbiter
		public void end(ZII_Result r) {
			r.r2 = this.box.unparks.get();
			r.r3 = this.box.wakes.get();
		}

	}

	@JCStressTest
	@Description("An owner that gets up by itself and goes to sleep otherwise is woken as it sleeps now")
	@Outcome(id = "true, 0, 1", expect = Expect.ACCEPTABLE, desc = "the message came while it had no thread")
	@Outcome(id = "false, [01], 0", expect = Expect.ACCEPTABLE, desc = "it came before, and was seen")
	@Outcome(expect = Expect.FORBIDDEN)
	@State
	public static class PushAndRouse extends Duel {

		private final Box box = new Box();

		public PushAndRouse() {
			this.box.park();
		}

		@Actor
		public void sender() {
			begin();
			this.box.send("a");
		}

		@Actor
		public void owner(ZII_Result r) {
			begin();
			this.box.rouse();
			r.r1 = this.box.sleep();
		}

		@Arbiter
		public void end(ZII_Result r) {
			r.r2 = this.box.unparks.get();
			r.r3 = this.box.wakes.get();
		}

	}

	@JCStressTest
	@Description("Messages of one sender keep their order while the owner takes them")
	@Outcome(id = "abcd", expect = Expect.ACCEPTABLE)
	@Outcome(expect = Expect.FORBIDDEN)
	@State
	public static class OrderWhileTaking extends Duel {

		private final Box box = new Box();

		private String taken;

		@Actor
		public void sender() {
			begin();
			this.box.send("a");
			this.box.send("b");
			this.box.send("c");
			this.box.send("d");
		}

		@Actor
		public void owner() {
			begin();
			this.taken = this.box.text() + this.box.text() + this.box.text();
		}

		@Arbiter
		public void end(L_Result r) {
			r.r1 = (this.taken + this.box.rest()).replace("-", "");
		}

	}

	@JCStressTest
	@Description("Messages of each of two senders keep their order")
	@Outcome(id = "(abAB|aAbB|aABb|AabB|AaBb|ABab)", expect = Expect.ACCEPTABLE)
	@Outcome(expect = Expect.FORBIDDEN)
	@State
	public static class OrderOfTwo extends Duel {

		private final Box box = new Box();

		@Actor
		public void one() {
			begin();
			this.box.send("a");
			this.box.send("b");
		}

		@Actor
		public void other() {
			begin();
			this.box.send("A");
			this.box.send("B");
		}

		@Arbiter
		public void end(L_Result r) {
			r.r1 = this.box.rest();
		}

	}

	@JCStressTest
	@Description("A message got in, and is handed out by the closing owner, or did not get in")
	@Outcome(id = "true, true, 2", expect = Expect.ACCEPTABLE)
	@Outcome(id = "true, false, 1", expect = Expect.ACCEPTABLE)
	@Outcome(id = "false, false, 0", expect = Expect.ACCEPTABLE)
	@Outcome(expect = Expect.FORBIDDEN)
	@State
	public static class PushAndClose extends Duel {

		private final Box box = new Box();

		private final AtomicInteger unread = new AtomicInteger();

		@Actor
		public void sender(ZZI_Result r) {
			begin();
			r.r1 = this.box.send("a");
			r.r2 = this.box.send("b");
		}

		@Actor
		public void owner() {
			begin();
			this.box.close(true, (envelope) -> this.unread.incrementAndGet());
		}

		@Arbiter
		public void end(ZZI_Result r) {
			r.r3 = this.unread.get();
			if (this.box.send("late") || this.box.length() != 0) {
				r.r3 = -1;
			}
		}

	}

	@JCStressTest
	@Description("What another thread closes is handed out by it, or taken by the owner, never both")
	@Outcome(id = "2, 0", expect = Expect.ACCEPTABLE, desc = "the owner was first")
	@Outcome(id = "0, 2", expect = Expect.ACCEPTABLE, desc = "the closer was first")
	@Outcome(expect = Expect.FORBIDDEN)
	@State
	public static class TakeAndClose extends Duel {

		private final Box box = new Box();

		private final AtomicInteger unread = new AtomicInteger();

		public TakeAndClose() {
			this.box.send("a");
			this.box.send("b");
		}

		@Actor
		public void owner(II_Result r) {
			begin();
			r.r1 = this.box.rest().length();
		}

		@Actor
		public void closer() {
			begin();
			this.box.close(false, (envelope) -> this.unread.incrementAndGet());
		}

		@Arbiter
		public void end(II_Result r) {
			r.r2 = this.unread.get();
		}

	}

	@JCStressTest
	@Description("The length counts each message while the owner takes the stack")
	@Outcome(id = "(late )?3", expect = Expect.ACCEPTABLE)
	@Outcome(id = "late .*", expect = Expect.ACCEPTABLE_INTERESTING, desc = LATE)
	@Outcome(expect = Expect.FORBIDDEN)
	@State
	public static class LengthWhileTaking extends Duel {

		private final Box box = new Box();

		public LengthWhileTaking() {
			this.box.send("a");
			this.box.send("b");
			this.box.send("c");
		}

		@Actor
		public void owner() {
			begin();
			this.box.drain();
		}

		@Actor
		public void asker(L_Result r) {
			begin();
			r.r1 = this.box.lengthInTime();
		}

	}

	@JCStressTest
	@Description("The length has in it what the asker has sent and what nobody can have taken")
	@Outcome(id = "(late )?[34]", expect = Expect.ACCEPTABLE)
	@Outcome(id = "late .*", expect = Expect.ACCEPTABLE_INTERESTING, desc = LATE)
	@Outcome(expect = Expect.FORBIDDEN)
	@State
	public static class LengthOfOwnMessages extends Duel {

		private final Box box = new Box();

		public LengthOfOwnMessages() {
			this.box.send("a");
			this.box.send("b");
		}

		@Actor
		public void owner() {
			begin();
			this.box.text();
		}

		@Actor
		public void asker(L_Result r) {
			begin();
			this.box.send("c");
			this.box.send("d");
			r.r1 = this.box.lengthInTime();
		}

	}

	@JCStressTest
	@Description("The length is not disturbed by a selective receive that passes messages over")
	@Outcome(id = "(late )?[12]", expect = Expect.ACCEPTABLE)
	@Outcome(id = "late .*", expect = Expect.ACCEPTABLE_INTERESTING, desc = LATE)
	@Outcome(expect = Expect.FORBIDDEN)
	@State
	public static class LengthWhileSkipping extends Duel {

		private static final Selector<Object> ALL = Selector.empty().other((message) -> message);

		private final Box box = new Box();

		public LengthWhileSkipping() {
			// The next turn is far from any length.
			for (int i = 0; i < 10; i++) {
				this.box.send("old");
				this.box.take(Selector.empty());
				this.box.take(ALL);
			}
			this.box.send("a");
			this.box.send("b");
		}

		@Actor
		public void owner() {
			begin();
			this.box.take(Selector.empty());
			this.box.take(ALL);
		}

		@Actor
		public void asker(L_Result r) {
			begin();
			r.r1 = this.box.lengthInTime();
		}

	}

}
