package dev.actor.benchmarks.scale;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.Next;
import dev.actor.process.Process;
import dev.actor.process.Reply;
import dev.actor.process.Subject;

/**
 * Round trips of a process, with and without many messages in its mailbox that it does
 * not want: by a selective receive, and by a call.
 */
final class StaleMailbox {

	private static final long WARM_UP_NANOS = TimeUnit.MILLISECONDS.toNanos(400);

	private static final long MEASURED_NANOS = TimeUnit.MILLISECONDS.toNanos(600);

	private static final Duration TIMEOUT = Duration.ofSeconds(60);

	private StaleMailbox() {
	}

	private sealed interface Request {

		record Message(Subject<Object> from) implements Request {
		}

		record Call(Reply<Object> reply) implements Request {
		}

	}

	static void measure(String name, int stale) throws InterruptedException {
		try (ActorSystem system = ActorSystem.create("benchmark")) {
			Subject<Request> echo = Actor.of("an answer", StaleMailbox::answer).start(system).subject();
			CountDownLatch done = new CountDownLatch(1);
			system.spawn((self) -> {
				measure(name, self, echo, "empty");
				Subject<Object> unwanted = self.subject();
				for (int i = 0; i < stale; i++) {
					unwanted.send("stale");
				}
				measure(name, self, echo, "stale");
				done.countDown();
			});
			done.await();
		}
	}

	private static Next<String, Request> answer(String answer, Request request) {
		switch (request) {
			case Request.Message(Subject<Object> from) -> from.send(answer);
			case Request.Call(Reply<Object> reply) -> reply.send(answer);
		}
		return Next.state(answer);
	}

	private static void measure(String name, Process self, Subject<Request> echo, String mailbox) {
		Subject<Object> wanted = self.subject();
		Scale.print(name, "receive-" + mailbox, perSecond(() -> {
			echo.send(new Request.Message(wanted));
			self.receiveForever(wanted);
		}));
		Scale.print(name, "call-" + mailbox, perSecond(() -> echo.call(Request.Call::new, TIMEOUT)));
	}

	private static double perSecond(Runnable trip) {
		perSecond(trip, WARM_UP_NANOS);
		return perSecond(trip, MEASURED_NANOS);
	}

	private static double perSecond(Runnable trip, long nanos) {
		long trips = 0;
		long begin = System.nanoTime();
		long taken = 0;
		while (taken < nanos) {
			for (int i = 0; i < 100; i++) {
				trip.run();
			}
			trips += 100;
			taken = System.nanoTime() - begin;
		}
		return trips * 1e9 / taken;
	}

}
