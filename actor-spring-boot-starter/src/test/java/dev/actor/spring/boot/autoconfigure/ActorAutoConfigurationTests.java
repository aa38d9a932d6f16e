package dev.actor.spring.boot.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.actor.ActorSystem;
import dev.actor.behavior.ActorSpec;
import dev.actor.behavior.Next;
import dev.actor.inspect.TreeNode;
import dev.actor.process.Ack;
import dev.actor.process.AttachedProcess;
import dev.actor.process.ExitReason;
import dev.actor.process.NoProcessException;
import dev.actor.process.Pid;
import dev.actor.process.ProcessListener;
import dev.actor.process.Reply;
import dev.actor.process.Subject;
import dev.actor.spring.boot.CounterMessage;
import dev.actor.supervisor.ChildSpec;
import dev.actor.supervisor.Supervisor;
import dev.actor.supervisor.SupervisorSpec;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.UnsatisfiedDependencyException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.TaskExecutor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ActorAutoConfigurationTests {

	private static final Duration SECOND = Duration.ofSeconds(1);

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ActorAutoConfiguration.class));

	@Test
	void startsAnEmptyTreeWithoutAnyConfiguration() {
		this.contextRunner.run((context) -> {
			assertThat(context).hasSingleBean(ActorSystem.class);
			assertThat(tree(context.getBean(ActorSystem.class))).isEqualTo("root[]");
		});
	}

	@Test
	void specBeansBecomeTheTree() {
		this.contextRunner.withUserConfiguration(ShopConfiguration.class).run((context) -> {
			ActorSystem system = context.getBean(ActorSystem.class);
			assertThat(tree(system)).isEqualTo("root[audit[], shop[orders[], stock[counter[]]]]");
		});
	}

	@Test
	void startsInTheOrderOfTheOrderAnnotation() {
		this.contextRunner.withUserConfiguration(OrderedConfiguration.class)
			.run((context) -> assertThat(tree(context.getBean(ActorSystem.class)))
				.isEqualTo("root[first[], second[], third[]]"));
	}

	@Test
	void injectsSubjectsByGenericTypeAndByQualifier() {
		this.contextRunner.withUserConfiguration(ShopConfiguration.class, Client.class).run((context) -> {
			Client client = context.getBean(Client.class);
			client.counter.send(new CounterMessage.Increment());
			client.texts.send("hello");
			assertThat(client.counter.call(CounterMessage.Get::new, SECOND)).isEqualTo(1);
			assertThat(client.counter.owner()).isPresent();
			assertThat(client.texts.owner()).isNotEqualTo(client.audit.owner());
			assertThat(client.shop.name()).isEqualTo("shop");
		});
	}

	@Test
	void failsForASubjectThatNoSpecHas() {
		this.contextRunner.withUserConfiguration(ShopConfiguration.class, LostClient.class)
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOf(UnsatisfiedDependencyException.class)
				.hasRootCauseInstanceOf(NoSuchBeanDefinitionException.class));
	}

	@Test
	void subjectOutlivesARestart() {
		this.contextRunner.withUserConfiguration(ReportingConfiguration.class).run((context) -> {
			ActorSystem system = context.getBean(ActorSystem.class);
			try (AttachedProcess self = system.attach()) {
				Subject<String> restarted = self.subject();
				context.getBean(ReportingConfiguration.class).restarted = restarted;
				Subject<CounterMessage> counter = context.getBean(ReportingConfiguration.Counters.class).subject();
				Pid first = counter.owner().orElseThrow();
				counter.send(new CounterMessage.Increment());
				counter.send(new CounterMessage.Crash());

				assertThat(self.receive(restarted, SECOND)).contains("counter");
				assertThat(counter.owner()).isPresent().get().isNotEqualTo(first);
				assertThat(counter.call(CounterMessage.Get::new, SECOND)).isZero();
				assertThat(system.trees().getFirst().children()).singleElement()
					.extracting(TreeNode::restarts)
					.isEqualTo(1);
			}
		});
	}

	@Test
	void twoActorsMayHaveEachOthersSubject() {
		this.contextRunner.withUserConfiguration(PingPongConfiguration.class).run((context) -> {
			Subject<String> ping = context.getBean(PingPongConfiguration.Texts.class).subject();
			assertThat(ping.owner()).isPresent();
		});
	}

	@Test
	void subjectBacksOffToTheUsersOwnBean() {
		this.contextRunner.withUserConfiguration(OwnSubjectConfiguration.class)
			.run((context) -> assertThat(context.getBean("counterSubject")).isEqualTo("my own"));
	}

	@Test
	void subjectOfATreeThatIsNotStartedFailsWhenTheTimeIsOver() {
		this.contextRunner.withPropertyValues("actor.auto-startup=false", "actor.startup-wait=10ms")
			.withUserConfiguration(ShopConfiguration.class, Client.class)
			.run((context) -> assertThatExceptionOfType(NoProcessException.class)
				.isThrownBy(() -> context.getBean(Client.class).counter.send(new CounterMessage.Increment()))
				.withMessageContaining("'counter'")
				.withMessageContaining("actor.startup-wait")
				.withMessageContaining("actor.auto-startup=false"));
	}

	@Test
	void duplicateNamesFailTheStart() {
		this.contextRunner.withUserConfiguration(DuplicateConfiguration.class)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidActorTreeException.class)
				.hasMessageContaining("The name 'counter' is used twice in the actor tree")
				.hasMessageContaining("bean 'one'")
				.hasMessageContaining("bean 'two'"));
	}

	@Test
	void anActorWithTheNameOfAnothersChildFailsTheStart() {
		this.contextRunner.withUserConfiguration(NamesakeConfiguration.class)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidActorTreeException.class)
				.hasMessageContaining("The name 'counter' is used twice in the actor tree")
				.hasMessageContaining("bean 'one'")
				.hasMessageContaining("child of supervisor 'shop'"));
	}

	@Test
	void anActorMayHaveTheHandleOfItsOwnSupervisor() {
		this.contextRunner.withUserConfiguration(HelpersConfiguration.class).run((context) -> {
			Subject<Reply<Ack>> leader = context.getBean(HelpersConfiguration.Leader.class).subject();
			Supervisor team = context.getBean(Supervisor.class);

			assertThat(leader.<Ack>call((reply) -> reply, SECOND)).isEqualTo(Ack.OK);

			assertThatCode(() -> team.terminateChild("unknown")).doesNotThrowAnyException();
			assertThat(tree(context.getBean(ActorSystem.class))).isEqualTo("root[team[leader[], helper[]]]");
		});
	}

	@Test
	void aChildContextHasATreeOfItsOwn() {
		this.contextRunner.withUserConfiguration(ShopConfiguration.class)
			.run((parent) -> this.contextRunner.withParent(parent)
				.withUserConfiguration(OrderedConfiguration.class)
				.run((child) -> {
					assertThat(tree(parent.getBean(ActorSystem.class)))
						.isEqualTo("root[audit[], shop[orders[], stock[counter[]]]]");
					assertThat(tree(child.getBean(ActorSystem.class))).isEqualTo("root[first[], second[], third[]]");
				}));
	}

	@Test
	void isNotRunningAnyMoreWhenTheRootHasGivenUp() {
		this.contextRunner.withPropertyValues("actor.root.intensity=0")
			.withUserConfiguration(ReportingConfiguration.class)
			.run((context) -> {
				ActorTreeLifecycle lifecycle = context.getBean(ActorTreeLifecycle.class);
				assertThat(lifecycle.isRunning()).isTrue();
				ActorSystem system = context.getBean(ActorSystem.class);
				CompletableFuture<ExitReason> ended = new CompletableFuture<>();
				system.trees().getFirst().pid().orElseThrow().onExit(ended::complete);

				context.getBean(ReportingConfiguration.Counters.class).subject().send(new CounterMessage.Crash());

				assertThat(ended).succeedsWithin(SECOND).isEqualTo(ExitReason.SHUTDOWN);
				assertThat(lifecycle.isRunning()).isFalse();
			});
	}

	@Test
	void anActorWithTwoParentsFailsTheStart() {
		this.contextRunner.withUserConfiguration(TwoParentsConfiguration.class)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidActorTreeException.class)
				.hasMessageContaining("'counter' is the child of more than one supervisor")
				.hasMessageContaining("supervisor 'left'")
				.hasMessageContaining("supervisor 'right'"));
	}

	@Test
	void aChildThatDoesNotStartFailsTheContext() {
		this.contextRunner.withUserConfiguration(FailingConfiguration.class)
			.run((context) -> assertThat(context).getFailure()
				.cause()
				.hasMessageContaining("'root' did not start")
				.hasMessageContaining("its child 'broken' did not start")
				.hasMessageContaining("no database")
				.hasRootCauseInstanceOf(IllegalStateException.class)
				.hasRootCauseMessage("no database"));
	}

	@Test
	void canBeDisabled() {
		this.contextRunner.withPropertyValues("actor.enabled=false")
			.withUserConfiguration(ShopConfiguration.class)
			.run((context) -> assertThat(context).doesNotHaveBean(ActorSystem.class)
				.doesNotHaveBean(Subject.class)
				.doesNotHaveBean(ActorTree.class));
	}

	@Test
	void bindsProperties() {
		this.contextRunner
			.withPropertyValues("actor.name=plant", "actor.root.name=top", "actor.root.intensity=7",
					"actor.root.period=1m")
			.run((context) -> {
				assertThat(context.getBean(ActorSystem.class).name()).isEqualTo("plant");
				assertThat(context.getBean(ActorTree.class).root().name()).isEqualTo("top");
			});
	}

	@Test
	void takesItsNameFromTheApplication() {
		this.contextRunner.withPropertyValues("spring.application.name=shop")
			.run((context) -> assertThat(context.getBean(ActorSystem.class).name()).isEqualTo("shop"));
	}

	@Test
	void refusesAnIntensityBelowZero() {
		this.contextRunner.withPropertyValues("actor.root.intensity=-1")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("actor.root.intensity")
				.hasMessageContaining("-1"));
	}

	@Test
	void refusesAShutdownTimeoutOfZero() {
		this.contextRunner.withPropertyValues("actor.shutdown-timeout=0")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessage("'actor.shutdown-timeout' must be longer than zero, but is PT0S"));
	}

	@Test
	void startsWithoutAValidator() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("jakarta.validation", "org.hibernate.validator"))
			.run((context) -> assertThat(context).hasSingleBean(ActorSystem.class));
	}

	@Test
	void customizersAndListenersAreApplied() {
		List<Pid> spawned = new CopyOnWriteArrayList<>();
		ProcessListener recorder = new ProcessListener() {

			@Override
			public void spawned(Pid pid) {
				spawned.add(pid);
			}

		};
		this.contextRunner.withBean(ProcessListener.class, () -> recorder)
			.withBean(ActorSystemBuilderCustomizer.class, () -> (builder) -> builder.listener(recorder))
			.run((context) -> assertThat(spawned).hasSize(2).containsOnly(spawned.getFirst()));
	}

	@Test
	void backsOffToTheUsersOwnSystem() {
		this.contextRunner.withBean("mine", ActorSystem.class, () -> ActorSystem.create("mine"))
			.run((context) -> assertThat(context.getBean(ActorSystem.class).name()).isEqualTo("mine"));
	}

	@Test
	void canBeStoppedAndStartedAgain() {
		this.contextRunner.withUserConfiguration(ShopConfiguration.class, Client.class).run((context) -> {
			Subject<CounterMessage> counter = context.getBean(Client.class).counter;
			counter.send(new CounterMessage.Increment());

			context.getSourceApplicationContext().stop();
			assertThat(counter.owner()).isEmpty();
			context.getSourceApplicationContext().start();

			assertThat(counter.call(CounterMessage.Get::new, SECOND)).isZero();
			assertThat(context.getBean(ActorSystem.class).trees()).hasSize(1);
		});
	}

	@Test
	void closingTheContextLeavesNothingBehind() {
		ActorSystem[] system = new ActorSystem[1];
		this.contextRunner.withUserConfiguration(ShopConfiguration.class)
			.run((context) -> system[0] = context.getBean(ActorSystem.class));
		assertThat(system[0].processCount()).isZero();
	}

	@Test
	void twoContextsKnowNothingOfEachOther() {
		this.contextRunner.withUserConfiguration(ShopConfiguration.class, Client.class)
			.run((one) -> this.contextRunner.withUserConfiguration(ShopConfiguration.class, Client.class).run((two) -> {
				one.getBean(Client.class).counter.send(new CounterMessage.Increment());
				assertThat(two.getBean(Client.class).counter.call(CounterMessage.Get::new, SECOND)).isZero();
			}));
	}

	@Test
	void startsBeforeTheWebServerAndStopsAfterIt() {
		assertThat(ActorTreeLifecycle.PHASE).isLessThan(WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE)
			.isLessThan(WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE);
		this.contextRunner.run((context) -> {
			ActorTreeLifecycle lifecycle = context.getBean(ActorTreeLifecycle.class);
			assertThat(lifecycle.getPhase()).isEqualTo(ActorTreeLifecycle.PHASE);
			assertThat(lifecycle.isPauseable()).isFalse();
		});
	}

	private static String tree(ActorSystem system) {
		return text(system.trees().getFirst());
	}

	private static String text(TreeNode place) {
		return place.name() + place.children().stream().map(ActorAutoConfigurationTests::text).toList();
	}

	@Configuration(proxyBeanMethods = false)
	static class ShopConfiguration {

		@Bean
		ActorSpec<String> audit() {
			return ActorSpec.of("audit", 0, (Integer count, String text) -> Next.state(count + 1));
		}

		@Bean
		ActorSpec<CounterMessage> counter() {
			return CounterMessage.named("counter");
		}

		@Bean
		ActorSpec<String> orders() {
			return ActorSpec.of("orders", 0, (Integer count, String text) -> Next.state(count + 1));
		}

		@Bean
		SupervisorSpec stock(ActorSpec<CounterMessage> counter) {
			return SupervisorSpec.oneForOne("stock").child(counter);
		}

		@Bean
		SupervisorSpec shop(@Qualifier("orders") ActorSpec<String> orders, @Qualifier("stock") SupervisorSpec stock) {
			return SupervisorSpec.oneForOne("shop").child(orders).child(stock);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OrderedConfiguration {

		@Bean
		@Order(3)
		ActorSpec<CounterMessage> third() {
			return CounterMessage.named("third");
		}

		@Bean
		@Order(1)
		ActorSpec<CounterMessage> first() {
			return CounterMessage.named("first");
		}

		@Bean
		@Order(2)
		SupervisorSpec second() {
			return SupervisorSpec.oneForOne("second");
		}

	}

	static class Client {

		final Subject<CounterMessage> counter;

		final Subject<String> texts;

		final Subject<String> audit;

		final Supervisor shop;

		Client(Subject<CounterMessage> counter, @Qualifier("orders") Subject<String> texts,
				Subject<String> auditSubject, @Qualifier("shop") Supervisor shop) {
			this.counter = counter;
			this.texts = texts;
			this.audit = auditSubject;
			this.shop = shop;
		}

	}

	static class LostClient {

		LostClient(Subject<Integer> numbers) {
			numbers.send(1);
		}

	}

	@Configuration
	static class ReportingConfiguration {

		volatile Subject<String> restarted;

		@Bean
		ActorSpec<CounterMessage> counter() {
			return CounterMessage.named("counter");
		}

		@Bean
		ProcessListener restartListener() {
			return new ProcessListener() {

				@Override
				public void restarted(String supervisor, String child, ExitReason reason) {
					ReportingConfiguration.this.restarted.send(child);
				}

			};
		}

		@Bean
		Counters counters(Subject<CounterMessage> counter) {
			return new Counters(counter);
		}

		record Counters(Subject<CounterMessage> subject) {
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class PingPongConfiguration {

		@Bean
		ActorSpec<String> ping(@Qualifier("pong") Subject<String> pong) {
			return ActorSpec.of("ping", pong, (Subject<String> other, String text) -> {
				other.send(text);
				return Next.state(other);
			});
		}

		@Bean
		ActorSpec<String> pong(@Qualifier("ping") Subject<String> ping) {
			return ActorSpec.of("pong", ping, (Subject<String> other, String text) -> Next.state(other));
		}

		@Bean
		Texts texts(@Qualifier("ping") Subject<String> ping) {
			return new Texts(ping);
		}

		record Texts(Subject<String> subject) {
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnSubjectConfiguration {

		@Bean
		ActorSpec<CounterMessage> counter() {
			return CounterMessage.named("counter");
		}

		@Bean
		String counterSubject() {
			return "my own";
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class DuplicateConfiguration {

		@Bean
		ActorSpec<CounterMessage> one() {
			return CounterMessage.named("counter");
		}

		@Bean
		ActorSpec<CounterMessage> two() {
			return CounterMessage.named("counter");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class NamesakeConfiguration {

		@Bean
		ActorSpec<String> one() {
			return ActorSpec.of("counter", 0, (Integer count, String text) -> Next.state(count + 1));
		}

		@Bean
		SupervisorSpec shop() {
			return SupervisorSpec.oneForOne("shop").child(CounterMessage.named("counter"));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class HelpersConfiguration {

		@Bean
		ActorSpec<Reply<Ack>> leader(Supervisor team, TaskExecutor executor) {
			return ActorSpec.of("leader", 0, (Integer count, Reply<Ack> reply) -> {
				// Not by itself: its supervisor may be waiting for it.
				executor.execute(() -> {
					team.startChild(ChildSpec.of(CounterMessage.named("helper")));
					reply.send(Ack.OK);
				});
				return Next.state(count + 1);
			});
		}

		@Bean
		SupervisorSpec team(ActorSpec<Reply<Ack>> leader) {
			return SupervisorSpec.oneForOne("team").child(leader);
		}

		@Bean
		TaskExecutor executor() {
			return new SimpleAsyncTaskExecutor();
		}

		@Bean
		Leader client(Subject<Reply<Ack>> subject) {
			return new Leader(subject);
		}

		record Leader(Subject<Reply<Ack>> subject) {
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class TwoParentsConfiguration {

		@Bean
		ActorSpec<CounterMessage> counter() {
			return CounterMessage.named("counter");
		}

		@Bean
		SupervisorSpec left(ActorSpec<CounterMessage> counter) {
			return SupervisorSpec.oneForOne("left").child(counter);
		}

		@Bean
		SupervisorSpec right(ActorSpec<CounterMessage> counter) {
			return SupervisorSpec.oneForOne("right").child(counter);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class FailingConfiguration {

		@Bean
		SupervisorSpec broken() {
			return SupervisorSpec.oneForOne("broken").child(ChildSpec.worker("database", (supervisor) -> {
				throw new IllegalStateException("no database");
			}));
		}

		@Bean
		ActorSpec<Reply<String>> healthy() {
			return ActorSpec.of("healthy", 0, (Integer count, Reply<String> reply) -> Next.reply(reply, "ok", count));
		}

	}

}
