package dev.actor.benchmarks.contender;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.Next;
import dev.actor.process.Process;
import dev.actor.process.Reply;
import dev.actor.process.Subject;

/** This project: actors, with default options. */
public sealed class ActorContender implements Contender<Subject<Object>> permits BodyContender, SupervisedContender {

	private static final Duration TIMEOUT = Duration.ofSeconds(PATIENCE);

	private static final Object ANSWER = new Object();

	private final ActorSystem system;

	private final UnaryOperator<Actor<Handler, Object>> options;

	/** With default options. */
	public ActorContender() {
		this(ActorSystem.create("benchmark"), UnaryOperator.identity());
	}

	ActorContender(ActorSystem system, UnaryOperator<Actor<Handler, Object>> options) {
		this.system = system;
		this.options = options;
	}

	private record Question(Reply<Object> reply) {
	}

	private record OwnActor(Process self, Subject<Object> address,
			UnaryOperator<Actor<Handler, Object>> options) implements Own<Subject<Object>> {

		@Override
		public Subject<Object> start(Handler handler) {
			return this.options.apply(actor(handler)).start(this.self).subject();
		}

	}

	/**
	 * The same system: its processes with a loop of their own.
	 * @return the contender
	 */
	public final Contender<Subject<Object>> bodies() {
		return new BodyContender(this.system);
	}

	final ActorSystem system() {
		return this.system;
	}

	@Override
	public Supplier<Subject<Object>> definition(Handler handler) {
		Actor<Handler, Object> actor = actor(handler);
		return () -> launch(this.options.apply(actor));
	}

	private static Actor<Handler, Object> actor(Handler handler) {
		return Actor.of(handler, ActorContender::handle);
	}

	Subject<Object> launch(Actor<Handler, Object> actor) {
		return actor.start(this.system).subject();
	}

	static Next<Handler, Object> handle(Handler handler, Object message) throws Exception {
		return handler.handle(message) ? Next.state(handler) : Next.stop();
	}

	@Override
	public Subject<Object> startParent(Function<Own<Subject<Object>>, Handler> handler) {
		return launch(this.options.apply(Actor.withInit(
				(self, subject) -> handler.apply(new OwnActor(self, subject, this.options)), ActorContender::handle)));
	}

	@Override
	public final void send(Subject<Object> to, Object message) {
		to.send(message);
	}

	@Override
	public final Subject<Object> startEcho() {
		return start(ActorContender::answer);
	}

	private static boolean answer(Object message) {
		((Question) message).reply().send(ANSWER);
		return true;
	}

	@Override
	public final void ask(Subject<Object> echo) {
		echo.call(Question::new, TIMEOUT);
	}

	@Override
	public final void ask(Subject<Object> echo, Asking asking) throws InterruptedException {
		asking.ask(this, echo, (caller) -> this.system.spawn((self) -> caller.run()));
	}

	@Override
	public final void close() {
		this.system.close();
	}

}
