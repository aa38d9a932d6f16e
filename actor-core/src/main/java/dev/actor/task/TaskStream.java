package dev.actor.task;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import dev.actor.internal.Nanos;
import dev.actor.process.Process;
import org.jspecify.annotations.Nullable;

/**
 * A function that is applied to many inputs, to each in a task of its own, a few at a
 * time. Immutable; each method gives a changed copy. Elixir's {@code Task.async_stream}.
 * <ul>
 * <li>Nothing happens before it is opened, and then only what the consumer pulls: no
 * input is taken before there is room for one more task.</li>
 * <li>A task that fails, or does not finish in time, fails the consumer with a
 * {@link TaskException} when its turn comes; the other tasks are killed. With
 * {@link #killOnTimeout()}, and {@link #under} a supervisor, its place in the stream
 * holds what became of it instead.</li>
 * <li>The tasks are linked to nobody, so the consumer's mailbox stays as it is whether it
 * traps exits or not; they are killed when the consumer ends.</li>
 * </ul>
 * <pre class="code">
 * try (Stream&lt;TaskResult&lt;Page&gt;&gt; pages = Task.stream(urls, this::fetch).maxConcurrency(4).open(self)) {
 *     pages.map(TaskResult::orElseThrow).limit(10).forEach(this::show);
 * }
 * </pre>
 *
 * @param <T> the type of the inputs
 * @param <R> the type of the results
 */
public final class TaskStream<T, R> {

	private final Supplier<Source<? extends T>> inputs;

	private final Function<? super T, ? extends R> function;

	private final int maxConcurrency;

	private final boolean ordered;

	private final Duration timeout;

	private final boolean kills;

	private final @Nullable TaskSupervisor supervisor;

	TaskStream(Supplier<Source<? extends T>> inputs, Function<? super T, ? extends R> function) {
		this(inputs, Objects.requireNonNull(function, "function"), Runtime.getRuntime().availableProcessors(), true,
				Task.DEFAULT_TIMEOUT, false, null);
	}

	private TaskStream(Supplier<Source<? extends T>> inputs, Function<? super T, ? extends R> function,
			int maxConcurrency, boolean ordered, Duration timeout, boolean kills, @Nullable TaskSupervisor supervisor) {
		this.inputs = inputs;
		this.function = function;
		this.maxConcurrency = maxConcurrency;
		this.ordered = ordered;
		this.timeout = timeout;
		this.kills = kills;
		this.supervisor = supervisor;
	}

	/** Where inputs come from, and what to do when no more are wanted. */
	record Source<T>(Iterator<T> iterator, Runnable close) {
	}

	/**
	 * What is applied to each input.
	 *
	 * @param <T> the type of the inputs
	 * @param <R> the type of the results
	 */
	@FunctionalInterface
	public interface Function<T, R> {

		/**
		 * Runs as a process of its own.
		 * @param input the input
		 * @return the result, not null
		 * @throws Exception to end the task abnormally
		 */
		R apply(T input) throws Exception;

	}

	/**
	 * Limits how many tasks run at a time.
	 * @param tasks one at least, as many as there are processors if nothing is said
	 * @return the changed copy
	 */
	public TaskStream<T, R> maxConcurrency(int tasks) {
		if (tasks < 1) {
			throw new IllegalArgumentException("'maxConcurrency' must be one task at least, but is " + tasks);
		}
		return new TaskStream<>(this.inputs, this.function, tasks, this.ordered, this.timeout, this.kills,
				this.supervisor);
	}

	/**
	 * Gives results as they come, not in the order of the inputs. In order, while the
	 * consumer waits for a slow task others are started, and their results are kept until
	 * it is their turn, however many they are.
	 * @return the changed copy
	 */
	public TaskStream<T, R> unordered() {
		return new TaskStream<>(this.inputs, this.function, this.maxConcurrency, false, this.timeout, this.kills,
				this.supervisor);
	}

	/**
	 * Limits the time of each task. Looked at when a result is pulled.
	 * @param timeout the limit, five seconds if nothing is said
	 * @return the changed copy
	 */
	public TaskStream<T, R> timeout(Duration timeout) {
		Nanos.of(timeout, "timeout");
		return new TaskStream<>(this.inputs, this.function, this.maxConcurrency, this.ordered, timeout, this.kills,
				this.supervisor);
	}

	/**
	 * Kills a task that does not finish in time, and goes on: its place in the stream
	 * holds a {@link TaskResult.Exited} with a {@link TaskTimeoutException}.
	 * @return the changed copy
	 */
	public TaskStream<T, R> killOnTimeout() {
		return new TaskStream<>(this.inputs, this.function, this.maxConcurrency, this.ordered, this.timeout, true,
				this.supervisor);
	}

	/**
	 * Has a supervisor start the tasks, and takes failures as results: the place of a
	 * task that failed holds a {@link TaskResult.Exited}. Elixir's
	 * {@code Task.Supervisor.async_stream_nolink}.
	 * @param taskSupervisor the supervisor
	 * @return the changed copy
	 */
	public TaskStream<T, R> under(TaskSupervisor taskSupervisor) {
		return new TaskStream<>(this.inputs, this.function, this.maxConcurrency, this.ordered, this.timeout, this.kills,
				Objects.requireNonNull(taskSupervisor, "taskSupervisor"));
	}

	/**
	 * The results, as a lazy stream that pulls one after the other. To be used with try,
	 * and by the calling process only: closing it kills the tasks that still run, and
	 * waits for their end.
	 * @param self the consumer, the calling process
	 * @return the results
	 */
	public Stream<TaskResult<R>> open(Process self) {
		TaskFlow<T, R> flow = new TaskFlow<>(self, this, this.inputs.get());
		return StreamSupport.stream(flow, false).onClose(flow::close);
	}

	/**
	 * Opens, takes everything, and closes.
	 * @param self the consumer, the calling process
	 * @return the results
	 */
	public List<TaskResult<R>> toList(Process self) {
		try (Stream<TaskResult<R>> results = open(self)) {
			return results.toList();
		}
	}

	int maxConcurrency() {
		return this.maxConcurrency;
	}

	boolean isOrdered() {
		return this.ordered;
	}

	Duration timeout() {
		return this.timeout;
	}

	boolean killsOnTimeout() {
		return this.kills;
	}

	boolean takesFailures() {
		return this.supervisor != null;
	}

	Task<R> start(Process self, T input) {
		Callable<R> code = () -> this.function.apply(input);
		return (this.supervisor != null) ? this.supervisor.leashed(self, code) : Task.leashed(self, code);
	}

}
