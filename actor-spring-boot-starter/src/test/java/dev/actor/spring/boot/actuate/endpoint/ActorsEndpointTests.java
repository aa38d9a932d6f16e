package dev.actor.spring.boot.actuate.endpoint;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.actor.behavior.ActorSpec;
import dev.actor.behavior.Started;
import dev.actor.inspect.Sys;
import dev.actor.process.AttachedProcess;
import dev.actor.process.Name;
import dev.actor.process.Pid;
import dev.actor.spring.boot.TestSystem;
import dev.actor.spring.boot.WorkMessage;
import dev.actor.spring.boot.actuate.endpoint.OperationDescriptor.Outcome;
import dev.actor.spring.boot.actuate.endpoint.ProcessDescriptor.PeerDescriptor;
import dev.actor.supervisor.DynamicSupervisor;
import dev.actor.supervisor.DynamicSupervisorSpec;
import dev.actor.supervisor.Restart;
import dev.actor.supervisor.SupervisorSpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.audit.AuditEvent;
import org.springframework.boot.actuate.audit.listener.AuditApplicationEvent;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;

import static org.assertj.core.api.Assertions.assertThat;

class ActorsEndpointTests {

	private static final Duration SOON = Duration.ofSeconds(5);

	private static final DynamicSupervisorSpec<String, Started<WorkMessage>> SESSIONS = DynamicSupervisorSpec
		.of("sessions", (supervisor, user) -> WorkMessage.worker().labelled(user).start(supervisor));

	private final TestSystem actors = new TestSystem();

	private final List<AuditEvent> audited = new ArrayList<>();

	private final ActorsEndpoint endpoint = new ActorsEndpoint(this.actors.system(), this.actors.history(),
			(event) -> this.audited.add(((AuditApplicationEvent) event).getAuditEvent()));

	@BeforeEach
	void start() {
		this.actors.system()
			.start(SupervisorSpec.oneForOne("root")
				.child(SupervisorSpec.oneForOne("shop")
					.intensity(10, Duration.ofMinutes(1))
					.child(WorkMessage.named("counter"))
					.child(ActorSpec.of("clerk",
							WorkMessage.worker().redacting((state) -> "a state", (message) -> "a message")))
					.child(WorkMessage.named("errand"), Restart.TEMPORARY))
				.child(SESSIONS));
	}

	@AfterEach
	void close() {
		this.actors.close();
	}

	private ActorDescriptor actor(String... path) {
		return Objects.requireNonNull(this.endpoint.actor(path, null));
	}

	private ProcessDescriptor process(String... path) {
		return Objects.requireNonNull(actor(path).process());
	}

	private OperationDescriptor operate(ActorOperation operation, String... path) {
		return Objects.requireNonNull(this.endpoint.operate(path, operation, null));
	}

	private static @Nullable String text(@Nullable Pid pid) {
		return (pid != null) ? pid.toString() : null;
	}

	@Test
	void showsTheTrees() {
		ActorsDescriptor shown = this.endpoint.actors(null);

		assertThat(shown.system()).isEqualTo("test");
		assertThat(shown.processes()).isEqualTo(6);
		assertThat(shown.trees()).singleElement().satisfies((root) -> {
			assertThat(root.name()).isEqualTo("root");
			assertThat(root.children()).extracting(PlaceDescriptor::name).containsExactly("shop", "sessions");
			assertThat(root.children().getFirst().children()).extracting(PlaceDescriptor::name)
				.containsExactly("counter", "clerk", "errand");
			assertThat(root.moreChildren()).isNull();
		});
	}

	@Test
	void ofManyChildrenSomeAreShown() {
		PlaceDescriptor root = this.endpoint.actors(1).trees().getFirst();

		assertThat(root.moreChildren()).isOne();
		assertThat(root.children()).singleElement().satisfies((shop) -> {
			assertThat(shop.children()).hasSize(1);
			assertThat(shop.moreChildren()).isEqualTo(2);
		});
		ActorDescriptor shop = Objects.requireNonNull(this.endpoint.actor(new String[] { "shop" }, 1));
		assertThat(shop.children()).hasSize(1);
		assertThat(shop.moreChildren()).isEqualTo(2);
		assertThat(shop.counts()).isEqualTo(new ActorDescriptor.Counts(0, 3, 3, 0, 0));
	}

	@Test
	void showsTheLastDeadLettersByTheirTypes() {
		this.actors.system().subject(Name.<String>of("nobody")).trySend("secret");

		ActorsDescriptor shown = this.endpoint.actors(null);

		assertThat(shown.deadLetters()).isOne();
		assertThat(shown.lastDeadLetters()).singleElement().satisfies((letter) -> {
			assertThat(letter.recipient()).contains("nobody");
			assertThat(letter.message()).isEqualTo("java.lang.String");
		});
		assertThat(shown.toString()).doesNotContain("secret");
	}

	@Test
	void findsAnActorByItsPathItsNameAndItsPid() {
		String pid = this.actors.pid("counter").toString();

		for (ActorDescriptor found : List.of(actor("root", "shop", "counter"), actor("counter"), actor(pid),
				actor(pid.substring(1, pid.length() - 1)))) {
			assertThat(found.name()).isEqualTo("counter");
			assertThat(found.path()).isEqualTo("root/shop/counter");
			assertThat(found.supervisor()).isEqualTo("shop");
			assertThat(found.kind()).isEqualTo("worker");
			assertThat(found.state()).isEqualTo("running");
			assertThat(found.pid()).isEqualTo(pid);
			assertThat(found.counts()).isNull();
		}
	}

	@Test
	void doesNotFindWhoIsNotThere() {
		assertThat(this.endpoint.actor(new String[] { "root", "warehouse" }, null)).isNull();
		assertThat(this.endpoint.actor(new String[] { "shop", "counter" }, null)).isNull();
		assertThat(this.endpoint.actor(new String[] { "no name" }, null)).isNull();
		assertThat(this.endpoint.actor(new String[] { "<0.999999>" }, null)).isNull();
		assertThat(this.endpoint.operate(new String[] { "warehouse" }, ActorOperation.KILL, null)).isNull();
		assertThat(this.audited).isEmpty();
	}

	@Test
	void findsAProcessOutsideOfAllTrees() {
		this.actors.system().start(WorkMessage.named("stray"));

		ActorDescriptor stray = actor("stray");

		assertThat(stray.name()).isEqualTo("stray");
		assertThat(stray.path()).isNull();
		assertThat(stray.kind()).isNull();
		assertThat(stray.state()).isEqualTo("running");
		assertThat(stray.process()).isNotNull();
	}

	@Test
	void showsTheProcessWithItsTies() {
		Pid counter = this.actors.pid("counter");
		try (AttachedProcess self = this.actors.system().attach()) {
			self.monitor(counter);
			self.label("the test");

			ProcessDescriptor process = process("counter");

			assertThat(process.name()).isEqualTo("counter");
			assertThat(process.activity()).isEqualTo("waiting");
			assertThat(process.parent()).isEqualTo(new PeerDescriptor(this.actors.pid("shop").toString(), "shop"));
			assertThat(process.links()).containsExactly(new PeerDescriptor(this.actors.pid("shop").toString(), "shop"));
			assertThat(process.monitoredBy()).containsExactly(new PeerDescriptor(self.pid().toString(), "the test"));
			assertThat(process.trapsExits()).isFalse();
			assertThat(process("shop").trapsExits()).isTrue();
		}
	}

	@Test
	void showsWhatABusyProcessIsAtAndWhatWaitsForIt() {
		this.actors.block(this.actors.worker("counter"));
		this.actors.worker("counter").send(new WorkMessage.Wait());
		this.actors.worker("counter").send(new WorkMessage.Crash());
		this.actors.worker("counter").send(new WorkMessage.Wait());

		ActorDescriptor counter = actor("counter");

		assertThat(counter.mailbox()).isEqualTo(3);
		ProcessDescriptor process = Objects.requireNonNull(counter.process());
		assertThat(process.waiting()).containsOnly(Map.entry(WorkMessage.Wait.class.getName(), 2L),
				Map.entry(WorkMessage.Crash.class.getName(), 1L));
		assertThat(process.handling()).isNotNull().satisfies((handling) -> {
			assertThat(handling.message()).isEqualTo(WorkMessage.Block.class.getName());
			assertThat(handling.since()).isBeforeOrEqualTo(Instant.now());
			assertThat(handling.stack()).isNull();
		});
	}

	@Test
	void showsTheStackOfAHandlerThatIsAtItForLong() {
		this.actors.block(this.actors.worker("counter"));
		try (AttachedProcess self = this.actors.system().attach()) {
			self.sleep(Duration.ofMillis(1100));
		}

		ProcessDescriptor.HandlingDescriptor handling = Objects.requireNonNull(process("counter").handling());

		assertThat(handling.millis()).isGreaterThanOrEqualTo(1000);
		assertThat(handling.stack()).isNotNull().anyMatch((frame) -> frame.contains("WorkMessage.handle"));
	}

	@Test
	void showsTheLastRestartsWithTheirReasons() {
		this.actors.crash("counter", "shop");
		this.actors.crash("counter", "shop");

		ActorDescriptor counter = actor("counter");

		assertThat(counter.restarts()).isEqualTo(2);
		assertThat(counter.lastExit()).contains("crash on demand");
		assertThat(counter.endedAt()).isNotNull();
		assertThat(counter.lastRestarts()).hasSize(2)
			.allSatisfy((restart) -> assertThat(restart.reason()).contains("crash on demand"));
		assertThat(actor("clerk").lastRestarts()).isEmpty();
	}

	@Test
	void theStateIsRedactedUnlessItMayBeShown() {
		assertThat(process("counter").actorState()).isEqualTo("******");

		ActorDescriptor counter = this.endpoint.actor(new String[] { "counter" }, null, true);
		ActorDescriptor clerk = this.endpoint.actor(new String[] { "clerk" }, null, true);

		assertThat(Objects.requireNonNull(Objects.requireNonNull(counter).process()).actorState())
			.isEqualTo("the secret");
		assertThat(Objects.requireNonNull(Objects.requireNonNull(clerk).process()).actorState()).isEqualTo("a state");
	}

	@Test
	void whatMayBeShownIsSanitizedAsElsewhere() {
		SanitizingFunction counters = SanitizingFunction.sanitizeValue().ifKeyEquals("counter");
		SanitizingFunction states = SanitizingFunction.of((data) -> data.withValue("sanitized"))
			.ifValueStringMatches("a st.*");
		ActorsEndpoint sanitizing = new ActorsEndpoint(this.actors.system(), this.actors.history(), (event) -> {
		}, List.of(counters, states));
		Pid counter = this.actors.worker("counter").owner().orElseThrow();
		Sys.of(counter).log(10);
		this.actors.worker("counter").<String>call(WorkMessage.Ask::new, SOON);

		ProcessDescriptor shown = shown(sanitizing, "counter");

		assertThat(shown.actorState()).isEqualTo("******");
		assertThat(shown.log()).isNotEmpty().containsOnly("******");
		assertThat(shown(sanitizing, "clerk").actorState()).isEqualTo("sanitized");
		assertThat(shown(this.endpoint, "counter").actorState()).isEqualTo("the secret");
	}

	private static ProcessDescriptor shown(ActorsEndpoint endpoint, String actor) {
		return Objects
			.requireNonNull(Objects.requireNonNull(endpoint.actor(new String[] { actor }, null, true)).process());
	}

	@Test
	void theStateOfABusyProcessIsNotWaitedForLong() {
		this.actors.block(this.actors.worker("counter"));

		ActorDescriptor counter = this.endpoint.actor(new String[] { "counter" }, null, true);

		assertThat(Objects.requireNonNull(Objects.requireNonNull(counter).process()).actorState())
			.startsWith("not to be had: ")
			.contains("500 ms");
	}

	@Test
	void suspendsAndResumes() {
		assertThat(operate(ActorOperation.SUSPEND, "counter").outcome()).isEqualTo(Outcome.DONE);
		assertThat(actor("counter").state()).isEqualTo("suspended");
		assertThat(process("counter").activity()).isEqualTo("suspended");

		assertThat(operate(ActorOperation.RESUME, "counter").outcome()).isEqualTo(Outcome.DONE);
		assertThat(actor("counter").state()).isEqualTo("running");
	}

	@Test
	void aBusyProcessIsSuspendedWhenItGetsRoundToIt() {
		WorkMessage.Block block = this.actors.block(this.actors.worker("counter"));

		OperationDescriptor result = operate(ActorOperation.SUSPEND, "counter");

		assertThat(result.outcome()).isEqualTo(Outcome.PENDING);
		assertThat(result.message()).contains("1000 ms");
		block.gate().countDown();
		assertThat(Sys.of(this.actors.pid("counter")).status().suspended()).isTrue();
		Sys.of(this.actors.pid("counter")).resume();
	}

	@Test
	void restartsWithoutCounting() {
		Pid before = this.actors.pid("counter");

		OperationDescriptor result = operate(ActorOperation.RESTART, "root", "shop", "counter");

		assertThat(result.outcome()).isEqualTo(Outcome.DONE);
		assertThat(result.pid()).isEqualTo(text(before));
		assertThat(before.isAlive()).isFalse();
		assertThat(this.actors.pid("counter").isAlive()).isTrue();
		assertThat(actor("counter").restarts()).isZero();
	}

	@Test
	void stopsAndStartsAgain() {
		Pid before = this.actors.pid("counter");

		assertThat(operate(ActorOperation.STOP, "counter").outcome()).isEqualTo(Outcome.DONE);
		assertThat(before.isAlive()).isFalse();
		assertThat(actor("root", "shop", "counter").state()).isEqualTo("stopped");
		assertThat(actor("root", "shop", "counter").process()).isNull();

		assertThat(operate(ActorOperation.RESTART, "root", "shop", "counter").outcome()).isEqualTo(Outcome.DONE);
		assertThat(actor("counter").state()).isEqualTo("running");
	}

	@Test
	void killsSoThatTheSupervisorDoesAboutItWhatItDoes() {
		Pid before = this.actors.pid("counter");

		this.actors.awaitEnd(before,
				() -> assertThat(operate(ActorOperation.KILL, "counter").outcome()).isEqualTo(Outcome.DONE));

		this.actors.settle("shop");
		assertThat(actor("counter").restarts()).isOne();
		assertThat(actor("counter").lastExit()).isEqualTo("killed");
	}

	@Test
	void aChildThatComesAndGoesIsStoppedByItsPidAndHasNothingToBeRestartedOf() {
		DynamicSupervisor<String, Started<WorkMessage>> sessions = SESSIONS.handle(this.actors.system());
		Pid ada = sessions.startChild("ada").pid();
		Pid bob = sessions.startChild("bob").pid();
		assertThat(actor("root", "sessions", "ada").pid()).isEqualTo(text(ada));

		OperationDescriptor restart = operate(ActorOperation.RESTART, "root", "sessions", "ada");

		assertThat(restart.outcome()).isEqualTo(Outcome.REFUSED);
		assertThat(restart.message()).contains("'sessions'", "kill");
		assertThat(ada.isAlive()).isTrue();
		assertThat(operate(ActorOperation.STOP, ada.toString()).outcome()).isEqualTo(Outcome.DONE);
		assertThat(ada.isAlive()).isFalse();
		assertThat(bob.isAlive()).isTrue();
	}

	@Test
	void aTemporaryChildIsNotRestartedAndLivesOn() {
		OperationDescriptor result = operate(ActorOperation.RESTART, "errand");

		assertThat(result.outcome()).isEqualTo(Outcome.REFUSED);
		assertThat(result.message()).contains("'errand'", "temporary");
		assertThat(this.actors.pid("errand").isAlive()).isTrue();
	}

	@Test
	void theTopOfATreeIsNeitherStoppedNorRestarted() {
		for (ActorOperation operation : List.of(ActorOperation.STOP, ActorOperation.RESTART)) {
			OperationDescriptor result = operate(operation, "root");

			assertThat(result.outcome()).isEqualTo(Outcome.REFUSED);
			assertThat(result.message()).contains("'root'", "top of a tree");
		}
		assertThat(this.actors.pid("root").isAlive()).isTrue();
	}

	@Test
	void aStoppedActorIsNotSuspended() {
		this.actors.supervisor("shop").terminateChild("counter");

		OperationDescriptor result = operate(ActorOperation.SUSPEND, "root", "shop", "counter");

		assertThat(result.outcome()).isEqualTo(Outcome.REFUSED);
		assertThat(result.message()).contains("'counter'", "does not run");
	}

	@Test
	void aProcessOutsideOfAllTreesIsStoppedButNotRestarted() {
		Pid stray = this.actors.system().start(WorkMessage.named("stray")).pid();

		assertThat(operate(ActorOperation.RESTART, "stray").outcome()).isEqualTo(Outcome.REFUSED);
		assertThat(operate(ActorOperation.STOP, "stray").outcome()).isEqualTo(Outcome.DONE);
		assertThat(stray.isAlive()).isFalse();
	}

	@Test
	void keepsALogOfEventsThatIsShownToThoseWhoMaySeeIt() {
		assertThat(this.endpoint.operate(new String[] { "clerk" }, ActorOperation.LOG, 2)).isNotNull();
		assertThat(this.actors.worker("clerk").<String>call(WorkMessage.Ask::new, SOON)).isEqualTo("the secret");

		assertThat(process("clerk").log()).isNull();
		ActorDescriptor clerk = Objects.requireNonNull(this.endpoint.actor(new String[] { "clerk" }, null, true));

		assertThat(Objects.requireNonNull(clerk.process()).log()).hasSize(2).endsWith("state a state");
		operate(ActorOperation.NO_LOG, "clerk");
		clerk = Objects.requireNonNull(this.endpoint.actor(new String[] { "clerk" }, null, true));
		assertThat(Objects.requireNonNull(clerk.process()).log()).isNull();
	}

	@Test
	void tracesToTheLogUntilThatIsOver() {
		operate(ActorOperation.TRACE, "counter");
		assertThat(Sys.of(this.actors.pid("counter")).status().hooks()).containsExactly("trace");

		operate(ActorOperation.NO_TRACE, "counter");
		assertThat(Sys.of(this.actors.pid("counter")).status().hooks()).isEmpty();
	}

	@Test
	void eachOperationIsAudited() {
		String pid = this.actors.pid("counter").toString();

		this.endpoint.operate(new String[] { "counter" }, ActorOperation.SUSPEND, null, "ada");
		operate(ActorOperation.RESTART, "root");

		assertThat(this.audited).satisfiesExactly((suspend) -> {
			assertThat(suspend.getType()).isEqualTo("ACTOR_OPERATION");
			assertThat(suspend.getPrincipal()).isEqualTo("ada");
			assertThat(suspend.getData()).containsOnly(Map.entry("operation", "SUSPEND"), Map.entry("actor", "counter"),
					Map.entry("pid", pid), Map.entry("outcome", "DONE"));
		}, (restart) -> {
			assertThat(restart.getPrincipal()).isEqualTo("unknown");
			assertThat(restart.getData()).containsEntry("outcome", "REFUSED");
		});
	}

}
