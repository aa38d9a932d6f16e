package dev.actor.test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

import dev.actor.ActorSystem;
import dev.actor.behavior.ActorSpec;
import dev.actor.process.Ack;
import dev.actor.process.CallException;
import dev.actor.process.Down;
import dev.actor.process.Exit;
import dev.actor.process.ExitReason;
import dev.actor.process.Name;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.Reply;
import dev.actor.process.Subject;
import org.jspecify.annotations.Nullable;

/**
 * A process of the test that keeps what it gets, so that the test can say what it
 * expects:
 *
 * <pre>{@code
 * Probe<String> probe = Probe.start(system);
 * greeter.send(new Greet("Joe", probe.subject()));
 * probe.expect("Hello, Joe");
 * probe.expectNone(Duration.ofMillis(100));
 * }</pre>
 *
 * <p>
 * Each expectation takes the next message, waits for it if need be, and fails with what
 * came in its place. Ends of watched and linked processes are expected apart from
 * messages. A probe traps exits. It may stand in a supervision tree in the place of an
 * actor, by its {@link #spec()}: what it got before a restart is kept.
 * <p>
 * Any thread may send to it. What is expected, one thread says: that which does so first.
 * An expectation blocks for as long as {@link #within} says, three seconds if nothing is
 * said, of {@linkplain VirtualTime virtual time} if there is any.
 *
 * @param <M> the type of the messages
 */
public final class Probe<M> {

	private static final Duration A_MOMENT = Duration.ofSeconds(1);

	private final ProbeProcess<M> process;

	private final Mailbag mailbag = new Mailbag();

	private final @Nullable Name<M> name;

	private volatile @Nullable ActorSystem system;

	private @Nullable Chronicle chronicle;

	private @Nullable Thread owner;

	private Duration within = Duration.ofSeconds(3);

	private Probe(@Nullable Name<M> name) {
		this.name = name;
		this.process = new ProbeProcess<>(name, this.mailbag);
	}

	/**
	 * Starts a probe, which lives as long as its system.
	 * @param <M> the type of the messages
	 * @param system the system
	 * @return the probe
	 */
	public static <M> Probe<M> start(ActorSystem system) {
		Probe<M> probe = new Probe<M>(null).in(system);
		probe.process.start(system);
		return probe;
	}

	/**
	 * A probe that is started by whoever has its {@link #spec()}.
	 * @param <M> the type of the messages
	 * @param name its name, that of the actor in whose place it is
	 * @return the probe
	 */
	public static <M> Probe<M> named(String name) {
		return new Probe<>(Name.of(name));
	}

	/**
	 * Says in which system it is started, so that a test's thread can wait there.
	 * @param system the system
	 * @return this probe
	 */
	public Probe<M> in(ActorSystem system) {
		this.system = Objects.requireNonNull(system, "system");
		return this;
	}

	Probe<M> told(Chronicle chronicle) {
		this.chronicle = chronicle;
		return this;
	}

	/**
	 * Says how long an expectation waits.
	 * @param time the time
	 * @return this probe
	 */
	public Probe<M> within(Duration time) {
		this.within = Objects.requireNonNull(time, "time");
		return this;
	}

	/**
	 * Answers by itself from now on, while the test's thread waits elsewhere. What was
	 * answered is to be expected all the same.
	 * @param answer what to do with each message, in the probe's process
	 * @return this probe
	 */
	public Probe<M> answering(Consumer<? super M> answer) {
		this.process.answer(Objects.requireNonNull(answer, "answer"));
		return this;
	}

	/**
	 * What puts the probe into a supervision tree.
	 * @return the spec of an actor with the probe's name
	 * @throws IllegalStateException if it was started without a name
	 */
	public ActorSpec<M> spec() {
		if (this.name == null) {
			throw new IllegalStateException("A probe that was started without a name has no spec: use Probe.named");
		}
		return ActorSpec.of(this.name, this.process);
	}

	/**
	 * Where to send what the probe shall get.
	 * @return the subject
	 * @throws IllegalStateException if it was not started yet
	 */
	public Subject<M> subject() {
		return this.process.subject();
	}

	/**
	 * Its process.
	 * @return the pid of the present incarnation
	 * @throws IllegalStateException if it was not started yet
	 */
	public Pid pid() {
		return this.process.pid();
	}

	// -- messages

	/**
	 * Expects a message, whatever it is.
	 * @return the message
	 */
	public M expect() {
		return expect((message) -> true, "a message");
	}

	/**
	 * Expects a message.
	 * @param message the message, which the next one has to equal
	 * @return the message
	 */
	public M expect(M message) {
		return expect(message::equals, String.valueOf(message));
	}

	/**
	 * Expects a message of some type.
	 * @param <T> the type
	 * @param type the type
	 * @return the message
	 */
	public <T extends M> T expect(Class<T> type) {
		return type.cast(expect(type::isInstance, "a message of type " + type.getSimpleName()));
	}

	/**
	 * Expects a message.
	 * @param matches whether the next one is right
	 * @param description what is expected, for people: "an even number"
	 * @return the message
	 */
	@SuppressWarnings("unchecked")
	public M expect(Predicate<? super M> matches, String description) {
		Got.Message got = next(Got.Message.class, (present) -> true, description);
		if (!matches.test((M) got.message())) {
			throw failure("Expected " + description + ", but got " + got.message());
		}
		return (M) got.message();
	}

	/**
	 * Expects messages one after the other.
	 * @param messages the messages
	 */
	@SafeVarargs
	public final void expectInOrder(M... messages) {
		for (M message : messages) {
			expect(message);
		}
	}

	/**
	 * Takes messages, whatever they are.
	 * @param count how many
	 * @return the messages, in the order in which they came
	 */
	public List<M> receive(int count) {
		List<M> messages = new ArrayList<>();
		while (messages.size() < count) {
			messages.add(expect((message) -> true, "%d messages, got %s".formatted(count, messages)));
		}
		return messages;
	}

	/**
	 * Looks for a message, and drops those before it. The time is for all of them.
	 * @param matches whether it is this one
	 * @param description what is looked for, for people
	 * @return the message
	 */
	@SuppressWarnings("unchecked")
	public M fish(Predicate<? super M> matches, String description) {
		requireOwner();
		List<Object> dropped = new ArrayList<>();
		Got.Message got = this.mailbag.fish((message) -> matches.test((M) message), dropped, waiter(), this.within);
		if (got == null) {
			throw failure("Expected %s among others within %d ms, but it did not come; dropped %s"
				.formatted(description, this.within.toMillis(), dropped));
		}
		return (M) got.message();
	}

	/**
	 * Expects a request, and answers it.
	 * @param <T> the type of the request
	 * @param <R> the type of the answer
	 * @param type the type of the request
	 * @param reply where the request says how to answer, such as {@code Get::reply}
	 * @param answer the answer
	 * @return the request
	 */
	public <T extends M, R> T reply(Class<T> type, Function<? super T, Reply<R>> reply, R answer) {
		T request = expect(type);
		reply.apply(request).send(answer);
		return request;
	}

	/**
	 * Expects that no message comes.
	 * @param duration for how long
	 */
	public void expectNone(Duration duration) {
		requireOwner();
		Got.Message got = this.mailbag.next(Got.Message.class, (present) -> true, waiter(), duration);
		if (got != null) {
			throw failure("Expected no message within %d ms, but got %s".formatted(duration.toMillis(), got.message()));
		}
	}

	// -- the ends of others

	/**
	 * Watches a process from now on.
	 * @param watched the process
	 */
	public void watch(Pid watched) {
		does((self) -> self.monitor(watched));
	}

	/**
	 * Links the probe with a process.
	 * @param peer the process
	 */
	public void link(Pid peer) {
		does((self) -> self.link(peer));
	}

	/**
	 * Expects the end of a process that is watched.
	 * @param watched the process
	 * @return why it ended
	 */
	public ExitReason expectDown(Pid watched) {
		return next(Got.Ended.class, (got) -> got.down().pid().equals(watched), "the end of " + Chronicle.name(watched),
				watched)
			.down()
			.reason();
	}

	/**
	 * Expects the end of a process that is watched.
	 * @param watched the process
	 * @param reason why it is to end
	 */
	public void expectDown(Pid watched, ExitReason reason) {
		requireReason(watched, reason, expectDown(watched));
	}

	/**
	 * Expects the exit signal of a process, mostly one that is linked.
	 * @param peer the process
	 * @return the reason
	 */
	public ExitReason expectExit(Pid peer) {
		return next(Got.Signal.class, (got) -> got.exit().pid().equals(peer),
				"an exit signal of " + Chronicle.name(peer), peer)
			.exit()
			.reason();
	}

	/**
	 * Expects the exit signal of a process, mostly one that is linked.
	 * @param peer the process
	 * @param reason its reason
	 */
	public void expectExit(Pid peer, ExitReason reason) {
		requireReason(peer, reason, expectExit(peer));
	}

	private void requireReason(Pid pid, ExitReason expected, ExitReason actual) {
		if (!expected.equals(actual)) {
			throw failure(
					"Expected %s to end with %s, but it ended with %s".formatted(Chronicle.name(pid), expected, actual),
					pid);
		}
	}

	/**
	 * Forgets what it got and nobody expected, and whose it is: for probes that outlive a
	 * test.
	 */
	public synchronized void clear() {
		this.mailbag.clear();
		this.owner = null;
	}

	/** What it got that was not expected yet, and was sent before: messages only. */
	List<Object> unread() {
		this.process.catchUp(this.within);
		return this.mailbag.left()
			.stream()
			.filter(Got.Message.class::isInstance)
			.map((got) -> ((Got.Message) got).message())
			.toList();
	}

	// -- how

	private void does(Consumer<? super Process> work) {
		requireOwner();
		this.process.control().<Ack>call((reply) -> new ProbeProcess.Work(work, reply), this.within);
	}

	private <G extends Got> G next(Class<G> kind, Predicate<? super G> wanted, String awaited, Pid... about) {
		requireOwner();
		G got = this.mailbag.next(kind, wanted, waiter(), this.within);
		if (got == null) {
			throw failure("Expected %s within %d ms, but nothing came".formatted(awaited, this.within.toMillis()),
					about);
		}
		return got;
	}

	private ActorSystem waiter() {
		ActorSystem present = this.system;
		if (present == null) {
			throw new IllegalStateException(
					"The probe '%s' does not know its system, so nobody can wait there: call in(system)"
						.formatted(this.name));
		}
		return present;
	}

	private synchronized void requireOwner() {
		Thread caller = Thread.currentThread();
		if (this.owner == null) {
			this.owner = caller;
		}
		if (this.owner != caller) {
			throw new IllegalStateException(
					"%s expects something of a probe that belongs to %s: of two threads nobody knows who gets which message. Use a probe for each"
						.formatted(caller, this.owner));
		}
	}

	/** What it has taken so far, if it is busy: that must not hide why the test fails. */
	private List<Got> stillThere() {
		try {
			this.process.catchUp(A_MOMENT);
		}
		catch (CallException ex) {
			// It works on an answer, or has just ended.
		}
		return this.mailbag.left();
	}

	private AssertionError failure(String what, Pid... about) {
		List<Got> left = stillThere();
		StringBuilder text = new StringBuilder(what).append("\nStill there: ")
			.append(left.isEmpty() ? "nothing" : left.stream().map(Got::describe).toList());
		Chronicle told = this.chronicle;
		if (told != null) {
			text.append(told.text(about));
		}
		return new AssertionError(text.toString());
	}

	@Override
	public String toString() {
		return "probe " + ((this.name != null) ? "'" + this.name + "'" : "of a test");
	}

}
