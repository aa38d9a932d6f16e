package dev.actor.test;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.Handler;
import dev.actor.behavior.Startable;
import dev.actor.behavior.Started;
import dev.actor.process.ExitReason;
import dev.actor.process.Pid;
import dev.actor.process.Reply;
import dev.actor.process.Subject;
import dev.actor.statemachine.StateAndData;
import dev.actor.statemachine.StateMachine;

/**
 * Runs one actor or state machine for a test, step by step and without a system that the
 * test has to look after:
 *
 * <pre>{@code
 * BehaviorTest<Integer, Message> counter = BehaviorTest.of(0, this::count);
 * counter.tell(new Increment());
 * assertThat(counter.state()).isEqualTo(1);
 * assertThat(counter.ask(Get::new)).isEqualTo(1);
 * }</pre>
 *
 * <p>
 * It is the real behaviour in a small world of its own, in which one thread runs at a
 * time and time stands still but for {@link #pass}. Each method returns when all that it
 * sets off has happened, so the actor must not wait for anything but the library. Nothing
 * needs to be closed: what the test forgets is garbage, but for a process with a loop of
 * its own that the actor has started, which stays parked until it ends.
 * <p>
 * To be used by the thread that has made it.
 *
 * @param <S> the type of the state
 * @param <M> the type of the messages
 */
public final class BehaviorTest<S, M> {

	private final VirtualTime time = VirtualTime.seeded(1);

	private final BehaviorRecord record = new BehaviorRecord();

	private final ActorSystem system;

	private final Subject<M> subject;

	private final Pid pid;

	private BehaviorTest(Startable<M> actor) {
		this.system = ActorSystem.builder("behavior-test")
			.engine(this.time.engine())
			.listener(this.record)
			.interceptor(this.record)
			.build();
		Started<M> started = inside(() -> actor.start(this.system));
		this.pid = started.pid();
		this.subject = started.subject();
	}

	/** Waits there: the calling thread may be a process of another system. */
	private <R> R inside(Supplier<R> action) {
		CompletableFuture<R> result = new CompletableFuture<>();
		this.system.spawn((self) -> {
			try {
				result.complete(action.get());
			}
			catch (RuntimeException ex) {
				result.completeExceptionally(ex);
			}
		});
		this.time.settle();
		if (result.isCompletedExceptionally() && result.exceptionNow() instanceof RuntimeException ex) {
			throw ex;
		}
		return result.resultNow();
	}

	/**
	 * Starts an actor with a given state.
	 * @param <S> the type of the state
	 * @param <M> the type of the messages
	 * @param state the first state
	 * @param handler what it does with messages
	 * @return the running actor
	 */
	public static <S, M> BehaviorTest<S, M> of(S state, Handler<S, M> handler) {
		return of(Actor.of(state, handler));
	}

	/**
	 * Starts an actor.
	 * @param <S> the type of the state; for an actor as an object, that object
	 * @param <M> the type of the messages
	 * @param actor the actor
	 * @return the running actor, whose initialiser is through
	 * @throws dev.actor.process.StartException if it did not start
	 */
	public static <S, M> BehaviorTest<S, M> of(Actor<S, M> actor) {
		return new BehaviorTest<>(actor);
	}

	/**
	 * Starts a state machine.
	 * @param <S> the type of the state
	 * @param <D> the type of the data
	 * @param <M> the type of the events
	 * @param machine the machine
	 * @return the running machine
	 * @throws dev.actor.process.StartException if it did not start
	 */
	public static <S, D, M> BehaviorTest<StateAndData<S, D>, M> of(StateMachine<S, D, M> machine) {
		return new BehaviorTest<>(machine);
	}

	/**
	 * Sends a message, and lets it be handled.
	 * @param message the message
	 * @return this test
	 * @throws AssertionError if the actor has ended
	 */
	public BehaviorTest<S, M> tell(M message) {
		reason().ifPresent((reason) -> {
			throw new AssertionError("It has ended with %s, so that nobody handles %s".formatted(reason, message));
		});
		this.subject.send(message);
		this.time.settle();
		return this;
	}

	/**
	 * Sends a request, and gives its answer.
	 * @param <R> the type of the answer
	 * @param request makes the request around the reply
	 * @return the answer
	 * @throws AssertionError if there is none when all is quiet
	 */
	public <R> R ask(Function<? super Reply<R>, ? extends M> request) {
		Answer<R> answer = new Answer<>();
		M message = request.apply(answer);
		tell(message);
		return answer.given().orElseThrow(() -> {
			String instead = reason().map((reason) -> "ended with " + reason).orElse("has not answered so far");
			return new AssertionError("It %s: %s".formatted(instead, message));
		});
	}

	/**
	 * Lets time pass: timers, idle and state timeouts that are due go off in their order.
	 * @param duration how much
	 * @return this test
	 */
	public BehaviorTest<S, M> pass(Duration duration) {
		this.time.advance(duration);
		return this;
	}

	/**
	 * Ends the actor as its operator would, so that it cleans up.
	 * @param reason the reason
	 * @return this test
	 */
	public BehaviorTest<S, M> stop(ExitReason reason) {
		return inside(() -> {
			this.pid.stop(reason, Duration.ofSeconds(5));
			return this;
		});
	}

	/**
	 * The state; the last one when it has ended.
	 * @return the state itself, not a copy, without redaction
	 */
	@SuppressWarnings("unchecked")
	public S state() {
		return (S) Objects.requireNonNull(this.record.state(), "It has no state to show");
	}

	/**
	 * Where others than the actor receive: to be handed to it in messages or when it is
	 * made.
	 * @param <T> the type of the messages
	 * @return an inbox of its own
	 */
	public <T> TestInbox<T> inbox() {
		return new TestInbox<>(this.system);
	}

	/**
	 * Where the actor receives.
	 * @return its subject; {@link #pass} by no time lets happen what is sent to it
	 */
	public Subject<M> subject() {
		return this.subject;
	}

	/**
	 * Who it is, for links, monitors and exit signals.
	 * @return its pid
	 */
	public Pid pid() {
		return this.pid;
	}

	/**
	 * Whether it has ended.
	 * @return false while it runs
	 */
	public boolean isStopped() {
		return reason().isPresent();
	}

	/**
	 * Why it has ended. A crash is an {@link ExitReason.Abnormal}.
	 * @return the reason, or empty while it runs
	 */
	public Optional<ExitReason> reason() {
		return this.record.reason(this.pid);
	}

	/**
	 * What it has started, and what that has started, in this order.
	 * @return the pids, dead or alive
	 */
	public List<Pid> spawned() {
		return this.record.spawnedBy(this.pid);
	}

	/**
	 * Whom it has watched, in this order.
	 * @return the pids
	 */
	public List<Pid> monitored() {
		return this.record.monitoredBy(this.pid);
	}

	/**
	 * How many messages wait for their time, whoever is to get them.
	 * @return the number of timers; {@link #pass} shows what they do
	 */
	public int scheduled() {
		return this.system.load().timers();
	}

	/** Takes the first answer. */
	private static final class Answer<R> implements Reply<R> {

		private volatile Optional<R> given = Optional.empty();

		@Override
		public synchronized void send(R answer) {
			if (this.given.isEmpty()) {
				this.given = Optional.of(answer);
			}
		}

		Optional<R> given() {
			return this.given;
		}

		@Override
		public String toString() {
			return "reply";
		}

	}

}
