package dev.actor.model.supervision;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.actor.ActorSystem;
import dev.actor.process.ExitReason;
import dev.actor.process.Pid;
import dev.actor.process.ProcessListener;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

/**
 * Random trees do what Erlang's would, whatever happens to them. Each run makes up new
 * ones; {@code -Dsupervision.programs=20000} makes up more, {@code -Dsupervision.seed=42}
 * repeats one.
 */
@Timeout(value = 1, unit = TimeUnit.HOURS)
class SupervisionModelTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	/** While a program is made smaller, where a wrong guess does no harm. */
	private static final Duration IMPATIENCE = Duration.ofSeconds(1);

	private static final Long SEED = Long.getLong("supervision.seed");

	private static final Logger logger = (Logger) LoggerFactory.getLogger("dev.actor");

	private volatile Stage stage;

	@BeforeAll
	static void doNotLogEachCrash() {
		logger.setLevel(Level.OFF);
	}

	@AfterAll
	static void logAgain() {
		logger.setLevel(null);
	}

	@Test
	void treesDoWhatErlangsWouldDo() {
		long first = (SEED != null) ? SEED : new Random().nextLong(1_000_000_000L);
		int programs = (SEED != null) ? 1 : Integer.getInteger("supervision.programs", 3000);
		try (ActorSystem system = ActorSystem.builder("supervision").listener(new Listener()).build()) {
			for (int i = 0; i < programs; i++) {
				Program program = new Programs(first + i).next();
				Optional<String> finding = play(system, program, PATIENCE);
				if (finding.isPresent()) {
					Shrinking small = new Shrinking(program, finding.get(),
							(smaller) -> play(system, smaller, IMPATIENCE));
					fail(report(first + i, i, small));
				}
			}
			assertThat(system.processCount()).isZero();
		}
	}

	private Optional<String> play(ActorSystem system, Program program, Duration patience) {
		try (Stage played = new Stage(system, program.root(), patience)) {
			this.stage = played;
			return new Performance(played, program.root()).play(program);
		}
	}

	private static String report(long seed, int others, Shrinking small) {
		return """
				A tree does something else than Erlang's (after %d others). Repeat it with -Dsupervision.seed=%d
				  Made smaller, it is%s
				  What came of it: %s""".formatted(others, seed, small.program(), small.finding());
	}

	/** Tells the stage of the program that is played. */
	private final class Listener implements ProcessListener {

		@Override
		public void exited(Pid pid, String label, ExitReason reason, long handled) {
			SupervisionModelTests.this.stage.exited(pid, label, reason);
		}

		@Override
		public void gaveUp(String supervisor, String child, ExitReason reason) {
			SupervisionModelTests.this.stage.gaveUp(supervisor, child);
		}

	}

}
