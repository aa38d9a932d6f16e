package dev.actor.process.context;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.Next;
import dev.actor.process.ContextCarrier;
import dev.actor.process.Name;
import dev.actor.process.Subject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.MDC;

import static dev.actor.process.context.World.as;
import static org.assertj.core.api.Assertions.assertThat;

/** What is plugged in, and what becomes of it when it fails. */
class CarrierTests {

	private final ThreadLocal<@Nullable String> tenant = new ThreadLocal<>();

	private final Fragile fragile = new Fragile();

	@RegisterExtension
	private final World world = new World(this.fragile, ContextCarrier.mdc(), this::captureTenant);

	private ContextCarrier.@Nullable Snapshot captureTenant() {
		String captured = this.tenant.get();
		return (captured == null) ? null : () -> {
			this.tenant.set(captured);
			return this.tenant::remove;
		};
	}

	private Subject<String> watchful() {
		return Actor.<Integer, String>of(0, (state, message) -> {
			this.world.look(message + " for " + this.tenant.get());
			return Next.state(state);
		}).start(this.world.system).subject();
	}

	@Test
	void severalCarriersCarryEachItsOwn() throws InterruptedException {
		Subject<String> subject = watchful();

		this.tenant.set("acme");
		as("ada", () -> subject.send("both"));
		subject.send("one");
		this.tenant.remove();
		as("ada", () -> subject.send("other"));
		subject.send("none");

		assertThat(this.world.next()).isEqualTo("both for acme as ada");
		assertThat(this.world.next()).isEqualTo("one for acme as null");
		assertThat(this.world.next()).isEqualTo("other for null as ada");
		assertThat(this.world.next()).isEqualTo("none for null as null");
	}

	@Test
	void theFirstMessagesHaveNothingOfTheStart() throws InterruptedException {
		Name<String> name = Name.unique("slow");
		CompletableFuture<String> begun = new CompletableFuture<>();
		CompletableFuture<String> gate = new CompletableFuture<>();
		Thread starter = Thread.ofVirtual().start(() -> {
			this.tenant.set("acme");
			as("ada", () -> Actor.<Integer, String>withInit((self, subject) -> {
				this.world.look("initialiser for " + this.tenant.get());
				begun.complete("initialising");
				gate.join();
				return 0;
			}, (state, message) -> {
				this.world.look(message + " for " + this.tenant.get());
				return Next.state(state);
			}).named(name).start(this.world.system));
		});
		assertThat(begun).succeedsWithin(World.SOON);

		this.world.system.subject(name).send("message");
		gate.complete("open");

		assertThat(this.world.next()).isEqualTo("initialiser for acme as ada");
		assertThat(this.world.next()).isEqualTo("message for null as null");
		starter.join();
	}

	@Test
	void aLoopHasNothingOfItsSpawnerOnceItHasReceived() throws InterruptedException {
		this.tenant.set("acme");
		Subject<String> inbox = this.world.system.spawnReceiver((self, own) -> {
			this.world.look("begin for " + this.tenant.get());
			this.world.look(self.receiveForever(own) + " for " + this.tenant.get());
		});
		this.tenant.remove();
		inbox.send("message");

		assertThat(this.world.next()).isEqualTo("begin for acme as null");
		assertThat(this.world.next()).isEqualTo("message for null as null");
	}

	@ParameterizedTest
	@EnumSource
	void aCarrierThatFailsIsLoggedOnceAndStopsNothing(Failure failure) throws InterruptedException {
		Subject<String> subject = watchful();
		this.fragile.failure = failure;

		for (int i = 0; i < 100; i++) {
			as("ada", () -> subject.send("message"));
			assertThat(this.world.next()).isEqualTo("message for null as ada");
		}

		assertThat(this.world.log("Context carrier fragile has failed")).singleElement()
			.satisfies((event) -> assertThat(event.getThrowableProxy().getMessage()).isEqualTo(failure.name()));
	}

	@Test
	void nothingTravelsUnlessACarrierIsGiven() throws InterruptedException {
		BlockingQueue<Map<String, String>> seen = new LinkedBlockingQueue<>();
		try (ActorSystem plain = ActorSystem.create("plain")) {
			Subject<String> subject = Actor.<Integer, String>of(0, (state, message) -> {
				Map<String, String> entries = MDC.getCopyOfContextMap();
				seen.add((entries != null) ? new TreeMap<>(entries) : Map.of());
				return Next.state(state);
			}).start(plain).subject();

			as("ada", () -> subject.send("message"));

			assertThat(seen.poll(10, TimeUnit.SECONDS)).isEmpty();
		}
	}

	enum Failure {

		CAPTURE, RESTORE, CLOSE

	}

	/** Fails as it is told to. */
	private static final class Fragile implements ContextCarrier {

		private volatile @Nullable Failure failure;

		private void failIf(Failure when) {
			if (this.failure == when) {
				throw new IllegalStateException(when.name());
			}
		}

		@Override
		public @Nullable Snapshot capture() {
			failIf(Failure.CAPTURE);
			return () -> {
				failIf(Failure.RESTORE);
				return () -> failIf(Failure.CLOSE);
			};
		}

		@Override
		public String toString() {
			return "fragile";
		}

	}

}
