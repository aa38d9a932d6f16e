package dev.actor.test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import dev.actor.ActorSystem;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * What is logged while it is open, for assertions:
 *
 * <pre>{@code
 * try (LogCapture log = LogCapture.of("dev.actor")) {
 *     counter.send(new Crash());
 *     log.expectError("'counter' <0.3> in system 'shop' crashed");
 * }
 * }</pre>
 *
 * Needs Logback. What is captured is logged all the same.
 */
public final class LogCapture implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(3);

	private final Logger logger;

	/** Whose lines are wanted; null for all. */
	private final @Nullable ActorSystem system;

	private final Lines lines;

	/**
	 * A line of the log.
	 *
	 * @param level its level, such as {@code WARN}
	 * @param logger the name of the logger
	 * @param message the text
	 * @param thrown what was logged with it, or {@code null}
	 */
	public record Line(String level, String logger, String message, @Nullable Throwable thrown) {

		@Override
		public String toString() {
			return this.level + " " + this.message;
		}

	}

	private LogCapture(Logger logger, @Nullable ActorSystem system) {
		this.logger = logger;
		this.system = system;
		this.lines = new Lines((system != null) ? system.name() : "");
		this.lines.start();
		logger.addAppender(this.lines);
	}

	/**
	 * Begins to capture.
	 * @param logger the name of a logger, a package or a class, with all below it
	 * @return what is logged from now on
	 * @throws IllegalStateException if logging is not by Logback
	 */
	public static LogCapture of(String logger) {
		return capture(logger, null);
	}

	/**
	 * Begins to capture what is logged of one system: by its threads, by the calling one,
	 * or with its name. Expectations wait in that system then.
	 * @param logger the name of a logger, a package or a class, with all below it
	 * @param system the system
	 * @return what is logged from now on
	 * @throws IllegalStateException if logging is not by Logback
	 */
	public static LogCapture of(String logger, ActorSystem system) {
		return capture(logger, Objects.requireNonNull(system, "system"));
	}

	private static LogCapture capture(String logger, @Nullable ActorSystem system) {
		if (!Silence.isLogback()) {
			throw new IllegalStateException(
					"Only Logback's log can be captured, but logging is by %s: put logback-classic on the class path of the tests, and no other provider of SLF4J"
						.formatted(LoggerFactory.getILoggerFactory().getClass().getName()));
		}
		return new LogCapture((Logger) LoggerFactory.getLogger(logger), system);
	}

	/**
	 * What was logged so far.
	 * @return the lines, oldest first
	 */
	public List<Line> lines() {
		return this.lines.all();
	}

	/**
	 * Expects a warning. Blocks until it comes, for three seconds at most.
	 * @param part what its text contains
	 * @return the first such line
	 */
	public Line expectWarning(String part) {
		return expect(Level.WARN, part);
	}

	/**
	 * Expects an error. Blocks until it comes, for three seconds at most.
	 * @param part what its text contains
	 * @return the first such line
	 */
	public Line expectError(String part) {
		return expect(Level.ERROR, part);
	}

	private Line expect(Level level, String part) {
		Objects.requireNonNull(part, "part");
		ActorSystem present = this.system;
		Line found = (present != null) ? this.lines.notices.await(present, PATIENCE, () -> this.lines.find(level, part))
				: this.lines.await(level, part);
		if (found == null) {
			throw new AssertionError(
					"Expected a line with level %s and '%s' in the log, but there is%s".formatted(level, part, text()));
		}
		return found;
	}

	/**
	 * Expects that no warning and no error was logged so far.
	 */
	public void expectNoWarnings() {
		if (lines().stream().anyMatch((line) -> Level.toLevel(line.level()).isGreaterOrEqual(Level.WARN))) {
			throw new AssertionError("Expected no warning in the log, but there is" + text());
		}
	}

	private String text() {
		List<Line> all = lines();
		return all.isEmpty() ? " nothing" : all.stream().map((line) -> "\n  " + line).collect(Collectors.joining());
	}

	/** Ends to capture. */
	@Override
	public void close() {
		this.logger.detachAppender(this.lines);
		this.lines.stop();
	}

	private static final class Lines extends AppenderBase<ILoggingEvent> {

		private final List<Line> all = new ArrayList<>();

		private final Notices notices = new Notices();

		private final String system;

		private final Thread test = Thread.currentThread();

		Lines(String system) {
			this.system = system;
		}

		@Override
		protected void append(ILoggingEvent event) {
			if (!isWanted(event)) {
				return;
			}
			Throwable thrown = (event.getThrowableProxy() instanceof ThrowableProxy proxy) ? proxy.getThrowable()
					: null;
			synchronized (this.all) {
				this.all.add(new Line(event.getLevel().toString(), event.getLoggerName(), event.getFormattedMessage(),
						thrown));
				this.all.notifyAll();
			}
			this.notices.tell();
		}

		private boolean isWanted(ILoggingEvent event) {
			return event.getThreadName().startsWith(this.system) || Thread.currentThread() == this.test
					|| event.getFormattedMessage().contains(this.system);
		}

		List<Line> all() {
			synchronized (this.all) {
				return List.copyOf(this.all);
			}
		}

		@Nullable Line await(Level level, String part) {
			long end = System.nanoTime() + PATIENCE.toNanos();
			synchronized (this.all) {
				Line found = find(level, part);
				try {
					for (long left = PATIENCE.toMillis(); found == null
							&& left > 0; left = (end - System.nanoTime()) / 1_000_000) {
						this.all.wait(left);
						found = find(level, part);
					}
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
				}
				return found;
			}
		}

		private @Nullable Line find(Level level, String part) {
			return all().stream()
				.filter((line) -> line.level().equals(level.toString()) && line.message().contains(part))
				.findFirst()
				.orElse(null);
		}

	}

}
