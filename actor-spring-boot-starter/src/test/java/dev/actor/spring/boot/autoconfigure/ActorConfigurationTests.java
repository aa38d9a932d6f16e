package dev.actor.spring.boot.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.ActorSpec;
import dev.actor.behavior.Next;
import dev.actor.inspect.Sys;
import dev.actor.inspect.TreeNode;
import dev.actor.pool.PoolSpec;
import dev.actor.process.ExitReason;
import dev.actor.process.MailboxFullException;
import dev.actor.process.MutableMessageException;
import dev.actor.process.Name;
import dev.actor.process.ProcessListener;
import dev.actor.process.Subject;
import dev.actor.spring.boot.CounterMessage;
import dev.actor.supervisor.ChildSpec;
import dev.actor.supervisor.Restart;
import dev.actor.supervisor.Shutdown;
import dev.actor.supervisor.SupervisorSpec;
import dev.actor.task.TaskSupervisor;
import dev.actor.task.TaskSupervisorSpec;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ExtendWith(OutputCaptureExtension.class)
class ActorConfigurationTests {

	private static final Duration SECOND = Duration.ofSeconds(1);

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withInitializer((context) -> context.getEnvironment().setConversionService(new ApplicationConversionService()))
		.withConfiguration(AutoConfigurations.of(ActorAutoConfiguration.class));

	/** Of the one that is in work; one message more finds its mailbox full. */
	@SuppressWarnings("unchecked")
	private static ThrowableAssertAlternative<MailboxFullException> hasRoomFor(int messages, ApplicationContext context)
			throws InterruptedException {
		Gated gated = context.getBean(Gated.class);
		Subject<String> subject = context.getBean("gatedSubject", Subject.class);
		subject.send("in work");
		gated.begun.await();
		for (int i = 0; i < messages; i++) {
			subject.send("waits");
		}
		ThrowableAssertAlternative<MailboxFullException> full = assertThatExceptionOfType(MailboxFullException.class)
			.isThrownBy(() -> subject.send("no room"));
		gated.open.countDown();
		return full;
	}

	@Test
	void boundsTheMailboxOfOneActor() {
		this.contextRunner.withUserConfiguration(Gated.class)
			.withPropertyValues("actor.actors.gated.mailbox.capacity=2", "actor.actors.gated.mailbox.overflow=fail")
			.run((context) -> hasRoomFor(2, context));
	}

	@Test
	void boundsTheMailboxesOfAllActorsThatSayNothing() {
		this.contextRunner.withUserConfiguration(Gated.class)
			.withPropertyValues("actor.defaults.mailbox.capacity=1", "actor.defaults.mailbox.overflow=fail")
			.run((context) -> hasRoomFor(1, context));
	}

	@Test
	void whatIsSaidOfOneMailboxComesBeforeWhatIsSaidOfAll() {
		this.contextRunner.withUserConfiguration(Gated.class)
			.withPropertyValues("actor.defaults.mailbox.capacity=1", "actor.actors.gated.mailbox.capacity=2",
					"actor.actors.gated.mailbox.overflow=fail")
			.run((context) -> hasRoomFor(2, context).withMessageContaining("2 messages"));
	}

	@Test
	void limitsTheRestartsOfAllSupervisorsThatSayNothing() {
		this.contextRunner.withUserConfiguration(Families.class)
			.withPropertyValues("actor.defaults.intensity=0", "actor.defaults.period=1m", "actor.root.intensity=1")
			.run((context) -> {
				assertThat(afterTheEndOf("lax-child", context)).isEqualTo("lax restarts");
				assertThat(afterTheEndOf("silent-child", context)).isEqualTo("silent gives up");
				// Has its own.
				assertThat(next(context)).isEqualTo("root restarts");
			});
	}

	@Test
	void limitsTheRestartsOfOneSupervisor() {
		this.contextRunner.withUserConfiguration(Families.class)
			.withPropertyValues("actor.supervisors.lax.intensity=0", "actor.supervisors.lax.period=1m")
			.run((context) -> {
				assertThat(afterTheEndOf("silent-child", context)).isEqualTo("silent restarts");
				assertThat(afterTheEndOf("lax-child", context)).isEqualTo("lax gives up");
			});
	}

	@Test
	void limitsTheRestartsOfPoolsAndTaskSupervisors() {
		this.contextRunner.withUserConfiguration(Families.class)
			.withPropertyValues("actor.supervisors.pool.intensity=0", "actor.supervisors.tasks.intensity=0")
			.run((context) -> {
				assertThat(afterTheEndOf("pool.0", context)).isEqualTo("pool.workers gives up");
				assertThat(next(context)).isEqualTo("pool restarts");
				TaskSupervisor tasks = context.getBean(TaskSupervisor.class);
				tasks.startChild((process) -> process.sleep(Duration.ofMinutes(1)), Restart.PERMANENT).kill();
				assertThat(next(context)).isEqualTo("tasks gives up");
			});
	}

	private static String afterTheEndOf(String actor, AssertableApplicationContext context)
			throws InterruptedException {
		context.getBean(ActorSystem.class).subject(Name.of(actor)).owner().orElseThrow().kill();
		return next(context);
	}

	private static String next(AssertableApplicationContext context) throws InterruptedException {
		return String.valueOf(context.getBean(Deeds.class).all.poll(10, TimeUnit.SECONDS));
	}

	@Test
	void refusesSettingsOfASupervisorThatIsNone() {
		this.contextRunner.withUserConfiguration(Families.class)
			.withPropertyValues("actor.supervisors.lax-child.intensity=0")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidActorTreeException.class, (ex) -> {
					assertThat(ex).hasMessageContaining("'actor.supervisors.lax-child' configures a supervisor");
					assertThat(ex.action()).contains("Declared supervisors: lax, pool, silent, tasks.");
				}));
	}

	@Test
	void refusesToLimitTheRestartsOfWhatOnlyAFunctionStarts() {
		this.contextRunner
			.withBean("own", ChildSpec.class,
					() -> new ChildSpec("own", TreeNode.Kind.SUPERVISOR,
							(parent) -> SupervisorSpec.oneForOne("own").start(parent).pid(), Restart.PERMANENT,
							Shutdown.INFINITY, false, List.of()))
			.withPropertyValues("actor.supervisors.own.intensity=0")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("'own', but that is started by a function of its own"));
	}

	@Test
	void limitsTheInitialiserOfOneActor() {
		this.contextRunner.withUserConfiguration(Slow.class)
			.withPropertyValues("actor.actors.slow.init-timeout=20ms")
			.run((context) -> assertThat(context).getFailure().cause().hasMessageContaining("'slow' did not start"));
	}

	@Test
	void limitsAllInitialisersThatSayNothing() {
		this.contextRunner.withUserConfiguration(Slow.class)
			.withPropertyValues("actor.defaults.init-timeout=20ms")
			.run((context) -> assertThat(context).getFailure().cause().hasMessageContaining("'slow' did not start"));
	}

	@Test
	void saysHowLongAnActorMayTakeToStop() {
		this.contextRunner.withUserConfiguration(Counting.class)
			.withPropertyValues("actor.actors.counter.shutdown-timeout=7s")
			.run((context) -> assertThat(context.getBean(ActorTree.class).root().children()).singleElement()
				.satisfies((child) -> assertThat(child.shutdown()).isEqualTo(Shutdown.within(Duration.ofSeconds(7)))));
	}

	@Test
	void saysHowLongAllActorsMayTakeToStopThatSayNothing() {
		this.contextRunner.withUserConfiguration(Counting.class)
			.withBean("patient", ChildSpec.class,
					() -> ChildSpec.of(CounterMessage.named("patient")).shutdown(Duration.ofMinutes(1)))
			.withPropertyValues("actor.defaults.shutdown-timeout=7s")
			.run((context) -> assertThat(context.getBean(ActorTree.class).root().children())
				.extracting(ChildSpec::shutdown)
				.containsExactlyInAnyOrder(Shutdown.within(Duration.ofSeconds(7)),
						Shutdown.within(Duration.ofMinutes(1))));
	}

	@Test
	void hidesActorsByTheirNames() {
		this.contextRunner.withUserConfiguration(Counting.class)
			.withPropertyValues("actor.redaction.actors=count*,vault")
			.run((context) -> assertThat(shown(context)).contains("******"));
		this.contextRunner.withUserConfiguration(Counting.class)
			.withPropertyValues("actor.redaction.actors=vault")
			.run((context) -> assertThat(shown(context)).contains(0));
	}

	private static Optional<Object> shown(AssertableApplicationContext context) {
		return Sys.of(context.getBean(ActorSystem.class).subject(Name.of("counter")).owner().orElseThrow())
			.status()
			.state();
	}

	@Test
	void logsEachDeadLetterIfThatIsWanted(CapturedOutput output) {
		this.contextRunner.withUserConfiguration(Counting.class)
			.withPropertyValues("actor.dead-letters.log-interval=0")
			.run((context) -> {
				for (int i = 0; i < 3; i++) {
					context.getBean(ActorSystem.class).subject(Name.<String>of("nobody")).trySend("lost");
				}
				assertThat(output.getAll().split("Dead letter in system", -1)).hasSize(4);
			});
	}

	@Test
	void checksMessages() {
		this.contextRunner.withUserConfiguration(Listening.class)
			.withPropertyValues("actor.message-check=fail")
			.run((context) -> {
				@SuppressWarnings("unchecked")
				Subject<List<StringBuilder>> subject = context.getBean("listeningSubject", Subject.class);
				assertThatExceptionOfType(MutableMessageException.class)
					.isThrownBy(() -> subject.send(List.of(new StringBuilder())));
			});
	}

	@Test
	void bindsTheScheduler() {
		this.contextRunner.withUserConfiguration(Counting.class)
			.withPropertyValues("actor.scheduler.parallelism=1", "actor.scheduler.grace=1s", "actor.mailbox.mark=5")
			.run((context) -> {
				ActorProperties properties = context.getBean(ActorProperties.class);
				assertThat(properties.scheduler()).isEqualTo(new ActorProperties.Scheduler(1, SECOND));
				assertThat(properties.mailbox().mark()).isEqualTo(5);
				assertThat(context).hasSingleBean(ActorSystem.class);
			});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					actor.defaults.call-timeout=0                       | 'actor.defaults.call-timeout' must be longer than zero, but is PT0S
					actor.defaults.init-timeout=-1s                     | 'actor.defaults.init-timeout' must be longer than zero, but is PT-1S
					actor.startup-wait=-1s                     | 'actor.startup-wait' must be zero or longer, but is PT-1S
					actor.scheduler.parallelism=0              | 'actor.scheduler.parallelism' must be one at least, but is 0
					actor.scheduler.grace=-1s                  | 'actor.scheduler.grace' must be zero or longer, but is PT-1S
					actor.defaults.intensity=-1                | 'actor.defaults.intensity' must be zero or more restarts, but is -1
					actor.defaults.period=0                    | 'actor.defaults.period' must be longer than zero, but is PT0S
					actor.defaults.mailbox.capacity=0          | 'actor.defaults.mailbox.capacity' must be from 1 to 1073741824 messages, but is 0
					actor.defaults.mailbox.overflow=fail       | 'actor.defaults.mailbox.capacity' must be from 1 to 1073741824 messages, but is missing
					actor.supervisors.shop.intensity=-1        | 'actor.supervisors.<name>.intensity' must be zero or more restarts, but is -1
					actor.supervisors.shop.period=0            | 'actor.supervisors.<name>.period' must be longer than zero, but is PT0S
					actor.dead-letters.log-interval=-1s        | 'actor.dead-letters.log-interval' must be zero or longer, but is PT-1S
					actor.dead-letters.remembered=-1           | 'actor.dead-letters.remembered' must be from 0 to 10000, but is -1
					actor.dead-letters.remembered=10001        | 'actor.dead-letters.remembered' must be from 0 to 10000, but is 10001
					actor.mailbox.mark=0                       | 'actor.mailbox.mark' must be one at least, but is 0
					actor.actors.counter.init-timeout=0        | 'actor.actors.<name>.init-timeout' must be longer than zero
					actor.actors.counter.shutdown-timeout=-1s  | 'actor.actors.<name>.shutdown-timeout' must be zero or longer
					actor.actors.counter.mailbox.capacity=0    | 'actor.actors.<name>.mailbox.capacity' must be from 1 to
					""")
	void refusesValuesThatMakeNoSense(String property, String message) {
		this.contextRunner.withUserConfiguration(Counting.class)
			.withPropertyValues(property)
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessageContaining(message));
	}

	@Configuration(proxyBeanMethods = false)
	static class Counting {

		@Bean
		ActorSpec<CounterMessage> counter() {
			return CounterMessage.named("counter");
		}

	}

	@Configuration
	static class Gated {

		final CountDownLatch begun = new CountDownLatch(1);

		final CountDownLatch open = new CountDownLatch(1);

		@Bean
		ActorSpec<String> gated() {
			return ActorSpec.of("gated", 0, (Integer count, String message) -> {
				this.begun.countDown();
				this.open.await();
				return Next.state(count + 1);
			});
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Families {

		@Bean
		Deeds deeds() {
			return new Deeds();
		}

		@Bean
		SupervisorSpec silent() {
			return SupervisorSpec.oneForOne("silent").child(CounterMessage.named("silent-child"));
		}

		@Bean
		SupervisorSpec lax() {
			return SupervisorSpec.oneForOne("lax")
				.intensity(1, Duration.ofMinutes(1))
				.child(CounterMessage.named("lax-child"));
		}

		@Bean
		PoolSpec<String, Integer> pool() {
			return PoolSpec.of("pool", 1, String::length);
		}

		@Bean
		TaskSupervisorSpec tasks() {
			return TaskSupervisorSpec.of("tasks");
		}

	}

	/** What supervisors did about the end of their children. */
	static class Deeds implements ProcessListener {

		final BlockingQueue<String> all = new LinkedBlockingQueue<>();

		@Override
		public void restarted(String supervisor, String child, ExitReason reason) {
			this.all.add(supervisor + " restarts");
		}

		@Override
		public void gaveUp(String supervisor, String child, ExitReason reason) {
			this.all.add(supervisor + " gives up");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Slow {

		@Bean
		ActorSpec<String> slow() {
			return ActorSpec.of("slow", Actor.withInit((self, subject) -> {
				self.sleep(Duration.ofSeconds(10));
				return 0;
			}, (Integer count, String message) -> Next.state(count)));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Listening {

		@Bean
		ActorSpec<List<StringBuilder>> listening() {
			return ActorSpec.of("listening", 0, (Integer count, List<StringBuilder> message) -> Next.state(count));
		}

	}

}
