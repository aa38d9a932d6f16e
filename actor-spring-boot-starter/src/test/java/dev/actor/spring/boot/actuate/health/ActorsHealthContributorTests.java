package dev.actor.spring.boot.actuate.health;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

import dev.actor.behavior.Started;
import dev.actor.inspect.Sys;
import dev.actor.spring.boot.TestSystem;
import dev.actor.spring.boot.WorkMessage;
import dev.actor.supervisor.Backoff;
import dev.actor.supervisor.ChildSpec;
import dev.actor.supervisor.DynamicSupervisor;
import dev.actor.supervisor.DynamicSupervisorSpec;
import dev.actor.supervisor.Restart;
import dev.actor.supervisor.Supervisor;
import dev.actor.supervisor.SupervisorSpec;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ActorsHealthContributorTests {

	private static final Duration A_MINUTE = Duration.ofMinutes(1);

	private static final HealthThresholds DEFAULTS = new HealthThresholds(10_000, Duration.ofSeconds(30),
			Duration.ofSeconds(10), 3, A_MINUTE);

	private static final HealthThresholds AT_ONCE = new HealthThresholds(10_000, A_MINUTE, Duration.ZERO, 3, A_MINUTE);

	/** Also a supervisor that has just answered may be seen at it. */
	private static final HealthThresholds BUSY = new HealthThresholds(2, Duration.ZERO, A_MINUTE, 3, A_MINUTE);

	private static final SupervisorSpec ROOT = SupervisorSpec.oneForOne("root")
		.intensity(5, A_MINUTE)
		.child(WorkMessage.named("audit"))
		.child(SupervisorSpec.oneForOne("shop")
			.intensity(10, A_MINUTE)
			.child(WorkMessage.named("counter"))
			.child(SupervisorSpec.oneForOne("back-office").intensity(10, A_MINUTE).child(WorkMessage.named("clerk"))))
		.child(SupervisorSpec.oneForOne("stock").child(WorkMessage.named("shelf")));

	private final TestSystem actors = new TestSystem();

	@AfterEach
	void close() {
		this.actors.close();
	}

	private ActorsHealthContributor contributor(SupervisorSpec root, HealthThresholds thresholds, Status degraded) {
		return new ActorsHealthContributor(this.actors.system(), () -> root, this.actors.history(), thresholds,
				degraded);
	}

	private Map<String, Health> check(SupervisorSpec root, HealthThresholds thresholds) {
		Map<String, Health> components = new LinkedHashMap<>();
		for (HealthContributors.Entry entry : contributor(root, thresholds, Status.UP)) {
			components.put(entry.name(), Objects.requireNonNull(((HealthIndicator) entry.contributor()).health()));
		}
		return components;
	}

	@SuppressWarnings("unchecked")
	private static List<Map<String, Object>> troubles(Health health, String detail) {
		return (List<Map<String, Object>>) health.getDetails().getOrDefault(detail, List.of());
	}

	@Test
	void eachSupervisorAtTheTopHasAComponent() {
		this.actors.system().start(ROOT);

		Map<String, Health> components = check(ROOT, DEFAULTS);

		assertThat(components.keySet()).containsExactly("root", "shop", "stock");
		assertThat(components.values()).extracting(Health::getStatus).containsOnly(Status.UP);
		assertThat(components.get("root").getDetails()).containsOnly(Map.entry("state", "running"),
				Map.entry("processes", 8), Map.entry("restarts", 0L), Map.entry("deadLetters", 0L));
		assertThat(components.get("shop").getDetails()).containsOnly(Map.entry("state", "running"),
				Map.entry("children", 2), Map.entry("restarts", 0));
	}

	@Test
	void aComponentIsFoundByItsName() {
		ActorsHealthContributor contributor = contributor(ROOT, DEFAULTS, Status.UP);

		assertThat(contributor.getContributor("shop")).isInstanceOfSatisfying(HealthIndicator.class,
				(shop) -> assertThat(Objects.requireNonNull(shop.health()).getStatus()).isEqualTo(Status.UNKNOWN));
		assertThat(contributor.getContributor("counter")).isNull();
	}

	@Test
	void theHealthIsUnknownBeforeTheTreeRuns() {
		Map<String, Health> components = check(ROOT, DEFAULTS);

		assertThat(components.keySet()).containsExactly("root", "shop", "stock");
		assertThat(components.values()).extracting(Health::getStatus).containsOnly(Status.UNKNOWN);
	}

	@Test
	void aCrashThatIsHealedIsNoTrouble() {
		this.actors.system().start(ROOT);

		this.actors.crash("counter", "shop");

		Health shop = check(ROOT, AT_ONCE).get("shop");
		assertThat(shop.getStatus()).isEqualTo(Status.UP);
		assertThat(shop.getDetails()).containsEntry("restarts", 1).doesNotContainKeys("degraded", "down");
	}

	@Test
	void aCrashLoopDegradesTheSupervisorAtItsTop() {
		this.actors.system().start(ROOT);
		Instant before = Instant.now();

		IntStream.range(0, 3).forEach((i) -> this.actors.crash("counter", "shop"));

		Map<String, Health> components = check(ROOT, DEFAULTS);
		assertThat(components.get("shop").getStatus()).isEqualTo(Status.UP);
		assertThat(troubles(components.get("shop"), "degraded")).singleElement().satisfies((trouble) -> {
			assertThat(trouble).containsEntry("actor", "counter")
				.containsEntry("reason", "crash-loop")
				.containsEntry("count", 3);
			assertThat(Instant.parse(trouble.get("since").toString())).isBetween(before, Instant.now());
			assertThat(trouble.get("description").toString()).contains("'shop'", "crash on demand");
		});
		assertThat(components.get("root").getDetails()).doesNotContainKey("degraded");
		assertThat(components.get("stock").getDetails()).doesNotContainKey("degraded");
	}

	@Test
	void degradedMayBeAStatusOfItsOwn() {
		this.actors.system().start(ROOT);
		IntStream.range(0, 3).forEach((i) -> this.actors.crash("clerk", "back-office"));

		Health shop = ((HealthIndicator) Objects
			.requireNonNull(contributor(ROOT, DEFAULTS, ActorsHealthContributor.DEGRADED).getContributor("shop")))
			.health();

		assertThat(Objects.requireNonNull(shop).getStatus()).isEqualTo(ActorsHealthContributor.DEGRADED);
	}

	@Test
	void theCrashLoopOfASupervisorAtTheTopIsItsOwnAndNotTheRoots() {
		this.actors.system().start(ROOT);
		for (int i = 0; i < 3; i++) {
			this.actors.awaitEnd(this.actors.pid("stock"), () -> this.actors.pid("stock").kill());
			this.actors.settle("root");
		}

		Map<String, Health> components = check(ROOT, DEFAULTS);

		assertThat(troubles(components.get("stock"), "degraded")).singleElement()
			.satisfies((trouble) -> assertThat(trouble).containsEntry("actor", "stock").containsEntry("count", 3));
		assertThat(components.get("root").getDetails()).doesNotContainKey("degraded");
	}

	@Test
	void aPermanentChildThatIsMissingIsDownButNotInTheMomentInWhichItsBrothersAreRestarted() {
		this.actors.system().start(ROOT);
		this.actors.supervisor("back-office").terminateChild("clerk");

		Health shop = check(ROOT, AT_ONCE).get("shop");
		assertThat(shop.getStatus()).isEqualTo(Status.DOWN);
		assertThat(troubles(shop, "down")).singleElement()
			.satisfies((trouble) -> assertThat(trouble).containsEntry("actor", "clerk")
				.containsEntry("reason", "stopped")
				.containsKey("since"));
		assertThat(check(ROOT, DEFAULTS).get("shop").getStatus()).isEqualTo(Status.UP);
	}

	@Test
	void aSupervisorAtTheTopThatWasStoppedIsDown() {
		this.actors.system().start(ROOT);
		this.actors.supervisor("root").terminateChild("shop");

		Map<String, Health> components = check(ROOT, DEFAULTS);

		assertThat(components.get("shop").getStatus()).isEqualTo(Status.DOWN);
		assertThat(components.get("shop").getDetails()).containsEntry("state", "stopped");
		assertThat(components.get("root").getStatus()).isEqualTo(Status.UP);
	}

	@Test
	void aChildThatMayEndIsNotMissed() {
		SupervisorSpec root = SupervisorSpec.oneForOne("root").child(WorkMessage.named("errand"), Restart.TRANSIENT);
		this.actors.system().start(root);
		this.actors.awaitEnd(this.actors.pid("errand"),
				() -> this.actors.worker("errand").send(new WorkMessage.Stop()));
		this.actors.settle("root");

		assertThat(check(root, AT_ONCE).get("root").getStatus()).isEqualTo(Status.UP);
	}

	@Test
	void aRestartThatTakesLongDegrades() {
		Duration anHour = Duration.ofHours(1);
		SupervisorSpec root = SupervisorSpec.oneForOne("root")
			.child(SupervisorSpec.oneForOne("shop")
				.backoff(Backoff.exponential(anHour, anHour))
				.child(WorkMessage.named("counter")));
		this.actors.system().start(root);
		this.actors.crash("counter", "shop");

		assertThat(check(root, DEFAULTS).get("shop").getDetails()).doesNotContainKeys("degraded", "down");
		Health shop = check(root, AT_ONCE).get("shop");
		assertThat(shop.getStatus()).isEqualTo(Status.UP);
		assertThat(troubles(shop, "degraded")).singleElement().satisfies((trouble) -> {
			assertThat(trouble).containsEntry("actor", "counter").containsEntry("reason", "restarting");
			assertThat(trouble.get("description").toString()).contains("crash on demand");
		});
	}

	@Test
	void aSupervisorAtTheTopThatDoesNotComeUpAgainIsDown() {
		Duration anHour = Duration.ofHours(1);
		SupervisorSpec root = SupervisorSpec.oneForOne("root")
			.backoff(Backoff.exponential(anHour, anHour))
			.child(SupervisorSpec.oneForOne("shop").child(WorkMessage.named("counter")));
		this.actors.system().start(root);
		this.actors.awaitEnd(this.actors.pid("shop"), () -> this.actors.pid("shop").kill());
		this.actors.settle("root");

		assertThat(check(root, DEFAULTS).get("shop").getStatus()).isEqualTo(Status.UP);
		assertThat(check(root, DEFAULTS).get("shop").getDetails()).containsEntry("state", "restarting");
		assertThat(check(root, AT_ONCE).get("shop").getStatus()).isEqualTo(Status.DOWN);
	}

	@Test
	void aStuckHandlerAndItsMailboxDegradeAndHoldNobodyUp() {
		this.actors.system().start(ROOT);
		this.actors.block(this.actors.worker("clerk"));
		this.actors.worker("clerk").send(new WorkMessage.Wait());
		this.actors.worker("clerk").send(new WorkMessage.Wait());

		Map<String, Health> components = check(ROOT, BUSY);

		assertThat(components.get("shop").getStatus()).isEqualTo(Status.UP);
		assertThat(troubles(components.get("shop"), "degraded"))
			.satisfiesExactlyInAnyOrder((mailbox) -> assertThat(mailbox).containsEntry("actor", "clerk")
				.containsEntry("reason", "mailbox")
				.containsEntry("count", 2), (stuck) -> {
					assertThat(stuck).containsEntry("actor", "clerk")
						.containsEntry("reason", "stuck-handler")
						.containsKey("since");
					assertThat(stuck.get("description").toString()).contains("WorkMessage$Block");
				});
		assertThat(components.get("stock").getDetails()).doesNotContainKey("degraded");
		assertThat(check(ROOT, DEFAULTS).get("shop").getDetails()).doesNotContainKey("degraded");
	}

	@Test
	void theTroubleOfAChildThatComesAndGoesIsThatOfItsTop() {
		DynamicSupervisorSpec<String, Started<WorkMessage>> sessions = DynamicSupervisorSpec.of("sessions",
				(supervisor, user) -> WorkMessage.worker().labelled(user).start(supervisor));
		SupervisorSpec root = SupervisorSpec.oneForOne("root").child(SupervisorSpec.oneForOne("shop").child(sessions));
		this.actors.system().start(root);
		DynamicSupervisor<String, Started<WorkMessage>> handle = sessions.handle(this.actors.system());
		handle.startChild("ada");
		this.actors.block(handle.startChild("bob").subject());

		assertThat(troubles(check(root, BUSY).get("shop"), "degraded"))
			.anySatisfy((trouble) -> assertThat(trouble).containsEntry("actor", "bob"));
	}

	@Test
	void whoIsBelowNoSupervisorIsAConcernOfTheRoots() {
		this.actors.system().start(ROOT);
		this.actors.block(this.actors.system().start(WorkMessage.named("stray")).subject());

		assertThat(troubles(check(ROOT, BUSY).get("root"), "degraded"))
			.anySatisfy((trouble) -> assertThat(trouble).containsEntry("actor", "stray"));
	}

	@Test
	void suspendedActorsAreVisible() {
		this.actors.system().start(ROOT);
		Sys.of(this.actors.pid("clerk")).suspend();
		Sys.of(this.actors.pid("stock")).suspend();

		Map<String, Health> components = check(ROOT, DEFAULTS);

		assertThat(components.get("shop").getStatus()).isEqualTo(Status.UP);
		assertThat(components.get("shop").getDetails()).containsEntry("suspended", List.of("clerk"));
		assertThat(components.get("stock").getDetails()).containsEntry("suspended", List.of("stock"));
		assertThat(components.get("root").getDetails()).doesNotContainKey("suspended");
		Sys.of(this.actors.pid("clerk")).resume();
		Sys.of(this.actors.pid("stock")).resume();
	}

	@Test
	void allIsDownWhenTheRootHasGivenUp() {
		SupervisorSpec root = SupervisorSpec.oneForOne("root")
			.intensity(0, A_MINUTE)
			.child(WorkMessage.named("audit"))
			.child(SupervisorSpec.oneForOne("shop"));
		this.actors.system().start(root);
		this.actors.awaitEnd(this.actors.pid("root"), () -> this.actors.worker("audit").send(new WorkMessage.Crash()));

		Map<String, Health> components = check(root, DEFAULTS);

		assertThat(components.values()).extracting(Health::getStatus).containsOnly(Status.DOWN);
		assertThat(troubles(components.get("root"), "down")).singleElement().satisfies((trouble) -> {
			assertThat(trouble).containsEntry("reason", "gave-up").containsKey("since");
			assertThat(trouble.get("description").toString()).contains("'audit'", "crash on demand");
		});
		assertThat(troubles(components.get("shop"), "down")).hasSize(1);
	}

	@Test
	void aTreeThatWasStartedBesidesHasAComponentAndMayBeStopped() {
		this.actors.system().start(ROOT);
		Supervisor extra = this.actors.system()
			.start(SupervisorSpec.oneForOne("extra").intensity(0, A_MINUTE).child(WorkMessage.named("extra-worker")));
		assertThat(check(ROOT, DEFAULTS)).extractingByKey("extra").extracting(Health::getStatus).isEqualTo(Status.UP);

		this.actors.system().stop(extra.pid().orElseThrow(), A_MINUTE);

		assertThat(check(ROOT, DEFAULTS)).extractingByKey("extra")
			.extracting(Health::getStatus)
			.isEqualTo(Status.UNKNOWN);
	}

	@Test
	void aTreeThatWasStartedBesidesAndHasGivenUpIsDown() {
		this.actors.system().start(ROOT);
		Supervisor extra = this.actors.system()
			.start(SupervisorSpec.oneForOne("extra").intensity(0, A_MINUTE).child(WorkMessage.named("extra-worker")));
		this.actors.awaitEnd(extra.pid().orElseThrow(),
				() -> this.actors.worker("extra-worker").send(new WorkMessage.Crash()));

		assertThat(check(ROOT, DEFAULTS)).extractingByKey("extra").extracting(Health::getStatus).isEqualTo(Status.DOWN);
	}

	@Test
	void ofManyInTroubleTwentyAreShown() {
		SupervisorSpec root = SupervisorSpec.oneForOne("root")
			.children(IntStream.range(0, 25).mapToObj((i) -> ChildSpec.of(WorkMessage.named("worker-" + i))).toList());
		this.actors.system().start(root);
		Supervisor handle = root.handle(this.actors.system());
		IntStream.range(0, 25).forEach((i) -> handle.terminateChild("worker-" + i));

		Health health = check(root, AT_ONCE).get("root");

		assertThat(troubles(health, "down")).hasSize(20);
		assertThat(health.getDetails()).extractingByKey("downMore", InstanceOfAssertFactories.INTEGER).isEqualTo(5);
	}

	@Test
	void thresholdsThatMakeNoSenseAreRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new HealthThresholds(0, Duration.ZERO, Duration.ZERO, 3, A_MINUTE))
			.withMessageContaining("'mailboxLength'");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new HealthThresholds(1, Duration.ofSeconds(-1), Duration.ZERO, 3, A_MINUTE))
			.withMessageContaining("'stuckAfter'");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new HealthThresholds(1, Duration.ZERO, Duration.ZERO, 101, A_MINUTE))
			.withMessageContaining("from 1 to 100");
	}

}
