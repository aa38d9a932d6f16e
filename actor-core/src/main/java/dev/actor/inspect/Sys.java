package dev.actor.inspect;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import dev.actor.process.DebugEvent;
import dev.actor.process.DebugHook;
import dev.actor.process.ExitReason;
import dev.actor.process.NoProcessException;
import dev.actor.process.Pid;
import dev.actor.process.Subject;
import dev.actor.process.SystemDesk;
import dev.actor.process.SystemRequest;
import org.jspecify.annotations.Nullable;

/**
 * What operators do to a running actor, supervisor or state machine, OTP's {@code sys}:
 * look at its state, stop the world for it, follow its messages. Works from any thread,
 * also while the process is suspended; each operation waits until the process has got
 * round to it, after the messages that the caller sent before.
 * <p>
 * All operations throw {@link dev.actor.process.CallException}s as a call of the process
 * does: {@link NoProcessException} if it has ended,
 * {@link dev.actor.process.CallTimeoutException} if it was too busy,
 * {@link dev.actor.process.CallingSelfException} if it asks itself; and
 * {@link IllegalStateException} for a process with a loop of its own, which takes no
 * system messages. Immutable.
 */
public final class Sys {

	/** How long operations wait if nothing is said, as in OTP: five seconds. */
	public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(5);

	private static final String STATISTICS = "statistics";

	private static final String LOG = "log";

	private static final String TRACE = "trace";

	private static final String FILE = "log to file";

	private final Supplier<Pid> target;

	private final Duration timeout;

	private Sys(Supplier<Pid> target, Duration timeout) {
		this.target = target;
		this.timeout = timeout;
	}

	/**
	 * For one incarnation of a process.
	 * @param pid the process
	 * @return its operations
	 */
	public static Sys of(Pid pid) {
		Objects.requireNonNull(pid, "pid");
		return new Sys(() -> pid, DEFAULT_TIMEOUT);
	}

	/**
	 * For whoever owns a subject at the time of each operation.
	 * @param subject the subject
	 * @return its operations
	 */
	public static Sys of(Subject<?> subject) {
		Objects.requireNonNull(subject, "subject");
		return new Sys(() -> subject.owner()
			.orElseThrow(() -> new NoProcessException(
					"Nobody is there to be asked: the %s has no owner".formatted(subject))),
				DEFAULT_TIMEOUT);
	}

	/**
	 * The same, with another patience.
	 * @param timeout how long each operation waits
	 * @return the changed copy
	 */
	public Sys timeout(Duration timeout) {
		return new Sys(this.target, timeout);
	}

	private <R> R ask(SystemRequest<R> request) {
		return this.target.get().system(request, this.timeout);
	}

	private void tell(Consumer<SystemDesk> request) {
		ask((desk) -> {
			request.accept(desk);
			return true;
		});
	}

	/**
	 * Stops the handling of messages; they wait. System messages are answered, and exit
	 * signals and the end of the parent have their effect. Suspending twice needs one
	 * resume only.
	 */
	public void suspend() {
		tell(SystemDesk::suspend);
	}

	/** Goes on with the messages that wait, in the order of their arrival. */
	public void resume() {
		tell(SystemDesk::resume);
	}

	/**
	 * The state, unredacted.
	 * @return the state; empty for a process that has none to show
	 */
	public Optional<Object> state() {
		return ask((desk) -> Optional.ofNullable(desk.state()));
	}

	/**
	 * The state, unredacted.
	 * @param <S> the type of the state
	 * @param type the type of the state
	 * @return the state
	 * @throws ClassCastException if the state is of another type
	 */
	public <S> S state(Class<S> type) {
		return type.cast(state().orElseThrow(() -> new ClassCastException(
				"%s has no state to show, and so no %s".formatted(this.target.get(), type.getName()))));
	}

	/**
	 * Puts another state in place.
	 * @param <S> the type of the state
	 * @param type the type of the state
	 * @param change makes the new state of the present one; runs in the process
	 * @return the new state
	 * @throws dev.actor.process.SystemRequestFailedException if the change threw, the
	 * state is of another type, or the process does not allow it; the state is as before
	 */
	public <S> S replaceState(Class<S> type, UnaryOperator<S> change) {
		return type.cast(ask((desk) -> desk.replaceState((state) -> change.apply(type.cast(state)))));
	}

	/**
	 * What may be shown of the process.
	 * @return its status
	 */
	public Status status() {
		return ask((desk) -> new Status(desk.isSuspended(), Optional.ofNullable(desk.redactedState()), desk.hooks()));
	}

	/**
	 * What may be shown of a process.
	 *
	 * @param suspended whether it is suspended
	 * @param state its redacted state, if it has one to show
	 * @param hooks the ids of the debug hooks that are installed
	 */
	public record Status(boolean suspended, Optional<Object> state, Set<String> hooks) {

	}

	/**
	 * Stops the process with {@link ExitReason#NORMAL} and waits for its end.
	 * @see Pid#stop(ExitReason, Duration)
	 */
	public void stop() {
		stop(ExitReason.NORMAL);
	}

	/**
	 * Stops the process and waits for its end. It cleans up; nobody is killed.
	 * @param reason the reason to end with
	 * @throws dev.actor.process.CalleeExitedException if it ended with another reason
	 * @see Pid#stop(ExitReason, Duration)
	 */
	public void stop(ExitReason reason) {
		this.target.get().stop(reason, this.timeout);
	}

	// -- debugging

	/**
	 * Begins to count, or stops. Beginning twice goes on counting.
	 * @param on whether to count
	 */
	public void statistics(boolean on) {
		toggle(STATISTICS, on ? new StatisticsHook() : null);
	}

	/**
	 * What was counted.
	 * @return the figures, or empty if nothing is counted
	 */
	public Optional<Statistics> statistics() {
		return ask((desk) -> desk.hook(STATISTICS).map((hook) -> ((StatisticsHook) hook).statistics()));
	}

	/**
	 * Keeps the last events, redacted.
	 * @param capacity how many, one at least
	 */
	public void log(int capacity) {
		LogHook hook = new LogHook(capacity);
		ask((desk) -> {
			desk.remove(LOG);
			return desk.install(LOG, hook);
		});
	}

	/**
	 * The events that were kept.
	 * @return the events, oldest first; none if none are kept
	 */
	public List<DebugEvent> log() {
		return ask((desk) -> desk.hook(LOG).map((hook) -> ((LogHook) hook).events()).orElse(List.of()));
	}

	/** Keeps no events any longer. */
	public void noLog() {
		toggle(LOG, null);
	}

	/**
	 * Writes each event to the log of this class at level info, redacted, or stops.
	 * @param on whether to write
	 */
	public void trace(boolean on) {
		Pid pid = this.target.get();
		toggle(TRACE, on ? new TraceHook(pid) : null);
	}

	/**
	 * Appends each event to a file, redacted, one line each.
	 * @param file the file; made if it is not there
	 * @throws dev.actor.process.SystemRequestFailedException if the file cannot be
	 * written
	 */
	public void logToFile(Path file) {
		ask((desk) -> {
			desk.remove(FILE);
			return desk.install(FILE, new FileHook(file));
		});
	}

	/** Writes no file any longer, and closes it. */
	public void noFile() {
		toggle(FILE, null);
	}

	private void toggle(String id, @Nullable DebugHook hook) {
		ask((desk) -> (hook != null) ? desk.install(id, hook) : desk.remove(id));
	}

	/**
	 * Has somebody told of each event.
	 * @param id under which the hook is found again
	 * @param hook whom to tell, on the thread of the process
	 * @return false if there is one with this id already; it stays
	 */
	public boolean install(String id, DebugHook hook) {
		Objects.requireNonNull(hook, "hook");
		return ask((desk) -> desk.install(id, hook));
	}

	/**
	 * Takes a hook away.
	 * @param id its id
	 * @return false if there was none
	 */
	public boolean remove(String id) {
		return ask((desk) -> desk.remove(id));
	}

	/** Takes away everything that looks on: statistics, logs, traces and hooks. */
	public void noDebug() {
		tell(SystemDesk::removeAll);
	}

	@Override
	public String toString() {
		return "system messages for " + this.target.get();
	}

}
