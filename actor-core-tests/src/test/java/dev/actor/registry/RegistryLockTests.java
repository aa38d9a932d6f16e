package dev.actor.registry;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import dev.actor.ActorSystem;
import dev.actor.process.AttachedProcess;
import dev.actor.process.CallInterruptedException;
import dev.actor.process.ExitException;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.Subject;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

/** One at a time under the lock of a key. */
@ActorSystemTest
class RegistryLockTests {

	private UniqueRegistry<String, Integer> registry;

	@BeforeEach
	void makeRegistry(ActorSystem system) {
		this.registry = Registry.unique(system, "numbers");
	}

	/** Holds a lock until it is told to let go. */
	private CountDownLatch holdBy(Puppet puppet, Process self, String key) {
		CountDownLatch release = new CountDownLatch(1);
		Subject<String> held = self.subject();
		puppet.tell((process) -> this.registry.lock(key, () -> {
			held.send(key);
			try {
				return release.await(1, TimeUnit.HOURS);
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}));
		assertThat(self.receive(held, Puppet.SOON)).contains(key);
		return release;
	}

	/** Asks for a lock and says when it has it. */
	private void wantBy(Puppet puppet, String key, Subject<String> told, String what) {
		Subject<Object> asked = Process.current().subject();
		puppet.tell((process) -> {
			asked.send(what);
			this.registry.lock(key, () -> {
				told.send(what);
				return what;
			});
		});
		assertThat(Process.current().receive(asked, Puppet.SOON)).isPresent();
	}

	@Test
	@Rule("R376")
	void onlyOneWorksAtATime(ActorSystem system, Process self) throws Exception {
		AtomicInteger inside = new AtomicInteger();
		AtomicInteger crowded = new AtomicInteger();
		int[] total = new int[1];
		Runnable work = () -> {
			for (int i = 0; i < 1000; i++) {
				this.registry.lock("a", () -> {
					if (inside.incrementAndGet() != 1) {
						crowded.incrementAndGet();
					}
					Thread.yield();
					total[0]++;
					return inside.decrementAndGet();
				});
			}
		};
		List<Puppet> puppets = List.of(Puppet.start(system), Puppet.start(system));
		List<CompletableFuture<Void>> done = new ArrayList<>();
		puppets.forEach((puppet) -> {
			CompletableFuture<Void> end = new CompletableFuture<>();
			done.add(end);
			puppet.tell((process) -> {
				work.run();
				end.complete(null);
			});
		});
		done.add(CompletableFuture.runAsync(work, (task) -> Thread.ofVirtual().start(task)));
		done.add(CompletableFuture.runAsync(work, (task) -> Thread.ofPlatform().start(task)));
		CompletableFuture.allOf(done.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);

		assertThat(crowded).hasValue(0);
		assertThat(total[0]).isEqualTo(4000);
	}

	@Test
	@Rule("R376")
	void keysHaveLocksOfTheirOwnAndWaitersComeInTheirOrder(ActorSystem system, Process self) {
		CountDownLatch release = holdBy(Puppet.start(system), self, "a");
		Subject<String> told = self.subject();
		wantBy(Puppet.start(system), "a", told, "first");
		assertThat(self.receive(told, Puppet.A_WHILE)).isEmpty();
		wantBy(Puppet.start(system), "a", told, "second");
		assertThat(self.receive(told, Puppet.A_WHILE)).isEmpty();

		assertThat(this.registry.<String, RuntimeException>lock("b", () -> "free")).isEqualTo("free");
		this.registry.register("a", 1);
		release.countDown();

		assertThat(self.receive(told, Puppet.SOON)).contains("first");
		assertThat(self.receive(told, Puppet.SOON)).contains("second");
	}

	@Test
	@Rule("R376")
	void theLockIsFreeWhenTheWorkThrows() {
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> this.registry.lock("a", () -> {
			throw new IOException("broken");
		})).withMessage("broken");

		CompletableFuture<String> other = CompletableFuture
			.supplyAsync(() -> this.registry.<String, RuntimeException>lock("a", () -> "free"));
		assertThat(other).succeedsWithin(Puppet.SOON).isEqualTo("free");
	}

	@Test
	@Rule("R376")
	void theLockIsFreeWhenTheHolderIsKilled(ActorSystem system, Process self) {
		for (int i = 0; i < 300; i++) {
			Puppet holder = Puppet.start(system);
			holdBy(holder, self, "a");
			Subject<String> told = self.subject();
			wantBy(Puppet.start(system), "a", told, "next");

			holder.pid().kill();

			assertThat(self.receive(told, Puppet.SOON)).contains("next");
		}
	}

	@Test
	@Rule("R376")
	void theLockIsFreeWhenAKilledHolderDoesNotLetGoOfItsThread(ActorSystem system, Process self) {
		Puppet holder = Puppet.start(system);
		CountDownLatch release = new CountDownLatch(1);
		CompletableFuture<String> left = new CompletableFuture<>();
		Subject<String> told = self.subject();
		holder.tell((process) -> {
			try {
				this.registry.lock("a", () -> {
					told.send("held");
					Puppet.awaitStubbornly(release);
					return "late";
				});
			}
			finally {
				left.complete("left");
			}
		});
		assertThat(self.receive(told, Puppet.SOON)).contains("held");
		wantBy(Puppet.start(system), "a", told, "next");
		assertThat(self.receive(told, Puppet.A_WHILE)).isEmpty();

		holder.pid().kill();

		assertThat(self.receive(told, Puppet.SOON)).contains("next");
		CountDownLatch third = holdBy(Puppet.start(system), self, "a");
		release.countDown();
		assertThat(left).succeedsWithin(Puppet.SOON);
		wantBy(Puppet.start(system), "a", told, "fourth");
		assertThat(self.receive(told, Puppet.A_WHILE)).isEmpty();
		third.countDown();
		assertThat(self.receive(told, Puppet.SOON)).contains("fourth");
	}

	@Test
	@Rule("R376")
	void aWaiterThatIsKilledIsNotWaitedFor(ActorSystem system, Process self) {
		for (int i = 0; i < 300; i++) {
			Puppet holder = Puppet.start(system);
			CountDownLatch release = holdBy(holder, self, "a");
			Subject<String> told = self.subject();
			Puppet waiter = Puppet.start(system);
			wantBy(waiter, "a", told, "killed");
			wantBy(Puppet.start(system), "a", told, "next");

			if (i % 2 == 0) {
				waiter.end(self);
				release.countDown();
				assertThat(self.receive(told, Puppet.SOON)).contains("next");
			}
			else {
				release.countDown();
				waiter.end(self);
				// Either may have been first, and the waiter may have been faster than
				// its end.
				List<String> first = List.of(self.receive(told, Puppet.SOON).orElseThrow(),
						self.receive(told, Duration.ZERO).orElse("nothing"));
				if (!first.contains("next")) {
					assertThat(self.receive(told, Puppet.SOON)).contains("next");
				}
			}
		}
	}

	@Test
	@Rule("R376")
	void anAttachedThreadWhoseProcessIsKilledWaitsNoLonger(ActorSystem system, Process self) {
		CountDownLatch release = holdBy(Puppet.start(system), self, "a");
		CompletableFuture<Pid> attached = new CompletableFuture<>();
		CompletableFuture<Throwable> thrown = new CompletableFuture<>();
		Thread.ofVirtual().start(() -> {
			try (AttachedProcess process = system.attach()) {
				attached.complete(process.pid());
				thrown.complete(catchThrowable(() -> this.registry.lock("a", () -> "never")));
			}
		});
		assertThat(attached).succeedsWithin(Puppet.SOON);

		attached.join().kill();

		assertThat(thrown).succeedsWithin(Puppet.SOON).isInstanceOf(ExitException.class);
		release.countDown();
	}

	@Test
	@Rule("R376")
	void aThreadThatIsInterruptedWaitsNoLonger(ActorSystem system, Process self) {
		CountDownLatch release = holdBy(Puppet.start(system), self, "a");
		CompletableFuture<Throwable> thrown = new CompletableFuture<>();
		Thread thread = Thread.ofPlatform()
			.start(() -> thrown.complete(catchThrowable(() -> this.registry.lock("a", () -> "never"))));

		thread.interrupt();

		assertThat(thrown).succeedsWithin(Puppet.SOON).isInstanceOf(CallInterruptedException.class);
		assertThat(thrown.join()).hasMessageContaining("the lock of key 'a' of registry 'numbers'");
		release.countDown();
	}

	@Test
	void whoHasALockMayTakeItAgain(Process self) {
		String result = this.registry.lock("a", () -> this.registry.lock("a", () -> "inner") + " in outer");

		assertThat(result).isEqualTo("inner in outer");
		assertThat(CompletableFuture.supplyAsync(() -> this.registry.<String, RuntimeException>lock("a", () -> "free")))
			.succeedsWithin(Duration.ofSeconds(5));
	}

}
