package dev.actor.process;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * What a process may do, handed to its body. Only the thread that runs the process may
 * use it; others get an {@link IllegalStateException}. When an exit signal has ended the
 * process, every method throws {@link ExitException}, again and again.
 */
@SuppressWarnings("AvoidCommonTypeNames") // the field's own word
public interface Process extends Spawner {

	/**
	 * The process that the calling thread runs, for code further down the stack.
	 * @return the process
	 * @throws IllegalStateException if the thread runs no process
	 */
	static Process current() {
		return ifCurrent().orElseThrow(() -> new IllegalStateException("Thread '" + Thread.currentThread().getName()
				+ "' runs no process; use ActorSystem.attach() to give it one"));
	}

	/**
	 * The process that the calling thread runs, for code that any thread may call.
	 * @return the process, or empty if the thread runs none
	 */
	static Optional<Process> ifCurrent() {
		return Optional.ofNullable(Current.checkAlive()).map(LocalProcess::self);
	}

	/**
	 * The identity of this process.
	 * @return the pid
	 */
	Pid pid();

	/**
	 * Who started this process, dead or alive.
	 * @return the parent, or empty if no process did
	 */
	Optional<Pid> parent();

	/**
	 * The parent, its parent, and so on.
	 * @return the ancestors, nearest first
	 */
	List<Pid> ancestors();

	/**
	 * Who asked for the work that this process does, who asked those, and so on. Not the
	 * ancestors: what a supervisor starts on behalf of somebody has that one as its
	 * caller. Elixir's {@code $callers}.
	 * @return the callers, nearest first; empty if nobody said so when it was started
	 */
	List<Pid> callers();

	/**
	 * Says how people know this process: in crash reports, errors and pictures.
	 * @param label any text
	 */
	void label(String label);

	/**
	 * Makes a new subject that belongs to this process.
	 * @param <M> the type of the messages
	 * @return the subject
	 */
	<M> Subject<M> subject();

	/**
	 * Takes a name, and is reachable through it until the end of the process. A process
	 * has one name at most.
	 * @param <M> the type of the messages
	 * @param name the name
	 * @return the subject that leads to the name
	 * @throws NameTakenException if another process holds the name
	 * @throws IllegalStateException if this process has a name already
	 */
	<M> Subject<M> register(Name<M> name);

	/**
	 * Takes the oldest message of one subject out of the mailbox; waits for one if there
	 * is none. Others stay where they are.
	 * @param <M> the type of the messages
	 * @param subject a subject of this process, or of its name
	 * @param timeout how long to wait; zero looks once
	 * @return the message, or empty when none came in time
	 * @throws IllegalStateException if the subject belongs to another process
	 */
	<M> Optional<M> receive(Subject<M> subject, Duration timeout);

	/**
	 * Takes the oldest message that the selector takes out of the mailbox; waits for one
	 * if there is none.
	 * @param <T> what messages are turned into
	 * @param selector what to take
	 * @param timeout how long to wait; zero looks once
	 * @return what the selector made of it, or empty when none came in time
	 */
	<T> Optional<T> receive(Selector<T> selector, Duration timeout);

	/**
	 * Like {@link #receive(Subject, Duration)}, without an end.
	 * @param <M> the type of the messages
	 * @param subject a subject of this process, or of its name
	 * @return the message
	 */
	<M> M receiveForever(Subject<M> subject);

	/**
	 * Like {@link #receive(Selector, Duration)}, without an end.
	 * @param <T> what messages are turned into
	 * @param selector what to take
	 * @return what the selector made of it
	 */
	<T> T receiveForever(Selector<T> selector);

	/** Drops everything that is in the mailbox, whatever it is. */
	void flush();

	/**
	 * Waits. Messages go on arriving.
	 * @param duration how long
	 */
	void sleep(Duration duration);

	/**
	 * Waits outside the mailbox until something is so; for behaviours. Whoever makes it
	 * so {@linkplain #wake() wakes} the process then. Messages go on arriving and wake
	 * nobody.
	 * @param condition asked on this thread, before the wait and after each wake-up
	 * @param timeout how long to wait; zero asks once
	 * @return false if it was not so in time
	 * @throws CallInterruptedException if the thread was interrupted
	 */
	boolean waitUntil(BooleanSupplier condition, Duration timeout);

	/**
	 * Lets the process look again at what it {@linkplain #waitUntil waits for}. Any
	 * thread; never blocks, and does nothing if it does not wait.
	 */
	void wake();

	/**
	 * Ends this process, by throwing. Nothing more runs but what catches it.
	 * @param reason the reason
	 * @return never; lets the compiler know that the code ends, as in
	 * {@code throw self.exit(reason)}
	 */
	ExitException exit(ExitReason reason);

	/**
	 * Chooses whether exit signals end this process or arrive as {@link Exit} messages.
	 * @param trap whether to trap
	 * @return the choice before
	 */
	boolean trapExits(boolean trap);

	/**
	 * Links this process with another one. There is one link between two processes at
	 * most.
	 * @param pid the other one
	 * @return false if it has ended and this process does not trap exits; one that does
	 * gets an {@link Exit} with {@link ExitReason#NO_PROCESS} instead
	 */
	boolean link(Pid pid);

	/**
	 * Takes the link away. From the return on, the end of the other one does not touch
	 * this process; an {@link Exit} that has already arrived stays.
	 * @param pid the other one
	 */
	void unlink(Pid pid);

	/**
	 * Watches a process. When it ends, one {@link Down} arrives; at once if it has ended
	 * already.
	 * @param pid the process
	 * @return the monitor
	 */
	Monitor monitor(Pid pid);

	/**
	 * Watches whoever holds a name now. When nobody does, one {@link Down} arrives at
	 * once.
	 * @param name the name
	 * @return the monitor
	 */
	Monitor monitor(Name<?> name);

	/**
	 * Stops watching; a {@link Down} that has already arrived is dropped. Does nothing
	 * for a monitor of another process.
	 * @param monitor the monitor
	 */
	void demonitor(Monitor monitor);

	/**
	 * Starts a process that is not linked to this one, and watches it from its first
	 * moment on.
	 * @param body what it runs
	 * @return the monitor, which knows the pid
	 */
	Monitor spawnMonitored(Body body);

	/**
	 * Starts a process that the kernel calls once for each message, which is not linked
	 * to this one, and watches it from its first moment on. Waits until its initialiser
	 * is through. After an error nothing is left, no {@link Down} either. OTP's
	 * {@code start_monitor}.
	 * @param behavior what it runs; belongs to this one process from now on
	 * @param options more choices
	 * @return the monitor, which knows the pid
	 * @throws StartException if it did not start
	 */
	Monitor startMonitored(Behavior<?> behavior, SpawnOptions options);

	/**
	 * Says how long a process that was ended by a signal may go on in code that does not
	 * let go, before its end is told anyway and its thread is reported as a zombie. A
	 * supervisor gives its children the time that they have to stop, so that no successor
	 * works beside them.
	 * @param pid the process
	 * @param grace the time, half a second if nothing is said
	 */
	void grace(Pid pid, Duration grace);

	/**
	 * The system's monotonic time, which a test may have made virtual.
	 * @return nanoseconds since an arbitrary instant; only differences mean anything
	 */
	long monotonicNanos();

	/**
	 * What supervisors of the system tolerate that say nothing themselves; for
	 * supervisors.
	 * @return how many restarts, in which period
	 */
	RestartIntensity restartIntensity();

	/**
	 * Records that nobody handles a message which this process has taken: it is counted,
	 * told to the listeners and logged as every dead letter is; for behaviours.
	 * @param message the message
	 * @param cause what kind of misfortune it was
	 * @param why why nobody handles it, for people
	 */
	void deadLetter(Object message, DeadLetter.Cause cause, String why);

	/**
	 * Tells the system's listeners of something that happens above the kernel; for
	 * behaviours.
	 * @param event what to tell each listener
	 */
	void announce(Consumer<ProcessListener> event);

}
