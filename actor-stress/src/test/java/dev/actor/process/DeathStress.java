package dev.actor.process;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import dev.actor.Duel;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ILL_Result;
import org.openjdk.jcstress.infra.results.LL_Result;
import org.openjdk.jcstress.infra.results.ZZL_Result;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** The end of a process while others tie or untie themselves, or end it too. */
public final class DeathStress {

	private static final ExitReason X = ExitReason.SHUTDOWN;

	private DeathStress() {
	}

	private static String reason(LocalProcess process) {
		return String.valueOf(process.exit());
	}

	/** A process that watches, and one that ends. */
	private static final class Pair {

		private final LocalProcess a = Stage.process();

		private final LocalProcess b = Stage.process();

		private Pair(boolean traps) {
			this.a.trapsExits = traps;
		}

		private static Pair linked(boolean traps) {
			Pair pair = new Pair(traps);
			pair.a.link(pair.b);
			return pair;
		}

		private void end() {
			Stage.end(this.b, X);
		}

		private String leak() {
			return (this.a.links().isEmpty() && this.b.links().isEmpty() && this.b.watchers().isEmpty()
					&& this.a.takeMonitors().isEmpty()) ? "" : " leak";
		}

		private void remove() {
			Stage.remove(this.a, this.b);
		}

	}

	@JCStressTest
	@Description("One of two who end a process says why")
	@Outcome(id = "true, false, shutdown", expect = Expect.ACCEPTABLE)
	@Outcome(id = "false, true, killed", expect = Expect.ACCEPTABLE)
	@Outcome(expect = Expect.FORBIDDEN)
	@State
	public static class ClaimAndClaim extends Duel {

		private final LocalProcess process = Stage.process();

		@Actor
		public void itself(ZZL_Result r) {
			begin();
			r.r1 = this.process.claim(X);
		}

		@Actor
		public void killer(ZZL_Result r) {
			begin();
			r.r2 = this.process.claim(ExitReason.KILLED);
		}

		@Arbiter
		public void end(ZZL_Result r) {
			r.r3 = reason(this.process);
			Stage.remove(this.process);
		}

	}

	@JCStressTest
	@Description("The end is told once, though the code lets go when its time is over")
	@Outcome(id = "1, \\[down shutdown\\], \\[exit shutdown\\]", expect = Expect.ACCEPTABLE)
	@Outcome(expect = Expect.FORBIDDEN)
	@State
	public static class FinishAndFinish extends Duel {

		private static final Map<Pid, Integer> ENDS = new ConcurrentHashMap<>();

		private static final Node NODE = Stage.node(new ProcessListener() {

			@Override
			public void exited(Pid pid, String label, ExitReason reason, long handled) {
				ENDS.merge(pid, 1, Integer::sum);
			}

		});

		private final LocalProcess process = NODE.nursery().make(NODE.outside(), null, SpawnOptions.DEFAULT);

		private final LocalProcess watcher = Stage.process();

		private final LocalProcess peer = Stage.process();

		public FinishAndFinish() {
			this.peer.trapsExits = true;
			this.peer.link(this.process);
			this.process.watch(new Monitor(this.watcher, this.process));
			this.process.claim(X);
		}

		@Actor
		public void itself() {
			begin();
			this.process.finish(true);
		}

		@Actor
		public void alarm() {
			begin();
			this.process.finish(false);
		}

		@Arbiter
		public void end(ILL_Result r) {
			r.r1 = Objects.requireNonNullElse(ENDS.remove(this.process), 0);
			r.r2 = Stage.signals(this.watcher).toString();
			r.r3 = Stage.signals(this.peer) + (this.peer.links().isEmpty() ? "" : " leak");
			Stage.remove(this.watcher, this.peer);
		}

	}

	@JCStressTest
	@Description("Linking with one that ends gives one exit message")
	@Outcome(id = "true, \\[exit (shutdown|no process)\\]", expect = Expect.ACCEPTABLE)
	@Outcome(expect = Expect.FORBIDDEN)
	@State
	public static class LinkTrapping extends Duel {

		private final Pair pair = new Pair(true);

		@Actor
		public void links(LL_Result r) {
			begin();
			r.r1 = this.pair.a.link(this.pair.b);
		}

		@Actor
		public void ends() {
			begin();
			this.pair.end();
		}

		@Arbiter
		public void end(LL_Result r) {
			r.r2 = Stage.signals(this.pair.a) + this.pair.leak();
			this.pair.remove();
		}

	}

	@JCStressTest
	@Description("Linking with one that ends says no, or ends the linker")
	@Outcome(id = "true, shutdown", expect = Expect.ACCEPTABLE)
	@Outcome(id = "false, null", expect = Expect.ACCEPTABLE)
	@Outcome(expect = Expect.FORBIDDEN)
	@State
	public static class LinkPlain extends Duel {

		private final Pair pair = new Pair(false);

		@Actor
		public void links(LL_Result r) {
			begin();
			r.r1 = this.pair.a.link(this.pair.b);
		}

		@Actor
		public void ends() {
			begin();
			this.pair.end();
		}

		@Arbiter
		public void end(LL_Result r) {
			r.r2 = reason(this.pair.a) + this.pair.leak();
			this.pair.remove();
		}

	}

	@JCStressTest
	@Description("Linking a second time does not take the signal of the first link away")
	@Outcome(id = "true, \\[exit shutdown\\]", expect = Expect.ACCEPTABLE)
	@Outcome(id = "true, \\[exit shutdown, exit no process\\]", expect = Expect.ACCEPTABLE,
			desc = "linked anew, after the end was told")
	@Outcome(expect = Expect.FORBIDDEN)
	@State
	public static class LinkAgainTrapping extends Duel {

		private final Pair pair = Pair.linked(true);

		@Actor
		public void links(LL_Result r) {
			begin();
			r.r1 = this.pair.a.link(this.pair.b);
		}

		@Actor
		public void ends() {
			begin();
			this.pair.end();
		}

		@Arbiter
		public void end(LL_Result r) {
			r.r2 = Stage.signals(this.pair.a) + this.pair.leak();
			this.pair.remove();
		}

	}

	@JCStressTest
	@Description("Linking a second time saves nobody when the other one ends")
	@Outcome(id = "(true|false), shutdown", expect = Expect.ACCEPTABLE)
	@Outcome(expect = Expect.FORBIDDEN)
	@State
	public static class LinkAgainPlain extends Duel {

		private final Pair pair = Pair.linked(false);

		@Actor
		public void links(LL_Result r) {
			begin();
			r.r1 = this.pair.a.link(this.pair.b);
		}

		@Actor
		public void ends() {
			begin();
			this.pair.end();
		}

		@Arbiter
		public void end(LL_Result r) {
			r.r2 = reason(this.pair.a) + this.pair.leak();
			this.pair.remove();
		}

	}

	@JCStressTest
	@Description("No exit message arrives after unlink has returned")
	@Outcome(id = "\\[(exit shutdown)?\\], \\[\\]", expect = Expect.ACCEPTABLE)
	@Outcome(expect = Expect.FORBIDDEN)
	@State
	public static class UnlinkTrapping extends Duel {

		private final Pair pair = Pair.linked(true);

		@Actor
		public void unlinks(LL_Result r) {
			begin();
			this.pair.b.unlinkFrom(this.pair.a);
			r.r1 = Stage.signals(this.pair.a).toString();
		}

		@Actor
		public void ends() {
			begin();
			this.pair.end();
		}

		@Arbiter
		public void end(LL_Result r) {
			r.r2 = Stage.signals(this.pair.a) + this.pair.leak();
			this.pair.remove();
		}

	}

	@JCStressTest
	@Description("Nobody is ended by one from whom it has unlinked itself")
	@Outcome(id = "null, null", expect = Expect.ACCEPTABLE)
	@Outcome(id = "shutdown, shutdown", expect = Expect.ACCEPTABLE)
	@Outcome(expect = Expect.FORBIDDEN)
	@State
	public static class UnlinkPlain extends Duel {

		private final Pair pair = Pair.linked(false);

		@Actor
		public void unlinks(LL_Result r) {
			begin();
			this.pair.b.unlinkFrom(this.pair.a);
			r.r1 = reason(this.pair.a);
		}

		@Actor
		public void ends() {
			begin();
			this.pair.end();
		}

		@Arbiter
		public void end(LL_Result r) {
			r.r2 = reason(this.pair.a) + this.pair.leak();
			this.pair.remove();
		}

	}

	@JCStressTest
	@Description("The other side may take the link away too")
	@Outcome(id = "\\[(exit shutdown)?\\], \\[\\]", expect = Expect.ACCEPTABLE)
	@Outcome(expect = Expect.FORBIDDEN)
	@State
	public static class UnlinkFromTheOtherSide extends Duel {

		private final Pair pair = Pair.linked(true);

		@Actor
		public void unlinksAndEnds() {
			begin();
			this.pair.a.unlinkFrom(this.pair.b);
			this.pair.end();
		}

		@Actor
		public void unlinks(LL_Result r) {
			begin();
			this.pair.b.unlinkFrom(this.pair.a);
			r.r1 = Stage.signals(this.pair.a).toString();
		}

		@Arbiter
		public void end(LL_Result r) {
			r.r2 = Stage.signals(this.pair.a) + this.pair.leak();
			this.pair.remove();
		}

	}

	@JCStressTest
	@Description("Linked anew with one that ends: one exit message for the new link")
	@Outcome(id = "true, \\[exit (shutdown|no process)\\]", expect = Expect.ACCEPTABLE)
	@Outcome(expect = Expect.FORBIDDEN)
	@State
	public static class UnlinkAndLinkTrapping extends Duel {

		private final Pair pair = Pair.linked(true);

		@Actor
		public void links(LL_Result r) {
			begin();
			this.pair.b.unlinkFrom(this.pair.a);
			Stage.signals(this.pair.a);
			r.r1 = this.pair.a.link(this.pair.b);
		}

		@Actor
		public void ends() {
			begin();
			this.pair.end();
		}

		@Arbiter
		public void end(LL_Result r) {
			r.r2 = Stage.signals(this.pair.a) + this.pair.leak();
			this.pair.remove();
		}

	}

	@JCStressTest
	@Description("A link is there for both sides, or for none, whatever both do")
	@Outcome(id = "(true, true|false, false)", expect = Expect.ACCEPTABLE)
	@Outcome(expect = Expect.FORBIDDEN)
	@State
	public static class LinkAndUnlink extends Duel {

		private final Pair pair = new Pair(true);

		@Actor
		public void one() {
			begin();
			this.pair.a.link(this.pair.b);
			this.pair.b.unlinkFrom(this.pair.a);
			this.pair.a.link(this.pair.b);
		}

		@Actor
		public void other() {
			begin();
			this.pair.b.link(this.pair.a);
			this.pair.a.unlinkFrom(this.pair.b);
		}

		@Arbiter
		public void end(ZZ_Result r) {
			r.r1 = this.pair.a.links().contains(this.pair.b);
			r.r2 = this.pair.b.links().contains(this.pair.a);
			this.pair.remove();
		}

	}

	@JCStressTest
	@Description("Who is killed while it links itself leaves one exit message behind")
	@Outcome(id = "true, \\[exit shutdown\\]", expect = Expect.ACCEPTABLE)
	@Outcome(expect = Expect.FORBIDDEN)
	@State
	public static class LinkWhileKilled extends Duel {

		private final LocalProcess a = Stage.process();

		private final LocalProcess b = Stage.process();

		public LinkWhileKilled() {
			this.b.trapsExits = true;
		}

		@Actor
		public void links(LL_Result r) {
			begin();
			r.r1 = this.a.link(this.b);
		}

		@Actor
		public void killer() {
			begin();
			// At the latest moment: when the time to let go is over.
			this.a.claim(X);
			this.a.finish(false);
		}

		@Arbiter
		public void end(LL_Result r) {
			r.r2 = Stage.signals(this.b) + ((this.b.links().isEmpty()) ? "" : " leak");
			Stage.remove(this.b);
		}

	}

	@JCStressTest
	@Description("Two that are linked end at once, and forget each other")
	@Outcome(id = "(shutdown|killed), (killed|shutdown)", expect = Expect.ACCEPTABLE)
	@Outcome(expect = Expect.FORBIDDEN)
	@State
	public static class EndAndEnd extends Duel {

		private final Pair pair = Pair.linked(false);

		public EndAndEnd() {
			this.pair.b.watch(new Monitor(this.pair.a, this.pair.b));
		}

		@Actor
		public void one() {
			begin();
			Stage.end(this.pair.a, ExitReason.KILLED);
		}

		@Actor
		public void other() {
			begin();
			Stage.end(this.pair.b, X);
		}

		@Arbiter
		public void end(LL_Result r) {
			r.r1 = reason(this.pair.a);
			r.r2 = reason(this.pair.b) + this.pair.leak();
		}

	}

	@JCStressTest
	@Description("A monitor gives one down, whenever it is made")
	@Outcome(id = "\\[down (shutdown|no process)\\], ", expect = Expect.ACCEPTABLE)
	@Outcome(expect = Expect.FORBIDDEN)
	@State
	public static class MonitorAndEnd extends Duel {

		private final Pair pair = new Pair(false);

		@Actor
		public void monitors() {
			begin();
			this.pair.a.attach();
			this.pair.a.self().monitor(this.pair.b);
			Current.detach();
		}

		@Actor
		public void ends() {
			begin();
			this.pair.end();
		}

		@Arbiter
		public void end(LL_Result r) {
			r.r1 = Stage.signals(this.pair.a).toString();
			r.r2 = this.pair.leak();
			this.pair.remove();
		}

	}

	@JCStressTest
	@Description("No down arrives, nor stays, after demonitor has returned")
	@Outcome(id = "\\[\\], \\[\\]", expect = Expect.ACCEPTABLE)
	@Outcome(expect = Expect.FORBIDDEN)
	@State
	public static class DemonitorAndEnd extends Duel {

		private final Pair pair = new Pair(false);

		private final Monitor monitor;

		public DemonitorAndEnd() {
			this.pair.a.attach();
			this.monitor = this.pair.a.self().monitor(this.pair.b);
			Current.detach();
		}

		@Actor
		public void demonitors(LL_Result r) {
			begin();
			this.pair.a.attach();
			this.pair.a.self().demonitor(this.monitor);
			Current.detach();
			r.r1 = Stage.signals(this.pair.a).toString();
		}

		@Actor
		public void ends() {
			begin();
			this.pair.end();
		}

		@Arbiter
		public void end(LL_Result r) {
			r.r2 = Stage.signals(this.pair.a) + this.pair.leak();
			this.pair.remove();
		}

	}

	@JCStressTest
	@Description("A watcher that ends while the watched one does leaves nothing behind")
	@Outcome(id = "shutdown, shutdown", expect = Expect.ACCEPTABLE)
	@Outcome(expect = Expect.FORBIDDEN)
	@State
	public static class WatcherEndsToo extends Duel {

		private final Pair pair = new Pair(false);

		public WatcherEndsToo() {
			this.pair.a.attach();
			this.pair.a.self().monitor(this.pair.b);
			Current.detach();
		}

		@Actor
		public void watcher() {
			begin();
			Stage.end(this.pair.a, X);
		}

		@Actor
		public void watched() {
			begin();
			this.pair.end();
		}

		@Arbiter
		public void end(LL_Result r) {
			r.r1 = reason(this.pair.a);
			r.r2 = reason(this.pair.b) + this.pair.leak();
		}

	}

	@JCStressTest
	@Description("Who watches is told once, or was told at once that it is too late")
	@Outcome(id = "true, 1", expect = Expect.ACCEPTABLE)
	@Outcome(id = "false, 0", expect = Expect.ACCEPTABLE)
	@Outcome(expect = Expect.FORBIDDEN)
	@State
	public static class WatchAndEnd extends Duel {

		private final LocalProcess process = Stage.process();

		private final AtomicInteger told = new AtomicInteger();

		private final Watcher counter = new Watcher() {

			@Override
			void ended(Pid pid, ExitReason reason) {
				WatchAndEnd.this.told.incrementAndGet();
			}

		};

		@Actor
		public void watches(LL_Result r) {
			begin();
			r.r1 = this.process.watch(this.counter);
		}

		@Actor
		public void ends() {
			begin();
			Stage.end(this.process, X);
		}

		@Arbiter
		public void end(LL_Result r) {
			r.r2 = this.told.get();
		}

	}

	@JCStressTest
	@Description("Who is in haste is told when the process is dead, though it does not let go")
	@Outcome(id = "true, true", expect = Expect.ACCEPTABLE)
	@Outcome(id = "false, false", expect = Expect.ACCEPTABLE)
	@Outcome(expect = Expect.FORBIDDEN)
	@State
	public static class WatchInHaste extends Duel {

		/** As a caller does. */
		private static final class Caller extends Watcher {

			private volatile boolean told;

			@Override
			void ended(Pid pid, ExitReason reason) {
				this.told = true;
			}

			@Override
			boolean isHasty() {
				return true;
			}

		}

		private final LocalProcess process = Stage.process();

		private final Caller caller = new Caller();

		@Actor
		public void watches(ZZ_Result r) {
			begin();
			r.r1 = this.process.watch(this.caller);
		}

		@Actor
		public void killer() {
			begin();
			this.process.claim(X);
		}

		@Arbiter
		public void end(ZZ_Result r) {
			r.r2 = this.caller.told;
			Stage.remove(this.process);
		}

	}

}
