package dev.actor.spring.boot.lifecycle;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;

import dev.actor.ActorSystem;
import dev.actor.behavior.ActorSpec;
import dev.actor.behavior.Next;
import dev.actor.process.Ack;
import dev.actor.process.CallException;
import dev.actor.process.Reply;
import dev.actor.process.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A tree and a Tomcat, which takes orders all the time while both start and stop. */
@ExtendWith(OutputCaptureExtension.class)
class WebServerOrderTests {

	private static final Duration LONG = Duration.ofSeconds(30);

	/** So many mails are handled; whatever comes then stays queued. */
	private static final int MAILS = 100;

	@Test
	@Timeout(180)
	void noRequestSeesADeadTreeAndNothingIsLostWithoutAWord(CapturedOutput output) throws Exception {
		Books books = new Books();
		Load load = new Load(50, 1000);
		ConfigurableApplicationContext context = application(books, load).run("--server.port=0", "--actor.name=shop");
		ActorSystem system = context.getBean(ActorSystem.class);
		assertThat(load.awaitEnough()).isTrue();
		CompletableFuture<HttpResponse<Void>> last = load.http()
			.sendAsync(load.request("/last"), HttpResponse.BodyHandlers.discarding());
		assertThat(Load.await(books.lastBegun)).isTrue();

		load.ending();
		context.close();
		load.awaitEnd();

		assertThat(load.failures).isEmpty();
		assertThat(books.dead).isEmpty();
		assertThat(last).succeedsWithin(LONG).extracting(HttpResponse::statusCode).isEqualTo(200);
		assertThat(books.orders).contains("last").containsAll(load.answered);
		assertThat(load.answered).hasSizeGreaterThanOrEqualTo(1000);
		long unread = books.mailsSent.sum() - books.mailsHandled.sum();
		assertThat(unread).isPositive().isEqualTo(system.deadLetterCount());
		assertThat(output).contains(
				"%d messages were not handled when actor system 'shop' stopped; they count as dead letters: 'mails' %d"
					.formatted(unread, unread));
	}

	@Test
	void aServerThatDoesNotStartTakesTheTreeWithIt() throws IOException {
		Books books = new Books();
		try (ServerSocket taken = new ServerSocket(0)) {
			SpringApplication application = application(books, new Load(0, 0));

			assertThatExceptionOfType(RuntimeException.class)
				.isThrownBy(() -> application.run("--server.port=" + taken.getLocalPort()))
				.havingRootCause()
				.isInstanceOfAny(PortInUseException.class, IOException.class);
		}
		assertThat(books.system.processCount()).isZero();
	}

	private static SpringApplication application(Books books, Load load) {
		SpringApplication application = new SpringApplication(Shop.class);
		application.addListeners(load);
		application.addInitializers((context) -> {
			context.getBeanFactory().registerSingleton("books", books);
			context.getBeanFactory().registerSingleton("load", load);
		});
		return application;
	}

	/** What happened, for the test to see. */
	static class Books {

		final Set<String> orders = ConcurrentHashMap.newKeySet();

		final LongAdder mailsSent = new LongAdder();

		final LongAdder mailsHandled = new LongAdder();

		/** What a request saw that had no tree. */
		final Queue<CallException> dead = new ConcurrentLinkedQueue<>();

		final CountDownLatch lastBegun = new CountDownLatch(1);

		final CountDownLatch stopBegun = new CountDownLatch(1);

		volatile ActorSystem system;

	}

	record Order(String id, Reply<Ack> reply) {
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ OrderController.class, Neighbour.class })
	static class Shop {

		@Bean
		ActorSpec<Order> ledger(Books books) {
			return ActorSpec.of("ledger", 0, (Integer count, Order order) -> {
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

	@RestController
	static class OrderController {

		private final Books books;

		private final Subject<Order> ledger;

		private final Subject<String> mails;

		OrderController(Books books, Subject<Order> ledger, @Qualifier("mails") Subject<String> mails) {
			this.books = books;
			this.ledger = ledger;
			this.mails = mails;
		}

		@PostMapping("/orders/{id}")
		void order(@PathVariable("id") String id) {
			try {
				this.mails.send(id);
				this.books.mailsSent.increment();
				this.ledger.<Ack>call((reply) -> new Order(id, reply), LONG);
			}
			catch (CallException ex) {
				this.books.dead.add(ex);
				throw ex;
			}
		}

		/** Is still at work when the server begins to stop. */
		@PostMapping("/last")
		void last() {
			this.books.lastBegun.countDown();
			Load.await(this.books.stopBegun);
			order("last");
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
			this.books.stopBegun.countDown();
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

}
