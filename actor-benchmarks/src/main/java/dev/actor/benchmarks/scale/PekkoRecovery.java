package dev.actor.benchmarks.scale;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

import com.typesafe.config.ConfigFactory;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.jspecify.annotations.Nullable;

/** The recovery of a child in Pekko, which logs nothing. */
final class PekkoRecovery {

	private PekkoRecovery() {
	}

	private record Question(ActorRef<Object> from) {
	}

	/** Its own way: the actor stays, and its behaviour is made anew. */
	static void inPlace(String name, int millis) throws Exception {
		BlockingQueue<ActorRef<Object>> ups = new ArrayBlockingQueue<>(1);
		Behavior<Object> top = Behaviors.supervise(victim(ups))
			.onFailure(IllegalStateException.class, SupervisorStrategy.restart().withLoggingEnabled(false));
		Recovery.measure(name, millis, new Victim(start(top), ups));
	}

	/** What a supervisor does elsewhere: its parent watches it and starts another one. */
	static void byParent(String name, int millis) throws Exception {
		BlockingQueue<ActorRef<Object>> ups = new ArrayBlockingQueue<>(1);
		Behavior<Object> victim = Behaviors.supervise(victim(ups))
			.onFailure(SupervisorStrategy.stop().withLoggingEnabled(false));
		Behavior<Object> top = Behaviors.setup((context) -> {
			startWatched(context, victim);
			return Behaviors.receive(Object.class).onSignal(Terminated.class, (terminated) -> {
				startWatched(context, victim);
				return Behaviors.same();
			}).build();
		});
		Recovery.measure(name, millis, new Victim(start(top), ups));
	}

	private static void startWatched(ActorContext<Object> parent, Behavior<Object> victim) {
		parent.watch(parent.spawnAnonymous(victim));
	}

	private static Behavior<Object> victim(BlockingQueue<ActorRef<Object>> ups) {
		return Behaviors.setup((context) -> {
			ups.put(context.getSelf());
			return Behaviors.receiveMessage((message) -> switch (message) {
				case Question(ActorRef<Object> from) -> {
					from.tell("state");
					yield Behaviors.same();
				}
				default -> throw new IllegalStateException("crash");
			});
		});
	}

	private static ActorSystem<Object> start(Behavior<Object> top) {
		return ActorSystem.create(top, "benchmark",
				ConfigFactory.parseString("pekko.loglevel = OFF\npekko.stdout-loglevel = OFF")
					.withFallback(ConfigFactory.load()));
	}

	/** Known by the address with which the newest one has reported itself. */
	private static final class Victim implements Recovery.Incarnation {

		private final ActorSystem<Object> system;

		private final BlockingQueue<ActorRef<Object>> ups;

		private @Nullable ActorRef<Object> newest;

		private Victim(ActorSystem<Object> system, BlockingQueue<ActorRef<Object>> ups) {
			this.system = system;
			this.ups = ups;
		}

		private ActorRef<Object> newest() {
			ActorRef<Object> present = this.newest;
			if (present == null) {
				throw new IllegalStateException("No child has reported itself");
			}
			return present;
		}

		@Override
		public void await() throws InterruptedException {
			this.newest = this.ups.take();
		}

		@Override
		public void crash() {
			newest().tell(Recovery.CRASH);
		}

		@Override
		public void ask() throws Exception {
			AskPattern.<Object, Object>ask(newest(), Question::new, Recovery.PATIENCE, this.system.scheduler())
				.toCompletableFuture()
				.get();
		}

	}

}
