package dev.actor.spring.boot.autoconfigure;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.ActorObject;
import dev.actor.behavior.ActorSpec;
import dev.actor.behavior.Started;
import dev.actor.inspect.TreeNode;
import dev.actor.pool.Pool;
import dev.actor.pool.PoolSpec;
import dev.actor.process.Reply;
import dev.actor.process.Subject;
import dev.actor.registry.ActorRegistry;
import dev.actor.registry.Registry;
import dev.actor.spring.boot.CounterMessage;
import dev.actor.statemachine.StateMachine;
import dev.actor.statemachine.Transition;
import dev.actor.supervisor.ChildSpec;
import dev.actor.supervisor.DynamicSupervisor;
import dev.actor.supervisor.DynamicSupervisorSpec;
import dev.actor.supervisor.PartitionSupervisor;
import dev.actor.supervisor.PartitionSupervisorSpec;
import dev.actor.supervisor.Restart;
import dev.actor.supervisor.Supervisor;
import dev.actor.supervisor.SupervisorSpec;
import dev.actor.task.TaskSupervisor;
import dev.actor.task.TaskSupervisorSpec;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Profile;
import org.springframework.context.annotation.Scope;
import org.springframework.core.annotation.Order;

import static org.assertj.core.api.Assertions.assertThat;

class SpecBeansTests {

	private static final Duration SECOND = Duration.ofSeconds(1);

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ActorAutoConfiguration.class));

	@Test
	void everyKindOfSpecMayBeABeanAndHasAHandle() {
		this.contextRunner.withUserConfiguration(AllKinds.class, Client.class).run((context) -> {
			assertThat(context).hasNotFailed();
			Client client = context.getBean(Client.class);
			assertThat(client.sessions.startChild("anna").subject().call(CounterMessage.Get::new, SECOND)).isZero();
			assertThat(client.sessions.countChildren().active()).isEqualTo(1);
			client.shards.subject("some key").send(new CounterMessage.Increment());
			assertThat(client.shards.subject("some key").call(CounterMessage.Get::new, SECOND)).isEqualTo(1);
			assertThat(client.shards.partitions()).isEqualTo(2);
			assertThat(client.lengths.run("four", SECOND)).isEqualTo(4);
			assertThat(client.tasks.submit(() -> "done").get()).isEqualTo("done");
			client.door.send("open");
			assertThat(client.door.owner()).isPresent();
			assertThat(client.rooms.name()).isEqualTo("rooms");
			assertThat(context.getBean(ActorSystem.class).trees().getFirst().children()).extracting(TreeNode::name)
				.containsExactlyInAnyOrder("sessions", "shards", "lengths", "tasks", "door");
		});
	}

	@Test
	void aPoolAndTasksMayBeChildrenOfASupervisorBean() {
		this.contextRunner.withUserConfiguration(AllKinds.class, Nested.class).run((context) -> {
			assertThat(context).hasNotFailed();
			TreeNode root = context.getBean(ActorSystem.class).trees().getFirst();
			assertThat(root.children()).extracting(TreeNode::name).doesNotContain("lengths", "tasks").contains("team");
			assertThat(root.children()).filteredOn((child) -> child.name().equals("team"))
				.singleElement()
				.satisfies((team) -> assertThat(team.children()).extracting(TreeNode::name)
					.containsExactly("lengths", "tasks"));
		});
	}

	@Test
	void aChildSpecBeanSaysHowAnActorIsToBeAChild() {
		this.contextRunner.withUserConfiguration(Transient.class).run((context) -> {
			Supervisor root = context.getBean(ActorTree.class).root().handle(context.getBean(ActorSystem.class));
			assertThat(root.whichChildren()).hasSize(1);
			assertThat(root.childSpec("counter").orElseThrow().restart()).isEqualTo(Restart.TRANSIENT);
		});
	}

	@Test
	void startsAfterWhatItDependsOn() {
		this.contextRunner.withUserConfiguration(Dependent.class)
			.run((context) -> assertThat(context.getBean(ActorSystem.class).trees().getFirst().children())
				.extracting(TreeNode::name)
				.containsExactly("last", "first", "second"));
	}

	@Test
	void profilesDecideAsForAnyBean() {
		this.contextRunner.withUserConfiguration(Profiled.class)
			.run((context) -> assertThat(context.getBean(ActorTree.class).actors()).isEmpty());
		this.contextRunner.withUserConfiguration(Profiled.class)
			.withPropertyValues("spring.profiles.active=counting")
			.run((context) -> assertThat(context.getBean(ActorTree.class).actors()).containsExactly("counter"));
	}

	@Test
	void eachStartGetsAHandlerObjectOfItsOwn() {
		this.contextRunner.withUserConfiguration(Prototypes.class).run((context) -> {
			@SuppressWarnings("unchecked")
			Subject<Ask> asked = context.getBean("askedSubject", Subject.class);
			assertThat(asked.call(Ask::new, SECOND)).isEqualTo(1);
			ActorSystem system = context.getBean(ActorSystem.class);
			system.stop(asked.owner().orElseThrow(), SECOND);
			Supervisor root = context.getBean(ActorTree.class).root().handle(system);

			assertThat(root.countChildren().active()).isEqualTo(1);
			assertThat(asked.call(Ask::new, SECOND)).isEqualTo(2);
		});
	}

	@Test
	void customizersSeeEachPlaceOfTheTreeInTheirOrder() {
		this.contextRunner.withUserConfiguration(Customized.class).run((context) -> {
			ActorSystem system = context.getBean(ActorSystem.class);
			Supervisor shop = context.getBean(Supervisor.class);
			assertThat(shop.childSpec("counter").orElseThrow().restart()).isEqualTo(Restart.TEMPORARY);
			assertThat(context.getBean(ActorTree.class)
				.root()
				.handle(system)
				.childSpec("shop")
				.orElseThrow()
				.shutdown()
				.toString()).contains("7");
		});
	}

	static class Client {

		final DynamicSupervisor<String, Started<CounterMessage>> sessions;

		final PartitionSupervisor<CounterMessage> shards;

		final Pool<String, Integer> lengths;

		final TaskSupervisor tasks;

		final Subject<String> door;

		final ActorRegistry<String, CounterMessage> rooms;

		Client(DynamicSupervisor<String, Started<CounterMessage>> sessions, PartitionSupervisor<CounterMessage> shards,
				Pool<String, Integer> lengths, TaskSupervisor tasks, Subject<String> door,
				ActorRegistry<String, CounterMessage> rooms) {
			this.sessions = sessions;
			this.shards = shards;
			this.lengths = lengths;
			this.tasks = tasks;
			this.door = door;
			this.rooms = rooms;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class AllKinds {

		@Bean
		DynamicSupervisorSpec<String, Started<CounterMessage>> sessions() {
			return DynamicSupervisorSpec.of("sessions",
					(spawner, user) -> CounterMessage.named("session-" + user).start(spawner));
		}

		@Bean
		PartitionSupervisorSpec<CounterMessage> shards() {
			return PartitionSupervisorSpec.<CounterMessage>of("shards", (index) -> CounterMessage.counter())
				.partitions(2);
		}

		@Bean
		PoolSpec<String, Integer> lengths() {
			return PoolSpec.of("lengths", 2, String::length);
		}

		@Bean
		TaskSupervisorSpec tasks() {
			return TaskSupervisorSpec.of("tasks");
		}

		@Bean
		ActorSpec<String> door() {
			return ActorSpec.of("door",
					StateMachine.<String, Integer, String>of("closed", 0)
						.in("closed", (count, event) -> Transition.next("open", count + 1))
						.in("open", (count, event) -> Transition.next("closed", count)));
		}

		@Bean
		ActorRegistry<String, CounterMessage> rooms(ActorSystem system) {
			return Registry.actors(system, "rooms");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Nested {

		@Bean
		SupervisorSpec team(PoolSpec<String, Integer> lengths, TaskSupervisorSpec tasks) {
			return SupervisorSpec.oneForOne("team").child(lengths.childSpec()).child(tasks.childSpec());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Transient {

		@Bean
		ActorSpec<CounterMessage> counter() {
			return CounterMessage.named("counter");
		}

		@Bean
		ChildSpec counterChild(ActorSpec<CounterMessage> counter) {
			return ChildSpec.of(counter).restart(Restart.TRANSIENT);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Dependent {

		@Bean
		@DependsOn("last")
		ActorSpec<CounterMessage> first() {
			return CounterMessage.named("first");
		}

		@Bean
		ActorSpec<CounterMessage> second() {
			return CounterMessage.named("second");
		}

		@Bean
		ActorSpec<CounterMessage> last() {
			return CounterMessage.named("last");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Profiled {

		@Bean
		@Profile("counting")
		ActorSpec<CounterMessage> counter() {
			return CounterMessage.named("counter");
		}

	}

	record Ask(Reply<Integer> reply) {
	}

	static class Asked extends ActorObject<Ask> {

		private final int number;

		Asked(int number) {
			this.number = number;
		}

		@Override
		protected void handle(Ask message) {
			message.reply().send(this.number);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Prototypes {

		private final AtomicInteger made = new AtomicInteger();

		@Bean
		@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
		Asked askedHandler() {
			return new Asked(this.made.incrementAndGet());
		}

		@Bean
		ActorSpec<Ask> asked(ObjectProvider<Asked> handlers) {
			return ActorSpec.of("asked", Actor.of(handlers::getObject));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Customized {

		@Bean
		ActorSpec<CounterMessage> counter() {
			return CounterMessage.named("counter");
		}

		@Bean
		SupervisorSpec shop(ActorSpec<CounterMessage> counter) {
			return SupervisorSpec.oneForOne("shop").child(counter);
		}

		@Bean
		@Order(2)
		ChildSpecCustomizer temporary() {
			return (child) -> child.id().equals("counter") ? child.restart(Restart.TEMPORARY) : child;
		}

		@Bean
		@Order(1)
		ChildSpecCustomizer others() {
			return (child) -> child.restart(Restart.PERMANENT).shutdown(Duration.ofSeconds(7));
		}

	}

}
