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

/** Pekko Typed on its default dispatcher, which may be given another executor. */
final class PekkoContender implements Contender<ActorRef<Object>> {

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
	public Supplier<ActorRef<Object>> definition(Handler handler) {
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
	public ActorRef<Object> startParent(Function<Own<ActorRef<Object>>, Handler> handler) {
		return Adapter.spawnAnonymous(this.system,
				Behaviors.<Object>setup((context) -> behavior(handler.apply(new OwnContext(context)))));
	}

	@Override
	public void send(ActorRef<Object> to, Object message) {
		to.tell(message);
	}

	@Override
	public ActorRef<Object> startEcho() {
		return start((message) -> {
			((Question) message).from().tell(ANSWER);
			return true;
		});
	}

	@Override
	public void ask(ActorRef<Object> echo) throws Exception {
		AskPattern.<Object, Object>ask(echo, Question::new, TIMEOUT, this.scheduler).toCompletableFuture().get();
	}

	@Override
	public void ask(ActorRef<Object> echo, Asking asking) throws InterruptedException {
		if (asking.callers() > 1) {
			// Many threads get more answers than many actors do.
			asking.ask(this, echo, Thread::startVirtualThread);
			return;
		}
		Adapter.spawnAnonymous(this.system, Behaviors.<Object>setup((context) -> new Asker(context, echo, asking)));
		asking.await();
	}

	@Override
	public void close() {
		this.system.terminate();
	}

	/** An actor does not wait in Pekko: the answer comes as a message. */
	private static final class Asker extends AbstractBehavior<Object> {

		private final ActorRef<Object> echo;

		private final Asking asking;

		private int answers;

		private long begin;

		private Asker(ActorContext<Object> context, ActorRef<Object> echo, Asking asking) {
			super(context);
			this.echo = echo;
			this.asking = asking;
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
			this.asking.answered(0, this.answers++, System.nanoTime() - this.begin);
			if (this.answers == this.asking.times()) {
				this.asking.ended();
				return Behaviors.stopped();
			}
			ask();
			return this;
		}

	}

}
