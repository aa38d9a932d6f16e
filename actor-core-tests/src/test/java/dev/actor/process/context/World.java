package dev.actor.process.context;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.actor.ActorSystem;
import dev.actor.ActorSystemBuilder;
import dev.actor.process.ContextCarrier;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A system that carries the MDC, with one worker, on which one process runs after the
 * other; what they found in the MDC; and what the library logged meanwhile.
 */
final class World implements AfterEachCallback {

	static final Duration SOON = Duration.ofSeconds(10);

	final ActorSystem system;

	private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();

	private final Logger logger = (Logger) LoggerFactory.getLogger("dev.actor");

	private final ListAppender<ILoggingEvent> log = new ListAppender<>() {

		@Override
		protected void append(ILoggingEvent event) {
			// Takes down the MDC now, not when somebody asks.
			event.prepareForDeferredProcessing();
			super.append(event);
		}

	};

	World(ContextCarrier... carriers) {
		ActorSystemBuilder builder = ActorSystem.builder("context").parallelism(1);
		for (ContextCarrier carrier : carriers) {
			builder.context(carrier);
		}
		this.system = builder.build();
		this.log.start();
		this.logger.setAdditive(false);
		this.logger.addAppender(this.log);
	}

	@Override
	public void afterEach(ExtensionContext context) {
		this.system.close();
		this.logger.detachAppender(this.log);
		this.logger.setAdditive(true);
		if (context.getExecutionException().isEmpty()) {
			assertThat(this.seen).as("not asked for").isEmpty();
			assertThat(this.system.processCount()).as("processes left").isZero();
			assertThat(MDC.get("user")).as("left on the thread of the test").isNull();
		}
	}

	/** Does something as somebody. */
	static void as(String user, Runnable deed) {
		MDC.put("user", user);
		try {
			deed.run();
		}
		finally {
			MDC.remove("user");
		}
	}

	/** Takes down as whom the calling thread works. */
	void look(Object where) {
		this.seen.add(where + " as " + MDC.get("user"));
	}

	String next() throws InterruptedException {
		return String.valueOf(this.seen.poll(SOON.toMillis(), TimeUnit.MILLISECONDS));
	}

	java.util.List<ILoggingEvent> log(String part) {
		return java.util.List.copyOf(this.log.list)
			.stream()
			.filter((event) -> event.getFormattedMessage().contains(part))
			.toList();
	}

}
