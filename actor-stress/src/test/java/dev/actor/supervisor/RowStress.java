package dev.actor.supervisor;

import java.util.List;
import java.util.stream.Collectors;

import dev.actor.Duel;
import dev.actor.inspect.TreeNode;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** Whoever walks along the children of a supervisor while it changes them. */
public final class RowStress {

	private static final ChildStart NEVER = new ChildStart.OfTemplate<>((supervisor, argument) -> {
		throw new AssertionError(argument);
	});

	private RowStress() {
	}

	private static Child child(String id) {
		return new Child(
				new ChildSpec(id, TreeNode.Kind.WORKER, NEVER, Restart.TRANSIENT, Shutdown.DEFAULT, false, List.of()),
				"argument");
	}

	private static String text(Row row) {
		return row.all().stream().map(Child::id).collect(Collectors.joining());
	}

	@JCStressTest
	@Description("Who has been there all the time is seen once, and in order, whoever comes and goes")
	@Outcome(id = { "abcd, ade", "acd, ade", "ad, ade" }, expect = Expect.ACCEPTABLE)
	@Outcome(id = { "abcde, ade", "acde, ade", "ade, ade" }, expect = Expect.ACCEPTABLE)
	@Outcome(expect = Expect.FORBIDDEN)
	@State
	public static class WalkAndChange extends Duel {

		private final Row row = new Row();

		private final Child b = child("b");

		private final Child c = child("c");

		private final Child e = child("e");

		public WalkAndChange() {
			this.row.append(child("a"));
			this.row.append(this.b);
			this.row.append(this.c);
			this.row.append(child("d"));
		}

		@Actor
		public void supervisor() {
			begin();
			this.row.remove(this.b);
			this.row.remove(this.c);
			this.row.append(this.e);
		}

		@Actor
		public void onlooker(LL_Result r) {
			begin();
			r.r1 = text(this.row);
		}

		@Arbiter
		public void end(LL_Result r) {
			r.r2 = text(this.row);
		}

	}

}
