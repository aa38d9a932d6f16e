package dev.actor.benchmarks.contender;

import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A system to measure, as far as the workloads need it. A JVM runs one of them only, so
 * that all calls have one target.
 *
 * @param <A> its own addresses, so that none has to be wrapped
 */
public interface Contender<A> extends AutoCloseable {

	/** How long a caller waits for an answer, in seconds. */
	int PATIENCE = 60;

	/**
	 * Starts a contender.
	 * @param name its name
	 * @return the contender
	 */
	static Contender<?> named(String name) {
		return switch (name) {
			case "actor" -> new ActorContender();
			case "actor-metrics" -> Watched.metrics();
			case "actor-listener" -> Watched.listener();
			case "actor-message-listener" -> Watched.messageListener();
			case "actor-mdc" -> Watched.mdc();
			case "actor-bounded" -> Watched.bounded();
			case "actor-body" -> new ActorContender().bodies();
			case "actor-supervised" -> SupervisedContender.unnamed();
			case "actor-named" -> SupervisedContender.named();
			case "floor" -> new FloorContender();
			case "virtual-thread" -> new VirtualThreadContender();
			case "jox" -> new JoxContender();
			case "pekko" -> new PekkoContender(PekkoContender.DEFAULT_EXECUTOR);
			case "pekko-thread" -> new PekkoThreadContender();
			case "pekko-virtual" -> new PekkoContender("virtual-thread-executor");
			default -> throw new IllegalArgumentException("There is no system '" + name + "'");
		};
	}

	/**
	 * A definition from which many processes can be started.
	 * @param handler what each of them does
	 * @return starts one
	 */
	Supplier<A> definition(Handler handler);

	/**
	 * Starts a process that nobody watches over.
	 * @param handler what it does
	 * @return its address
	 */
	default A start(Handler handler) {
		return definition(handler).get();
	}

	/**
	 * Starts a process that will start others.
	 * @param handler makes what it does
	 * @return its address
	 */
	A startParent(Function<Own<A>, Handler> handler);

	/**
	 * Sends a message. Does not wait.
	 * @param to the receiver
	 * @param message the message
	 */
	void send(A to, Object message);

	/**
	 * Starts a process that answers every question.
	 * @return its address
	 */
	A startEcho();

	/**
	 * Asks an echo and waits, on any thread.
	 * @param echo whom to ask
	 * @throws Exception not expected
	 */
	void ask(A echo) throws Exception;

	/**
	 * Has processes ask an echo, and waits for the end of all of them.
	 * @param echo whom to ask
	 * @param asking how many, how often; is told how long each answer took
	 * @throws Exception not expected
	 */
	void ask(A echo, Asking asking) throws Exception;

	@Override
	void close();

}
