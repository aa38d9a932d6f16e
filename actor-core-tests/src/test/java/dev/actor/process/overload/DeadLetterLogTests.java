package dev.actor.process.overload;

import java.time.Duration;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.actor.ActorSystem;
import dev.actor.process.Name;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** How often dead letters are logged. */
class DeadLetterLogTests {

	private final Logger logger = (Logger) LoggerFactory.getLogger("dev.actor.process.DeadLetters");

	private final ListAppender<ILoggingEvent> log = new ListAppender<>();

	@BeforeEach
	void listen() {
		this.log.start();
		this.logger.addAppender(this.log);
	}

	@AfterEach
	void listenNoLonger() {
		this.logger.detachAppender(this.log);
	}

	@Test
	void oneLineInAnInterval() {
		assertThat(linesOfFiveDeadLetters(Duration.ofHours(1))).isEqualTo(1);
	}

	@Test
	void aLineEachWithoutAnInterval() {
		assertThat(linesOfFiveDeadLetters(Duration.ZERO)).isEqualTo(5);
	}

	@Test
	void anIntervalIsNotNegative() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> ActorSystem.builder("log").deadLetterLog(Duration.ofSeconds(-1)))
			.withMessageContaining("deadLetterLog");
	}

	private long linesOfFiveDeadLetters(Duration interval) {
		String name = "dead-letter-log-" + interval.toSeconds();
		try (ActorSystem system = ActorSystem.builder(name).deadLetterLog(interval).build()) {
			for (int i = 0; i < 5; i++) {
				system.subject(Name.<String>of("nobody")).trySend("lost");
			}
		}
		return this.log.list.stream().filter((event) -> event.getFormattedMessage().contains(name)).count();
	}

}
