package dev.actor.process;

import java.util.concurrent.atomic.AtomicLong;

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

/** Names that are taken and given up at the same time. */
public final class NamesStress {

	private static final AtomicLong NUMBER = new AtomicLong();

	private NamesStress() {
	}

	private static Name<Object> newName() {
		return Name.of("stress-" + NUMBER.incrementAndGet());
	}

	private static boolean register(Name<?> name, LocalProcess process) {
		try {
			Stage.NODE.names().register(name, process);
			return true;
		}
		catch (NameTakenException ex) {
			return false;
		}
	}

	private static String holder(Name<?> name, LocalProcess p, LocalProcess q) {
		LocalProcess holder = Stage.NODE.names().find(name);
		return (holder == null) ? "nobody" : (holder == p) ? "p" : (holder == q) ? "q" : "?";
	}

	@JCStressTest
	@Description("A process that takes a name while it dies does not keep it")
	@Outcome(id = "nobody, (freed|never taken)", expect = Expect.ACCEPTABLE)
	@Outcome(expect = Expect.FORBIDDEN)
	@State
	public static class RegisterAndDie extends Duel {

		private final Name<Object> name = newName();

		private final LocalProcess p = Stage.process();

		private boolean taken;

		@Actor
		public void registers() {
			begin();
			this.taken = register(this.name, this.p);
		}

		@Actor
		public void killer() {
			begin();
			this.p.claim(ExitReason.KILLED);
		}

		@Arbiter
		public void end(LL_Result r) {
			r.r1 = holder(this.name, this.p, null);
			r.r2 = !this.taken ? "never taken" : Stage.NODE.names().isEntered(this.name) ? "leak" : "freed";
			Stage.remove(this.p);
		}

	}

	@JCStressTest
	@Description("Whoever sees its holder dead gets the name, and keeps it")
	@Outcome(id = "true, true, q", expect = Expect.ACCEPTABLE)
	@Outcome(id = "false, true, q", expect = Expect.ACCEPTABLE)
	@Outcome(id = "false, false, nobody", expect = Expect.ACCEPTABLE)
	@Outcome(expect = Expect.FORBIDDEN)
	@State
	public static class Succession extends Duel {

		private final Name<Object> name = newName();

		private final LocalProcess p = Stage.process();

		private final LocalProcess q = Stage.process();

		public Succession() {
			register(this.name, this.p);
		}

		@Actor
		public void killer() {
			begin();
			this.p.claim(ExitReason.KILLED);
		}

		@Actor
		public void successor(ZZL_Result r) {
			begin();
			r.r1 = !this.p.isAlive();
			r.r2 = register(this.name, this.q);
		}

		@Arbiter
		public void end(ZZL_Result r) {
			r.r3 = holder(this.name, this.p, this.q);
			Stage.remove(this.p, this.q);
		}

	}

	@JCStressTest
	@Description("Of two who want a name one gets it")
	@Outcome(id = "(true, false, p|false, true, q)", expect = Expect.ACCEPTABLE)
	@Outcome(expect = Expect.FORBIDDEN)
	@State
	public static class RegisterAndRegister extends Duel {

		private final Name<Object> name = newName();

		private final LocalProcess p = Stage.process();

		private final LocalProcess q = Stage.process();

		@Actor
		public void one(ZZL_Result r) {
			begin();
			r.r1 = register(this.name, this.p);
		}

		@Actor
		public void other(ZZL_Result r) {
			begin();
			r.r2 = register(this.name, this.q);
		}

		@Arbiter
		public void end(ZZL_Result r) {
			r.r3 = holder(this.name, this.p, this.q);
			Stage.remove(this.p, this.q);
		}

	}

	@JCStressTest
	@Description("A name that is taken away while its holder dies is free")
	@Outcome(id = "nobody q", expect = Expect.ACCEPTABLE)
	@Outcome(expect = Expect.FORBIDDEN)
	@State
	public static class UnregisterAndDie extends Duel {

		private final Name<Object> name = newName();

		private final LocalProcess p = Stage.process();

		private final LocalProcess q = Stage.process();

		public UnregisterAndDie() {
			register(this.name, this.p);
		}

		@Actor
		public void unregisters() {
			begin();
			try {
				Stage.NODE.names().unregister(this.name);
			}
			catch (NoProcessException ex) {
				// the killer was first
			}
		}

		@Actor
		public void killer() {
			begin();
			this.p.claim(ExitReason.KILLED);
		}

		@Arbiter
		public void end(L_Result r) {
			String free = holder(this.name, this.p, this.q);
			register(this.name, this.q);
			r.r1 = free + " " + holder(this.name, this.p, this.q);
			Stage.remove(this.p, this.q);
		}

	}

}
