package dev.actor.process;

import dev.actor.Duel;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** The list of the living. */
public final class CensusStress {

	private CensusStress() {
	}

	@JCStressTest
	@Description("Neighbours in the list come and go at the same time")
	@Outcome(id = "\\[<0.48>, <0.16>\\], true", expect = Expect.ACCEPTABLE)
	@Outcome(expect = Expect.FORBIDDEN)
	@State
	public static class AddAndRemove extends Duel {

		private final Census census = new Census();

		// The same stripe.
		private final LocalProcess a = new LocalProcess(Stage.NODE, 16, null, null);

		private final LocalProcess b = new LocalProcess(Stage.NODE, 32, null, null);

		private final LocalProcess c = new LocalProcess(Stage.NODE, 48, null, null);

		public AddAndRemove() {
			this.census.add(this.a);
			this.census.add(this.b);
		}

		@Actor
		public void one() {
			begin();
			this.census.add(this.c);
		}

		@Actor
		public void other() {
			begin();
			this.census.remove(this.b);
		}

		@Arbiter
		public void end(LL_Result r) {
			r.r1 = this.census.all().toString();
			this.census.remove(this.a);
			this.census.remove(this.c);
			r.r2 = this.census.awaitEmpty(0);
		}

	}

}
