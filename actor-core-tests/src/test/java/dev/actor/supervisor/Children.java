package dev.actor.supervisor;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import dev.actor.process.Body;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.Spawner;
import dev.actor.process.Subject;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Children for the tests of supervisors. The test is told of each start by the start
 * function, in the supervisor's own process; then a child does what the test says.
 */
final class Children {

	static final Duration SOON = Duration.ofSeconds(2);

	static final Duration A_MOMENT = Duration.ofMillis(100);

	private final Process test;

	private final Subject<Started> starts;

	Children(Process test) {
		this.test = test;
		this.starts = test.subject();
	}

	ChildSpec child(String id) {
		return ChildSpec.worker(id, (supervisor) -> start(id, supervisor));
	}

	Pid start(String id, Spawner supervisor) {
		CompletableFuture<Thread> thread = new CompletableFuture<>();
		Subject<Body> orders = supervisor.spawnReceiver((process, inbox) -> {
			thread.complete(Thread.currentThread());
			while (true) {
				process.receiveForever(inbox).run(process);
			}
		});
		Pid pid = orders.owner().orElseThrow();
		this.starts.send(new Started(id, pid, orders, thread.join()));
		return pid;
	}

	/** The next child to be started, which must be this one. */
	Started next(String id) {
		Optional<Started> next = this.test.receive(this.starts, SOON);
		assertThat(next).as("start of '%s'", id).get().extracting(Started::id).isEqualTo(id);
		return next.orElseThrow();
	}

	void noneIsStarted() {
		assertThat(this.test.receive(this.starts, A_MOMENT)).isEmpty();
	}

	/**
	 * Returns when the supervisor has handled everything that had reached it: it answers
	 * in order of arrival.
	 */
	static void settle(Supervisor supervisor) {
		assertThat(supervisor.terminateChild("nobody")).isFalse();
	}

	/** One incarnation of a child. */
	record Started(String id, Pid pid, Subject<Body> orders, Thread thread) {

		/** Returns when the child has ended, and all who are linked to it were told. */
		void ends(Body way) throws InterruptedException {
			this.orders.send(way);
			assertThat(this.thread.join(SOON)).as("end of '%s'", this.id).isTrue();
		}

		/** Returns when the child has ended, and all who are linked to it were told. */
		void isKilled() throws InterruptedException {
			this.pid.kill();
			assertThat(this.thread.join(SOON)).as("end of '%s'", this.id).isTrue();
		}

		void crashes() throws InterruptedException {
			ends((process) -> {
				throw new IllegalStateException("'" + this.id + "' crashes");
			});
		}

	}

}
