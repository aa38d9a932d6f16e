package dev.actor.spring.boot.lifecycle;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

import dev.actor.ActorSystem;
import dev.actor.behavior.ActorSpec;
import dev.actor.behavior.Next;
import dev.actor.process.Ack;
import dev.actor.process.Subject;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A tree and a web server, which takes orders all the time while both start and stop. */
@ExtendWith(OutputCaptureExtension.class)
class WebServerOrderTests {

	private static final Duration LONG = Duration.ofSeconds(30);

	/** So many mails are handled; whatever comes then stays queued. */
	private static final int MAILS = 100;

	@ParameterizedTest
	@EnumSource
	@Timeout(180)
	void noRequestSeesADeadTreeAndNothingIsLostWithoutAWord(WebStack stack, CapturedOutput output) throws Exception {
		Books books = new Books();
		Load load = new Load(50, 1000);
		ConfigurableApplicationContext context = application(stack, books, load).run("--server.port=0",
				"--actor.name=shop", "--actor.web.problem-details=true");
		assertThat(((WebServerApplicationContext) context).getWebServer()).isInstanceOf(stack.server());
		ActorSystem system = context.getBean(ActorSystem.class);
		assertThat(load.awaitEnough()).isTrue();
		CompletableFuture<HttpResponse<Void>> last = load.http()
			.sendAsync(load.request("/last"), HttpResponse.BodyHandlers.discarding());
		assertThat(Load.await(books.lastBegun)).isTrue();

		load.ending();
		context.close();
		load.awaitEnd();

		assertThat(load.failures).isEmpty();
		assertThat(books.withoutTree).isEmpty();
		assertThat(last).succeedsWithin(LONG).extracting(HttpResponse::statusCode).isEqualTo(200);
		assertThat(books.orders).contains("last").containsAll(load.answered);
		assertThat(load.answered).hasSizeGreaterThanOrEqualTo(1000);
		long unread = books.mailsSent.sum() - books.mailsHandled.sum();
		assertThat(unread).isPositive().isEqualTo(books.deadMails.sum());
		assertThat(output).contains("messages were not handled when actor system 'shop' stopped", "'mails' ");
		if (!stack.lingers()) {
			assertThat(books.afterStop).isEmpty();
			assertThat(system.deadLetterCount()).isEqualTo(unread);
			assertThat(output).contains(unread + " messages were not handled", ": 'mails' " + unread);
		}
	}

	@ParameterizedTest
	@EnumSource
	void aServerThatDoesNotStartTakesTheTreeWithIt(WebStack stack) throws IOException {
		Books books = new Books();
		try (ServerSocket taken = new ServerSocket(0)) {
			SpringApplication application = application(stack, books, new Load(0, 0));

			assertThatExceptionOfType(RuntimeException.class)
				.isThrownBy(() -> application.run("--server.port=" + taken.getLocalPort()))
				.havingRootCause()
				.isInstanceOfAny(PortInUseException.class, IOException.class);
		}
		assertThat(books.system.processCount()).isZero();
	}

	private static SpringApplication application(WebStack stack, Books books, Load load) {
		SpringApplication application = new SpringApplication(Shop.class, stack.controller());
		application.setWebApplicationType(stack.type());
		application.addListeners(load);
		application.addInitializers((context) -> {
			context.getBeanFactory().registerSingleton("books", books);
			context.getBeanFactory().registerSingleton("load", load);
		});
		return application;
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ Neighbour.class, Door.class })
	static class Shop {

		@Bean
		ActorSpec<Books.Order> ledger(Books books) {
			return ActorSpec.of("ledger", 0, (Integer count, Books.Order order) -> {
				books.orders.add(order.id());
				return Next.reply(order.reply(), Ack.OK, count + 1);
			});
		}

		@Bean
		ActorSpec<String> mails(Books books) {
			Semaphore mails = new Semaphore(MAILS);
			return ActorSpec.of("mails", 0, (Integer count, String text) -> {
				books.mailsHandled.increment();
				mails.acquire();
				return Next.state(count + 1);
			});
		}

	}

	/**
	 * Starts after the web server and stops before it: what comes later than the server
	 * is up has to wait for requests that were answered.
	 */
	static class Neighbour implements SmartLifecycle {

		private final Books books;

		private final Load load;

		private volatile boolean running;

		Neighbour(Books books, Load load, ActorSystem system) {
			this.books = books;
			this.load = load;
			books.system = system;
		}

		@Override
		public void start() {
			if (!this.load.awaitFirst()) {
				throw new IllegalStateException("no request was answered");
			}
			this.running = true;
		}

		@Override
		public void stop() {
			this.running = false;
			this.books.stopBegun.complete(null);
		}

		@Override
		public boolean isRunning() {
			return this.running;
		}

		@Override
		public int getPhase() {
			return DEFAULT_PHASE - 1000;
		}

	}

	/** Sees the server come, and stops between it and the tree. */
	static class Door implements SmartLifecycle, ApplicationListener<WebServerInitializedEvent> {

		private final Books books;

		private final Subject<Books.Order> ledger;

		private volatile boolean running;

		Door(Books books, Subject<Books.Order> ledger) {
			this.books = books;
			this.ledger = ledger;
		}

		@Override
		public void onApplicationEvent(WebServerInitializedEvent event) {
			if (this.ledger.owner().isEmpty()) {
				this.books.withoutTree("the server listens");
			}
		}

		@Override
		public void start() {
			this.running = true;
		}

		@Override
		public void stop() {
			this.running = false;
			this.books.serverStopped = true;
		}

		@Override
		public boolean isRunning() {
			return this.running;
		}

		@Override
		public int getPhase() {
			return DEFAULT_PHASE - 3000;
		}

	}

}
