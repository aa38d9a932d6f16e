package dev.actor.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.actor.ActorSystem;
import dev.actor.process.Process;
import dev.actor.test.ActorSystemTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

/**
 * Random programs do what the rules say. Each run makes up new ones;
 * {@code -Dmodel.programs=100000} makes up more, {@code -Dmodel.seed=42} repeats one.
 */
@ActorSystemTest
@Timeout(value = 1, unit = TimeUnit.HOURS)
class ProcessModelTests {

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	/** While a program is made smaller, where a wrong guess does no harm. */
	private static final Duration IMPATIENCE = Duration.ofMillis(200);

	private static final Long SEED = Long.getLong("model.seed");

	private static final Logger logger = (Logger) LoggerFactory.getLogger("dev.actor");

	@BeforeAll
	static void doNotLogEachCrash() {
		logger.setLevel(Level.OFF);
	}

	@AfterAll
	static void logAgain() {
		logger.setLevel(null);
	}

	@Test
	void commandsOneAfterTheOtherDoWhatTheRulesSay(ActorSystem system, Process self) {
		long first = firstSeed();
		int programs = (SEED != null) ? 1 : Integer.getInteger("model.programs", 800);
		for (int i = 0; i < programs; i++) {
			List<Command> program = new Programs(first + i).sequence();
			Optional<String> finding = play(system, self, program, PATIENCE);
			if (finding.isPresent()) {
				Shrinking small = new Shrinking(program, finding.get(),
						(smaller) -> play(system, self, smaller, IMPATIENCE));
				fail(report(first + i, i, lines(small.program()), small.finding()));
			}
		}
		assertThat(system.zombieCount()).isZero();
	}

	/** To repeat a program means to run it often: it may need luck. */
	@Test
	void commandsAtTheSameTimeKeepTheRulesWhoeverIsFaster(ActorSystem system, Process self) {
		long first = firstSeed();
		int programs = Integer.getInteger("model.programs", (SEED != null) ? 10_000 : 800);
		for (int i = 0; i < programs; i++) {
			long seed = (SEED != null) ? SEED : first + i;
			RaceProgram program = new Programs(seed).race();
			Optional<String> finding = race(system, self, program, PATIENCE);
			if (finding.isPresent()) {
				Shrinking race = new Shrinking(program.race(), finding.get(),
						(smaller) -> raceOften(system, self, new RaceProgram(program.setting(), smaller)));
				Shrinking setting = new Shrinking(program.setting(), race.finding(),
						(smaller) -> raceOften(system, self, new RaceProgram(smaller, race.program())));
				fail(report(seed, i, lines(setting.program()) + "\n  and at the same time" + lines(race.program()),
						setting.finding()));
			}
		}
		assertThat(system.zombieCount()).isZero();
	}

	private static long firstSeed() {
		return (SEED != null) ? SEED : new Random().nextLong(1_000_000_000L);
	}

	private static Optional<String> play(ActorSystem system, Process self, List<Command> program, Duration patience) {
		try (Stage stage = new Stage(system, self, patience)) {
			return new Sequence(stage).play(program);
		}
	}

	private static Optional<String> race(ActorSystem system, Process self, RaceProgram program, Duration patience) {
		try (Stage stage = new Stage(system, self, patience)) {
			return new Race(stage, program).run();
		}
	}

	private static Optional<String> raceOften(ActorSystem system, Process self, RaceProgram program) {
		return Stream.generate(() -> race(system, self, program, IMPATIENCE))
			.limit(300)
			.flatMap(Optional::stream)
			.findFirst();
	}

	private static String report(long seed, int others, String program, String finding) {
		return """
				A program contradicts the rules (after %d others). Repeat it with -Dmodel.seed=%d
				  Made smaller, it is%s
				  What came of it: %s""".formatted(others, seed, program, finding);
	}

	private static String lines(List<Command> program) {
		return program.stream().map((command) -> "\n    " + command).collect(Collectors.joining());
	}

}
