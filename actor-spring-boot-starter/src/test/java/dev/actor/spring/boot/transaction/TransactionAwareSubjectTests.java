package dev.actor.spring.boot.transaction;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import dev.actor.ActorSystem;
import dev.actor.behavior.ActorSpec;
import dev.actor.behavior.Next;
import dev.actor.process.ExitReason;
import dev.actor.process.Subject;
import dev.actor.process.Timer;
import dev.actor.spring.boot.autoconfigure.ActorAutoConfiguration;
import dev.actor.supervisor.Supervisor;
import dev.actor.supervisor.SupervisorSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabase;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ExtendWith(OutputCaptureExtension.class)
class TransactionAwareSubjectTests {

	private static final Duration LONG = Duration.ofSeconds(30);

	private static final String TOO_LONG = "x".repeat(100);

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ActorAutoConfiguration.class))
		.withUserConfiguration(ShopConfiguration.class);

	@Test
	void aMessageIsSentAfterTheCommit() {
		this.contextRunner.run((context) -> {
			context.getBean(Orders.class).place("book");

			assertThat(context.getBean(Shop.class).sent()).containsExactly("book: 1 row");
		});
	}

	@Test
	void aMessageIsDroppedAtRollback() {
		this.contextRunner.run((context) -> {
			assertThatExceptionOfType(DataIntegrityViolationException.class)
				.isThrownBy(() -> context.getBean(Orders.class).place(TOO_LONG));

			assertThat(context.getBean(Shop.class).sent()).isEmpty();
			assertThat(context.getBean(ActorSystem.class).deadLetterCount()).isZero();
		});
	}

	@Test
	void nothingIsSentWhileTheTransactionLasts() {
		this.contextRunner.run((context) -> {
			Shop shop = context.getBean(Shop.class);
			shop.inTransaction(() -> {
				shop.send("book");
				assertThat(shop.transactional().trySend(new Mail.Confirm("pen"))).isTrue();
				assertThat(shop.sent()).isEmpty();
				shop.send("ink");
			});

			assertThat(shop.sent()).containsExactly("book: 0 rows", "pen: 0 rows", "ink: 0 rows");
		});
	}

	@Test
	void withoutATransactionAMessageIsSentAtOnce() {
		this.contextRunner.run((context) -> {
			Shop shop = context.getBean(Shop.class);
			shop.send("book");

			assertThat(shop.sent()).containsExactly("book: 0 rows");
		});
	}

	@Test
	void aRollbackToASavepointDropsWhatWasSentSince() {
		this.contextRunner.run((context) -> {
			Shop shop = context.getBean(Shop.class);
			shop.inTransaction(() -> {
				shop.send("before");
				shop.template(TransactionDefinition.PROPAGATION_NESTED).executeWithoutResult((status) -> {
					shop.send("within");
					status.setRollbackOnly();
				});
				shop.send("after");
			});

			assertThat(shop.sent()).containsExactly("before: 0 rows", "after: 0 rows");
		});
	}

	@Test
	void aTransactionOfItsOwnDecidesForItself() {
		this.contextRunner.run((context) -> {
			Shop shop = context.getBean(Shop.class);
			shop.template(TransactionDefinition.PROPAGATION_REQUIRED).executeWithoutResult((status) -> {
				shop.send("outer");
				shop.template(TransactionDefinition.PROPAGATION_REQUIRES_NEW)
					.executeWithoutResult((inner) -> shop.send("inner"));
				status.setRollbackOnly();
			});

			assertThat(shop.sent()).containsExactly("inner: 0 rows");
		});
	}

	@Test
	void aMessageThatIsSentAfterTheCommitOfAnotherOneIsNotForgotten() {
		this.contextRunner.run((context) -> {
			Shop shop = context.getBean(Shop.class);
			shop.inTransaction(
					() -> TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

						@Override
						public void afterCommit() {
							shop.send("late");
						}

					}));

			assertThat(shop.sent()).containsExactly("late: 0 rows");
		});
	}

	@Test
	void aTransactionThatHasCommittedDoesNotFailForAMessageThatNobodyTakes(CapturedOutput output) {
		this.contextRunner.run((context) -> {
			Shop shop = context.getBean(Shop.class);
			shop.inTransaction(() -> {
				shop.send("book");
				context.getBean(Supervisor.class).terminateChild("mails");
			});

			assertThat(output).contains("A message of type dev.actor.spring.boot.transaction.Mail$Confirm for"
					+ " subject 'mails' was held until its transaction had committed, and is lost: nobody takes it");
			assertThat(context.getBean(ActorSystem.class).deadLetterCount()).isOne();
		});
	}

	@Test
	void aMessageIsDroppedWithAWordIfNobodyKnowsWhetherItsTransactionHasCommitted(CapturedOutput output) {
		this.contextRunner.run((context) -> {
			Shop shop = context.getBean(Shop.class);
			new HeldMessage<>(shop.mails(), new Mail.Confirm("book"))
				.afterCompletion(TransactionSynchronization.STATUS_UNKNOWN);

			assertThat(shop.sent()).isEmpty();
			assertThat(output).contains("A message of type dev.actor.spring.boot.transaction.Mail$Confirm for"
					+ " subject 'mails' is dropped: nobody knows whether its transaction has committed");
		});
	}

	@Test
	void aTimerIsCancelledAtRollbackOnly() {
		this.contextRunner.run((context) -> {
			Shop shop = context.getBean(Shop.class);
			AtomicReference<Timer> kept = new AtomicReference<>();
			AtomicReference<Timer> cancelled = new AtomicReference<>();
			Mail.Confirm message = new Mail.Confirm("book");
			shop.inTransaction(() -> kept.set(shop.transactional().sendAfter(Duration.ofHours(1), message)));
			shop.template(TransactionDefinition.PROPAGATION_REQUIRED).executeWithoutResult((status) -> {
				cancelled.set(shop.transactional().sendAfter(Duration.ofHours(1), message));
				status.setRollbackOnly();
			});

			assertThat(kept.get().remaining()).isPresent();
			assertThat(cancelled.get().remaining()).isEmpty();
		});
	}

	@Test
	void aHandlerMayUseTransactionalBeans() {
		this.contextRunner.run((context) -> {
			Shop shop = context.getBean(Shop.class);
			CompletableFuture<ExitReason> ended = new CompletableFuture<>();
			shop.clerk().owner().orElseThrow().onExit(ended::complete);

			shop.clerk().send("book");
			shop.clerk().send(TOO_LONG);

			assertThat(ended).succeedsWithin(LONG)
				.isInstanceOfSatisfying(ExitReason.Abnormal.class,
						(reason) -> assertThat(reason.cause()).isInstanceOf(DataIntegrityViolationException.class));
			assertThat(shop.sent()).containsExactly("book: 1 row");
			assertThat(shop.jdbc().queryForList("select item from orders", String.class)).containsExactly("book");
		});
	}

	@Configuration(proxyBeanMethods = false)
	@EnableTransactionManagement
	@Import(Orders.class)
	static class ShopConfiguration {

		@Bean
		EmbeddedDatabase database() {
			EmbeddedDatabase database = new EmbeddedDatabaseBuilder().generateUniqueName(true)
				.setType(EmbeddedDatabaseType.H2)
				.build();
			new JdbcTemplate(database).execute("create table orders (item varchar(50))");
			return database;
		}

		@Bean
		JdbcTemplate jdbc(EmbeddedDatabase database) {
			return new JdbcTemplate(database);
		}

		@Bean
		PlatformTransactionManager transactionManager(EmbeddedDatabase database) {
			return new JdbcTransactionManager(database);
		}

		@Bean
		ActorSpec<Mail> mails(JdbcTemplate jdbc) {
			return ActorSpec.of("mails", List.<String>of(), (List<String> sent, Mail mail) -> switch (mail) {
				case Mail.Confirm(String item) ->
					Next.state(Stream.concat(sent.stream(), Stream.of(item + ": " + rows(jdbc, item))).toList());
				case Mail.Sent(var reply) -> Next.reply(reply, sent, sent);
			});
		}

		private static String rows(JdbcTemplate jdbc, String item) {
			int rows = jdbc.queryForObject("select count(*) from orders where item = ?", Integer.class, item);
			return (rows == 1) ? "1 row" : rows + " rows";
		}

		@Bean
		ActorSpec<String> clerk(BeanFactory beanFactory) {
			return ActorSpec.of("clerk", 0, (Integer count, String item) -> {
				beanFactory.getBean(Orders.class).place(item);
				return Next.state(count + 1);
			});
		}

		@Bean
		SupervisorSpec office(ActorSpec<Mail> mails) {
			return SupervisorSpec.oneForOne("office").child(mails);
		}

		@Bean
		Shop shop(Subject<Mail> mails, Subject<String> clerk, JdbcTemplate jdbc, PlatformTransactionManager manager) {
			return new Shop(mails, new TransactionAwareSubject<>(mails), clerk, jdbc, manager);
		}

	}

	record Shop(Subject<Mail> mails, Subject<Mail> transactional, Subject<String> clerk, JdbcTemplate jdbc,
			PlatformTransactionManager manager) {

		void send(String item) {
			this.transactional.send(new Mail.Confirm(item));
		}

		List<String> sent() {
			return this.mails.call(Mail.Sent::new, LONG);
		}

		TransactionTemplate template(int propagation) {
			TransactionTemplate template = new TransactionTemplate(this.manager);
			template.setPropagationBehavior(propagation);
			return template;
		}

		void inTransaction(Runnable action) {
			template(TransactionDefinition.PROPAGATION_REQUIRED).executeWithoutResult((status) -> action.run());
		}

	}

}
