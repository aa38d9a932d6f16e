package dev.actor.test;

import java.util.List;
import java.util.Objects;

import dev.actor.ActorSystem;
import dev.actor.process.AttachedProcess;
import dev.actor.process.Process;

/**
 * Runs a scenario again and again, each time in another order, until one fails:
 *
 * <pre>{@code
 * Interleavings.explore(500, (system, self) -> {
 *     Subject<Integer> inbox = self.subject();
 *     system.spawn((p) -> inbox.send(1));
 *     system.spawn((p) -> inbox.send(2));
 *     assertThat(self.receive(inbox, SECOND)).contains(1); // not in each order
 *     self.flush();
 * });
 * }</pre>
 *
 * <p>
 * Each run has a system of its own with a {@linkplain VirtualTime#seeded seeded} virtual
 * time, whose limits hold. The error names the seed, and {@link #replay} or the system
 * property {@value #SEED} runs just that one. A scenario must depend on nothing but the
 * order: neither on random numbers, nor on the clock, nor on the order of a hash table.
 */
public final class Interleavings {

	/** The system property that leaves one seed of those that are to be explored. */
	public static final String SEED = "actor.test.seed";

	private Interleavings() {
	}

	/** What is run. */
	@FunctionalInterface
	public interface Scenario {

		/**
		 * Runs it once.
		 * @param system a system of its own, which is closed afterwards
		 * @param self the process of the calling thread
		 * @throws Exception fails the scenario, as any error does
		 */
		void run(ActorSystem system, Process self) throws Exception;

	}

	/**
	 * Runs a scenario with the seeds from 1 to a number.
	 * @param seeds how many, one at least
	 * @param scenario the scenario
	 * @throws AssertionError when a run fails, with its seed; no other one runs then
	 */
	public static void explore(int seeds, Scenario scenario) {
		if (seeds < 1) {
			throw new IllegalArgumentException("'seeds' must be one at least, but is " + seeds);
		}
		Objects.requireNonNull(scenario, "scenario");
		Long only = Long.getLong(SEED);
		if (only != null) {
			run(only, "Seed " + only, scenario);
			return;
		}
		for (long seed = 1; seed <= seeds; seed++) {
			run(seed, "Seed %d of %d".formatted(seed, seeds), scenario);
		}
	}

	/**
	 * Runs a scenario with one seed.
	 * @param seed the seed
	 * @param scenario the scenario
	 * @throws AssertionError when the run fails
	 */
	public static void replay(long seed, Scenario scenario) {
		run(seed, "Seed " + seed, Objects.requireNonNull(scenario, "scenario"));
	}

	private static void run(long seed, String which, Scenario scenario) {
		VirtualTime time = VirtualTime.seeded(seed);
		try (ActorSystem system = ActorSystem.builder("seed-" + seed).engine(time.engine()).build();
				AttachedProcess self = system.attach()) {
			scenario.run(system, self);
		}
		catch (Throwable ex) {
			throw new AssertionError("%s fails, and -D%s=%d shows it again: %s".formatted(which, SEED, seed, ex), ex);
		}
		List<String> open = time.open();
		if (!open.isEmpty()) {
			throw new AssertionError("%s leaves systems that were not closed: %s".formatted(which, open));
		}
	}

}
