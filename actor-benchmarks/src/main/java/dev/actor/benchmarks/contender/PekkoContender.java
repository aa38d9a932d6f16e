package dev.actor.benchmarks.contender;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

import com.typesafe.config.ConfigFactory;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Scheduler;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;

/**
 * Pekko Typed on its default dispatcher, which may be given another executor. Those who
 * ask are actors.
 */
sealed class PekkoContender implements Contender<ActorRef<Object>> permits PekkoThreadContender {

	static final String DEFAULT_EXECUTOR = "fork-join-executor";

	private static final Duration TIMEOUT = Duration.ofSeconds(PATIENCE);

	private static final Object ANSWER = new Object();

	private final ActorSystem system;

	private final Scheduler scheduler;

	PekkoContender(String executor) {
		String config = """
				pekko.loglevel = OFF
				pekko.stdout-loglevel = OFF
				pekko.log-dead-letters = off
				pekko.actor.default-dispatcher.executor = "%s"
				""".formatted(executor);
		this.system = ActorSystem.create("benchmark",
				ConfigFactory.parseString(config).withFallback(ConfigFactory.load()));
		this.scheduler = Adapter.toTyped(this.system).scheduler();
	}

	private record Question(ActorRef<Object> from) {
	}

	private static Behavior<Object> behavior(Handler handler) {
		return Behaviors.receiveMessage((message) -> handler.handle(message) ? Behaviors.same() : Behaviors.stopped());
	}

	@Override
	public final Supplier<ActorRef<Object>> definition(Handler handler) {
		Behavior<Object> behavior = behavior(handler);
		return () -> Adapter.spawnAnonymous(this.system, behavior);
	}

	private record OwnContext(ActorContext<Object> context) implements Own<ActorRef<Object>> {

		@Override
		public ActorRef<Object> address() {
			return this.context.getSelf();
		}

		@Override
		public ActorRef<Object> start(Handler handler) {
			return this.context.spawnAnonymous(behavior(handler));
		}

	}

	@Override
	public final ActorRef<Object> startParent(Function<Own<ActorRef<Object>>, Handler> handler) {
		return Adapter.spawnAnonymous(this.system,
				Behaviors.<Object>setup((context) -> behavior(handler.apply(new OwnContext(context)))));
	}

	@Override
	public final void send(ActorRef<Object> to, Object message) {
		to.tell(message);
	}

	@Override
	public final ActorRef<Object> startEcho() {
		return start((message) -> {
			((Question) message).from().tell(ANSWER);
			return true;
		});
	}

	@Override
	public final void ask(ActorRef<Object> echo) {
		AskPattern.<Object, Object>ask(echo, Question::new, TIMEOUT, this.scheduler).toCompletableFuture().join();
	}

	@Override
	public void ask(ActorRef<Object> echo, Asking asking) throws InterruptedException {
		for (int i = 0; i < asking.callers(); i++) {
			int caller = i;
			Adapter.spawnAnonymous(this.system,
					Behaviors.<Object>setup((context) -> new Asker(context, echo, asking, caller)));
		}
		asking.await();
	}

	@Override
	public final void close() {
		this.system.terminate();
	}

	/** An actor does not wait in Pekko: the answer comes as a message. */
	private static final class Asker extends AbstractBehavior<Object> {

		private final ActorRef<Object> echo;

		private final Asking asking;

		private final int caller;

		private int answers;

		private long begin;

		private Asker(ActorContext<Object> context, ActorRef<Object> echo, Asking asking, int caller) {
			super(context);
			this.echo = echo;
			this.asking = asking;
			this.caller = caller;
			ask();
		}

		private void ask() {
			this.begin = System.nanoTime();
			getContext().ask(Object.class, this.echo, TIMEOUT, Question::new,
					(answer, failure) -> (answer != null) ? answer : failure);
		}

		@Override
		public Receive<Object> createReceive() {
			return newReceiveBuilder().onAnyMessage((message) -> answered()).build();
		}

		private Behavior<Object> answered() {
			this.asking.answered(this.caller, this.answers++, System.nanoTime() - this.begin);
			if (this.answers == this.asking.times()) {
				this.asking.ended();
				return Behaviors.stopped();
			}
			ask();
			return this;
		}

	}

}
