package dev.actor.spring.boot.autoconfigure;

import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

import dev.actor.ActorSystem;
import dev.actor.behavior.ActorSpec;
import dev.actor.behavior.Next;
import dev.actor.process.ExitReason;
import dev.actor.process.Pid;
import dev.actor.process.ProcessListener;
import dev.actor.process.Reply;
import dev.actor.process.Subject;
import dev.actor.spring.boot.CounterMessage;
import dev.actor.supervisor.ChildSpec;
import dev.actor.supervisor.Shutdown;
import dev.actor.supervisor.SupervisorSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.boot.autoconfigure.context.LifecycleProperties;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.DefaultLifecycleProcessor;
import org.springframework.core.annotation.Order;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.test.util.ReflectionTestUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ExtendWith(OutputCaptureExtension.class)
class ActorTreeLifecycleTests {

	private static final Duration LONG = Duration.ofSeconds(30);

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ActorAutoConfiguration.class, LifecycleAutoConfiguration.class));

	@Test
	void theTreeHasTwoThirdsOfAPhaseToStop() {
		LifecycleProperties lifecycle = new LifecycleProperties();
		assertThat(ShutdownTimeout.of(null, lifecycle).duration()).isEqualTo(Duration.ofSeconds(20));
		lifecycle.setTimeoutPerShutdownPhase(Duration.ofSeconds(9));
		assertThat(ShutdownTimeout.of(null, lifecycle).duration()).isEqualTo(Duration.ofSeconds(6));
		assertThat(ShutdownTimeout.of(Duration.ofSeconds(8), lifecycle).duration()).isEqualTo(Duration.ofSeconds(8));
	}

	@Test
	void withoutBootAPhaseIsAsLongAsTheFrameworkSays() {
		assertThat(ShutdownTimeout.of(null, null).duration().toMillis())
			.isEqualTo((long) ReflectionTestUtils.getField(new DefaultLifecycleProcessor(), "timeoutPerShutdownPhase")
					* 2 / 3);
	}

	@Test
	void saysWhyTheShutdownTimeoutIsTooLong(CapturedOutput output) {
		SpringApplication application = new SpringApplication(CounterConfiguration.class);
		application.setWebApplicationType(WebApplicationType.NONE);

		assertThatExceptionOfType(BeanCreationException.class).isThrownBy(() -> application
			.run("--actor.shutdown-timeout=5s", "--spring.lifecycle.timeout-per-shutdown-phase=5s"));

		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("Invalid value '5s' for configuration property 'actor.shutdown-timeout'")
			.contains("It must be shorter than 'spring.lifecycle.timeout-per-shutdown-phase', which is 5000 ms");
	}

	@Test
	void aShorterPhaseNeedsNoOtherSetting() {
		this.contextRunner.withPropertyValues("spring.lifecycle.timeout-per-shutdown-phase=3s")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void whatDoesNotStopInTimeIsKilledThoughItHasAllTheTimeItNeeds(CapturedOutput output) {
		ActorSystem[] system = new ActorSystem[1];
		this.contextRunner.withPropertyValues("actor.shutdown-timeout=200ms", "actor.name=slow")
			.withUserConfiguration(StubbornConfiguration.class)
			.run((context) -> system[0] = context.getBean(ActorSystem.class));

		assertThat(system[0].processCount()).isZero();
		assertThat(output).contains("Actor system 'slow' did not stop within 200 ms ('actor.shutdown-timeout');"
				+ " killing what is left: 'root', 'parent', 'stubborn'");
	}

	@Test
	void whatWasStillQueuedIsReported(CapturedOutput output) {
		ActorSystem[] system = new ActorSystem[1];
		this.contextRunner.withPropertyValues("actor.name=shop")
			.withUserConfiguration(BusyConfiguration.class)
			.run((context) -> {
				system[0] = context.getBean(ActorSystem.class);
				BusyConfiguration busy = context.getBean(BusyConfiguration.class);
				Subject<String> mails = context.getBean(BusyConfiguration.Client.class).mails();
				Subject<String> orders = context.getBean(BusyConfiguration.Client.class).orders();
				List.of("one", "two", "three", "four").forEach(mails::send);
				List.of("one", "two").forEach(orders::send);
				busy.begun.await();
			});

		assertThat(output).contains("4 messages were not handled when actor system 'shop' stopped;"
				+ " they count as dead letters: 'mails' 3, 'orders' 1");
		assertThat(system[0].deadLetterCount()).isEqualTo(4);
	}

	@Test
	void aStopThatLeavesNothingSaysNothing(CapturedOutput output) {
		this.contextRunner.withUserConfiguration(CounterConfiguration.class)
			.run((context) -> context.getBean(Counters.class).subject().call(CounterMessage.Get::new, LONG));

		assertThat(output).doesNotContain("were not handled");
	}

	@Test
	void stopsInTheReverseOrderOfTheStart() {
		List<String> ended = new CopyOnWriteArrayList<>();
		this.contextRunner.withBean(ProcessListener.class, () -> new ProcessListener() {

			@Override
			public void exited(Pid pid, String label, ExitReason reason, long handled) {
				ended.add(label);
			}

		}).withUserConfiguration(OrderedConfiguration.class).run((context) -> assertThat(ended).isEmpty());

		assertThat(ended).containsExactly("third", "second", "first", "root");
	}

	@Test
	void startsLaterIfItIsNotToStartWithTheContext() {
		this.contextRunner.withPropertyValues("actor.auto-startup=false")
			.withUserConfiguration(CounterConfiguration.class)
			.run((context) -> {
				Subject<CounterMessage> counter = context.getBean(Counters.class).subject();
				assertThat(counter.owner()).isEmpty();

				context.getSourceApplicationContext().start();

				assertThat(counter.call(CounterMessage.Get::new, LONG)).isZero();
			});
	}

	@Test
	void aSecondStartDoesNothing() {
		this.contextRunner.withUserConfiguration(CounterConfiguration.class).run((context) -> {
			Subject<CounterMessage> counter = context.getBean(Counters.class).subject();
			Pid first = counter.owner().orElseThrow();

			context.getBean(ActorTreeLifecycle.class).start();

			assertThat(counter.owner()).contains(first);
		});
	}

	@Test
	void aPauseOfTheContextDoesNotTouchTheTree() {
		this.contextRunner.withUserConfiguration(CounterConfiguration.class).run((context) -> {
			Subject<CounterMessage> counter = context.getBean(Counters.class).subject();
			counter.send(new CounterMessage.Increment());

			context.getSourceApplicationContext().pause();
			assertThat(counter.call(CounterMessage.Get::new, LONG)).isOne();
			context.getSourceApplicationContext().restart();

			assertThat(counter.call(CounterMessage.Get::new, LONG)).isOne();
		});
	}

	@Test
	void aContextThatDoesNotComeUpLeavesNothingBehind() throws InterruptedException {
		Unable unable = new Unable();
		this.contextRunner.withPropertyValues("actor.name=unable")
			.withUserConfiguration(CounterConfiguration.class)
			.withInitializer((context) -> context.getBeanFactory().registerSingleton("unable", unable))
			.run((context) -> assertThat(context).hasFailed());

		assertThat(unable.spawned).hasSize(2).noneMatch(Pid::isAlive);
		assertThat(unable.threads).isNotEmpty();
		assertAreGone(unable.threads);
	}

	@Test
	void aContextThatWasClosedLeavesNoThreads() throws InterruptedException {
		Set<Thread> threads = new HashSet<>();
		this.contextRunner.withPropertyValues("actor.name=tidy")
			.withUserConfiguration(CounterConfiguration.class)
			.run((context) -> threads.addAll(threadsOf("tidy")));

		assertThat(threads).extracting(Thread::getName).contains("tidy-keep-alive");
		assertAreGone(threads);
	}

	@Test
	void theEndOfOneContextDoesNotTouchTheOther() {
		this.contextRunner.withUserConfiguration(CounterConfiguration.class).run((one) -> {
			Subject<CounterMessage> counter = one.getBean(Counters.class).subject();
			counter.send(new CounterMessage.Increment());

			this.contextRunner.withUserConfiguration(CounterConfiguration.class)
				.run((two) -> two.getBean(Counters.class).subject().send(new CounterMessage.Crash()));

			assertThat(counter.call(CounterMessage.Get::new, LONG)).isOne();
		});
	}

	@Test
	void aTreeWithActorsKeepsTheJvmAlive() {
		this.contextRunner.withPropertyValues("actor.name=living")
			.withUserConfiguration(CounterConfiguration.class)
			.run((context) -> assertThat(keepAlive("living").isDaemon()).isFalse());
	}

	@Test
	void whoeverClosesTheContextHasItsClassLoader() {
		ClassLoader loader = new URLClassLoader(new URL[0], getClass().getClassLoader());
		this.contextRunner.withClassLoader(loader)
			.withPropertyValues("actor.name=loaded")
			.run((context) -> assertThat(keepAlive("loaded").getContextClassLoader()).isSameAs(loader));
	}

	@Test
	void anEmptyTreeKeepsNothingAlive() {
		this.contextRunner.withPropertyValues("actor.name=empty")
			.run((context) -> assertThat(keepAlive("empty").isDaemon()).isTrue());
	}

	@Test
	void aTreeThatIsNotToKeepTheJvmAliveDoesNot() {
		this.contextRunner.withPropertyValues("actor.name=batch", "actor.keep-alive=false")
			.withUserConfiguration(CounterConfiguration.class)
			.run((context) -> assertThat(keepAlive("batch").isDaemon()).isTrue());
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void bootsVirtualThreadsAreNoneOfTheActorsBusiness(boolean virtual) {
		this.contextRunner.withConfiguration(AutoConfigurations.of(TaskExecutionAutoConfiguration.class))
			.withPropertyValues("spring.threads.virtual.enabled=" + virtual)
			.withUserConfiguration(ThreadConfiguration.class)
			.run((context) -> {
				CompletableFuture<Boolean> ofBoot = context.getBean("applicationTaskExecutor", AsyncTaskExecutor.class)
					.submitCompletable(() -> Thread.currentThread().isVirtual());
				boolean ofActor = context.getBean(ThreadConfiguration.Client.class)
					.subject()
					.<Boolean>call((reply) -> reply, LONG);

				assertThat(ofBoot).succeedsWithin(LONG).isEqualTo(virtual);
				assertThat(ofActor).isTrue();
			});
	}

	static Set<Thread> threadsOf(String system) {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().startsWith(system + "-"))
			.collect(Collectors.toSet());
	}

	static Thread keepAlive(String system) {
		return threadsOf(system).stream()
			.filter((thread) -> thread.getName().equals(system + "-keep-alive"))
			.findFirst()
			.orElseThrow();
	}

	private static void assertAreGone(Set<Thread> threads) throws InterruptedException {
		for (Thread thread : threads) {
			assertThat(thread.join(LONG)).as(thread.getName()).isTrue();
		}
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ ActorAutoConfiguration.class, LifecycleAutoConfiguration.class })
	static class CounterConfiguration {

		@Bean
		ActorSpec<CounterMessage> counter() {
			return CounterMessage.named("counter");
		}

		@Bean
		Counters counters(Subject<CounterMessage> subject) {
			return new Counters(subject);
		}

	}

	record Counters(Subject<CounterMessage> subject) {
	}

	@Configuration(proxyBeanMethods = false)
	static class OrderedConfiguration {

		@Bean
		@Order(2)
		SupervisorSpec second() {
			return SupervisorSpec.oneForOne("second");
		}

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

	}

	/** Its child never ends by itself, and may take as long as it likes. */
	@Configuration(proxyBeanMethods = false)
	static class StubbornConfiguration {

		@Bean
		SupervisorSpec parent() {
			CompletableFuture<Void> trapping = new CompletableFuture<>();
			return SupervisorSpec.oneForOne("parent").child(ChildSpec.worker("stubborn", (supervisor) -> {
				Pid pid = supervisor.spawn((self) -> {
					self.trapExits(true);
					trapping.complete(null);
					self.receiveForever(self.<Object>subject());
				});
				trapping.join();
				return pid;
			}).shutdown(Shutdown.INFINITY));
		}

	}

	/** Its actors never get further than their first message. */
	@Configuration
	static class BusyConfiguration {

		final CountDownLatch begun = new CountDownLatch(2);

		private final CountDownLatch never = new CountDownLatch(1);

		@Bean
		ActorSpec<String> mails() {
			return busy("mails");
		}

		@Bean
		ActorSpec<String> orders() {
			return busy("orders");
		}

		private ActorSpec<String> busy(String name) {
			return ActorSpec.of(name, 0, (Integer count, String text) -> {
				this.begun.countDown();
				this.never.await();
				return Next.state(count + 1);
			});
		}

		@Bean
		Client client(Subject<String> mailsSubject, Subject<String> ordersSubject) {
			return new Client(mailsSubject, ordersSubject);
		}

		record Client(Subject<String> mails, Subject<String> orders) {
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ThreadConfiguration {

		@Bean
		ActorSpec<Reply<Boolean>> thread() {
			return ActorSpec.of("thread", 0, (Integer count, Reply<Boolean> reply) -> Next.reply(reply,
					Thread.currentThread().isVirtual(), count));
		}

		@Bean
		Client client(Subject<Reply<Boolean>> subject) {
			return new Client(subject);
		}

		record Client(Subject<Reply<Boolean>> subject) {
		}

	}

	/** Starts after the tree, or rather does not. */
	static class Unable implements SmartLifecycle, ProcessListener {

		final List<Pid> spawned = new CopyOnWriteArrayList<>();

		final Set<Thread> threads = new HashSet<>();

		@Override
		public void spawned(Pid pid) {
			this.spawned.add(pid);
		}

		@Override
		public void start() {
			this.threads.addAll(threadsOf("unable"));
			throw new IllegalStateException("unable to start");
		}

		@Override
		public void stop() {
		}

		@Override
		public boolean isRunning() {
			return false;
		}

	}

}
