package dev.actor.task;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.actor.process.ExitReason;
import dev.actor.process.ExitWatch;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import org.jspecify.annotations.Nullable;

/**
 * A process that works out one result for the process that started it, its owner.
 * Elixir's {@code Task}.
 * <ul>
 * <li>Only the owner may use it; others get an {@link IllegalStateException}. Threads
 * that are no process use {@link TaskSupervisor#submit}.</li>
 * <li>The result stays with the task, outside the owner's mailbox: it may be asked for
 * again, later, or never. An actor can start a task in one handler and wait for it in
 * another one.</li>
 * <li>A linked task that fails takes its owner with it, and the owner's end ends the
 * task. As with any link, an owner that traps exits gets an
 * {@link dev.actor.process.Exit} when the task ends instead, also after a normal end; so
 * do Elixir's. Such an owner rather uses {@link TaskSupervisor#asyncNolink}.</li>
 * <li>The code of a task finds its own process with {@link Process#current()}.</li>
 * </ul>
 * A process without a result is not a task but a {@link Process#spawn spawn}.
 *
 * @param <R> the type of the result
 */
public final class Task<R> {

	/** How long {@link #await()} waits. */
	public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(5);

	private static final Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE);

	private final Process owner;

	private final @Nullable Pid pid;

	private final Work<R> work;

	private boolean ignored;

	Task(Process owner, @Nullable Pid pid, Work<R> work) {
		this.owner = owner;
		this.pid = pid;
		this.work = work;
	}

	/**
	 * Starts a task that is linked to its owner. Returns at once. Elixir's
	 * {@code Task.async}.
	 * @param <R> the type of the result
	 * @param self the owner, the calling process
	 * @param code what the task runs; what it throws ends the task abnormally, and its
	 * result must not be null
	 * @return the task
	 */
	public static <R> Task<R> async(Process self, Callable<? extends R> code) {
		Work<R> work = new Work<>(Objects.requireNonNull(code, "code"), Work.Tie.LINK, self.pid());
		return new Task<>(self, self.spawn(work, work.options(self.toString(), Work.callers(self))), work);
	}

	/** Not linked, but killed when the owner ends. */
	static <R> Task<R> leashed(Process self, Callable<? extends R> code) {
		Work<R> work = new Work<>(code, Work.Tie.LEASH, self.pid());
		return new Task<>(self, self.spawnUnlinked(work, work.options(self.toString(), Work.callers(self))), work);
	}

	/**
	 * A task that is finished already, and never was a process.
	 * @param <R> the type of the result
	 * @param self the owner, the calling process
	 * @param value the result
	 * @return the task
	 */
	public static <R> Task<R> completed(Process self, R value) {
		Work<R> work = new Work<>(() -> value, Work.Tie.NONE, self.pid());
		work.outcome().settle(new TaskResult.Ok<>(value));
		return new Task<>(self, null, work);
	}

	/**
	 * Applies a function to each input in a task of its own, a few at a time. Elixir's
	 * {@code Task.async_stream}.
	 * @param <T> the type of the inputs
	 * @param <R> the type of the results
	 * @param inputs the inputs, pulled when there is room for one more
	 * @param function what the tasks run
	 * @return the stream, which starts nothing before it is opened
	 */
	public static <T, R> TaskStream<T, R> stream(Iterable<? extends T> inputs,
			TaskStream.Function<? super T, ? extends R> function) {
		Objects.requireNonNull(inputs, "inputs");
		return new TaskStream<>(() -> new TaskStream.Source<>(inputs.iterator(), () -> {
		}), function);
	}

	/**
	 * Like {@link #stream(Iterable, TaskStream.Function)}, but can be opened once only.
	 * @param <T> the type of the inputs
	 * @param <R> the type of the results
	 * @param inputs the inputs, pulled when there is room for one more; closed at the end
	 * @param function what the tasks run
	 * @return the stream, which starts nothing before it is opened
	 */
	public static <T, R> TaskStream<T, R> stream(Stream<? extends T> inputs,
			TaskStream.Function<? super T, ? extends R> function) {
		Objects.requireNonNull(inputs, "inputs");
		return new TaskStream<>(() -> new TaskStream.Source<>(inputs.iterator(), inputs::close), function);
	}

	/**
	 * The process of the task, dead or alive.
	 * @return its pid, or empty for one that was {@link #completed} from the beginning
	 */
	public Optional<Pid> pid() {
		return Optional.ofNullable(this.pid);
	}

	Outcome<R> outcome() {
		return this.work.outcome();
	}

	// -- waiting

	/**
	 * Like {@link #await(Duration)}, five seconds.
	 * @return the result
	 */
	public R await() {
		return await(DEFAULT_TIMEOUT);
	}

	/**
	 * Waits for the result. The owner's mailbox stays as it is, and an exit signal to the
	 * owner ends the wait.
	 * @param timeout how long to wait; the task goes on if the owner gave up
	 * @return the result
	 * @throws TaskExitedException if the task ended without one; has what it threw as its
	 * cause. A linked owner that does not trap exits ends with the task instead, unless
	 * that ended normally
	 * @throws TaskTimeoutException if the task did not finish in time
	 * @throws dev.actor.process.CallInterruptedException if the thread was interrupted
	 * @throws IllegalStateException if the caller is not the owner
	 */
	public R await(Duration timeout) {
		requireUsable();
		if (!outcome().await(this.owner, timeout)) {
			throw new TaskTimeoutException(toString(), timeout);
		}
		return value();
	}

	private R value() {
		return switch (Objects.requireNonNull(outcome().get())) {
			case TaskResult.Ok<R>(R value) -> value;
			case TaskResult.Exited<R>(ExitReason reason) -> throw new TaskExitedException(toString(), reason);
		};
	}

	/**
	 * Waits for the results of all. Elixir's {@code Task.await_many}.
	 * @param <R> the type of the results
	 * @param tasks tasks of the calling process
	 * @param timeout how long to wait for all of them together
	 * @return the results, in the order of the tasks
	 * @throws TaskExitedException as soon as one of them ended without a result; the
	 * others go on
	 * @throws TaskTimeoutException if not all of them finished in time; they go on
	 */
	public static <R> List<R> awaitMany(List<Task<R>> tasks, Duration timeout) {
		if (!awaitSome(tasks, () -> allSettledOrOneFailed(tasks), timeout)) {
			List<Task<R>> unfinished = tasks.stream().filter((task) -> !task.outcome().isSettled()).toList();
			throw new TaskTimeoutException("%d of %d tasks, the first of them %s,".formatted(unfinished.size(),
					tasks.size(), unfinished.getFirst()), timeout);
		}
		tasks.stream().filter(Task::hasFailed).findFirst().ifPresent(Task::value);
		return tasks.stream().map(Task::value).toList();
	}

	private static <R> boolean allSettledOrOneFailed(List<Task<R>> tasks) {
		boolean all = true;
		for (Task<R> task : tasks) {
			if (task.hasFailed()) {
				return true;
			}
			all &= task.outcome().isSettled();
		}
		return all;
	}

	private boolean hasFailed() {
		return outcome().get() instanceof TaskResult.Exited;
	}

	private static <R> boolean awaitSome(List<Task<R>> tasks, BooleanSupplier condition, Duration timeout) {
		tasks.forEach(Task::requireUsable);
		return tasks.isEmpty() || Outcome.await(tasks.getFirst().owner, tasks.stream().map(Task::outcome).toList(),
				condition, timeout);
	}

	/**
	 * Waits for the task, without an error. Elixir's {@code Task.yield}.
	 * @param timeout how long to wait; zero looks once
	 * @return what became of it, or empty if it is not finished yet: it goes on, and can
	 * be waited for again
	 * @throws IllegalStateException if the caller is not the owner
	 */
	@SuppressWarnings("NamedLikeContextualKeyword") // Elixir's word; always called on a
													// task
	public Optional<TaskResult<R>> yield(Duration timeout) {
		requireUsable();
		outcome().await(this.owner, timeout);
		return Optional.ofNullable(outcome().get());
	}

	/**
	 * Waits until all tasks are finished, or the time is over. They go on then.
	 * @param <R> the type of the results
	 * @param tasks tasks of the calling process
	 * @param timeout how long to wait for all of them together
	 * @return for each task, in their order, what {@link #yield} would give
	 */
	public static <R> List<Optional<TaskResult<R>>> yieldMany(List<Task<R>> tasks, Duration timeout) {
		return yieldMany(tasks, timeout, OnTimeout.NOTHING);
	}

	/**
	 * Waits until all tasks are finished, or the time is over.
	 * @param <R> the type of the results
	 * @param tasks tasks of the calling process
	 * @param timeout how long to wait for all of them together
	 * @param onTimeout what happens to those that are not finished then
	 * @return for each task, in their order, what became of it, or empty if it was not
	 * finished in time
	 */
	public static <R> List<Optional<TaskResult<R>>> yieldMany(List<Task<R>> tasks, Duration timeout,
			OnTimeout onTimeout) {
		return yieldMany(tasks, tasks.size(), timeout, onTimeout);
	}

	/**
	 * Waits until a number of tasks are finished, or the time is over. Elixir's
	 * {@code Task.yield_many}.
	 * @param <R> the type of the results
	 * @param tasks tasks of the calling process
	 * @param limit how many to wait for, zero or more
	 * @param timeout how long to wait for them together
	 * @param onTimeout what happens to those that are not finished when the time is over;
	 * nothing does when the limit was reached before
	 * @return for each task, in their order, what became of it, or empty if it was not
	 * finished in time
	 */
	public static <R> List<Optional<TaskResult<R>>> yieldMany(List<Task<R>> tasks, int limit, Duration timeout,
			OnTimeout onTimeout) {
		if (limit < 0) {
			throw new IllegalArgumentException("'limit' must be zero or more tasks, but is " + limit);
		}
		int wanted = Math.min(limit, tasks.size());
		boolean inTime = awaitSome(tasks,
				() -> tasks.stream().filter((task) -> task.outcome().isSettled()).count() >= wanted, timeout);
		OnTimeout then = inTime ? OnTimeout.NOTHING : onTimeout;
		List<Optional<TaskResult<R>>> results = new ArrayList<>();
		for (Task<R> task : tasks) {
			TaskResult<R> result = task.outcome().get();
			results.add((result != null) ? Optional.of(result) : switch (then) {
				case NOTHING -> Optional.empty();
				case IGNORE -> task.ignore();
				case KILL_TASK -> task.shutdownBrutally();
			});
		}
		return results;
	}

	// -- giving up

	/**
	 * Like {@link #shutdown(Duration)}, five seconds.
	 * @return what became of it, or empty if it was stopped before it finished
	 */
	public Optional<TaskResult<R>> shutdown() {
		return shutdown(DEFAULT_TIMEOUT);
	}

	/**
	 * Asks the task to stop with {@link ExitReason#SHUTDOWN}, kills it when the time is
	 * over, and waits for its end, which does not touch the owner. A result that was
	 * there first wins, however the task ended.
	 * @param timeout the time between the two
	 * @return the result; or a reason, if the task ended for another one than the
	 * shutdown; or empty. A task that had to be killed has {@link ExitReason#KILLED}
	 * @throws IllegalStateException if the caller is not the owner
	 */
	public Optional<TaskResult<R>> shutdown(Duration timeout) {
		return stop(ExitReason.SHUTDOWN, (process) -> {
			process.sendExit(ExitReason.SHUTDOWN);
			if (!outcome().await(this.owner, timeout)) {
				process.kill();
			}
		});
	}

	/**
	 * Kills the task and waits for its end, which does not touch the owner. A result that
	 * was there first wins. Elixir's {@code Task.shutdown(task, :brutal_kill)}.
	 * @return the result; or a reason, if the task ended by itself before; or empty
	 * @throws IllegalStateException if the caller is not the owner
	 */
	public Optional<TaskResult<R>> shutdownBrutally() {
		return stop(ExitReason.KILLED, Pid::kill);
	}

	private Optional<TaskResult<R>> stop(ExitReason expected, Consumer<Pid> how) {
		requireUsable();
		Pid process = this.pid;
		if (process != null) {
			// Unlinked, it would outlive an owner that is killed while it waits.
			Optional<ExitWatch> guard = this.work.isLinked()
					? Optional.of(this.owner.pid().onExit((reason) -> process.kill())) : Optional.empty();
			this.work.unlink(this.owner, process);
			how.accept(process);
			outcome().await(this.owner, FOREVER);
			guard.ifPresent(ExitWatch::cancel);
		}
		TaskResult<R> result = Objects.requireNonNull(outcome().get());
		return result.equals(new TaskResult.Exited<R>(expected)) ? Optional.empty() : Optional.of(result);
	}

	/**
	 * Lets the task go on by itself, without a link, and forgets its result. Elixir's
	 * {@code Task.ignore}.
	 * @return what became of it if it is finished, otherwise empty, for ever
	 * @throws IllegalStateException if the caller is not the owner
	 */
	public Optional<TaskResult<R>> ignore() {
		requireUsable();
		if (this.pid != null) {
			this.work.unlink(this.owner, this.pid);
		}
		this.ignored = outcome().settle(new TaskResult.Exited<>(ExitReason.NORMAL));
		return this.ignored ? Optional.empty() : Optional.ofNullable(outcome().get());
	}

	private void requireUsable() {
		requireCurrent(this.owner, toString());
		if (this.ignored) {
			throw new IllegalStateException(this + " was ignored: nobody knows what becomes of it");
		}
	}

	static void requireCurrent(Process owner, String what) {
		Optional<Process> current = Process.ifCurrent();
		if (current.isEmpty() || current.get() != owner) {
			throw new IllegalStateException("%s belongs to %s; only that process can use it, not %s".formatted(what,
					owner, current.isPresent() ? current.get() : Thread.currentThread()));
		}
	}

	@Override
	public String toString() {
		return (this.pid != null) ? "Task " + this.pid : "A completed task";
	}

}
