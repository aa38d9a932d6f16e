package dev.actor.task;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Spliterator;
import java.util.function.Consumer;

import dev.actor.internal.Nanos;
import dev.actor.process.ExitReason;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import org.jspecify.annotations.Nullable;

/** One open {@link TaskStream}. All of it happens in the consumer, when that pulls. */
final class TaskFlow<T, R> implements Spliterator<TaskResult<R>> {

	private final Process self;

	private final TaskStream<T, R> plan;

	private final TaskStream.Source<? extends T> inputs;

	/**
	 * Those that run, and those that have finished and wait, in the order of the inputs.
	 */
	private final List<Element<R>> elements = new ArrayList<>();

	private boolean closed;

	/** One input on its way. */
	private static final class Element<R> {

		final Task<R> task;

		final long begin;

		/** It has finished before its turn, and its place went to another one. */
		boolean early;

		private @Nullable TaskResult<R> timedOut;

		Element(Task<R> task, long begin) {
			this.task = task;
			this.begin = begin;
		}

		@Nullable TaskResult<R> result() {
			return (this.timedOut != null) ? this.timedOut : this.task.outcome().get();
		}

		boolean isFinished() {
			return result() != null;
		}

	}

	TaskFlow(Process self, TaskStream<T, R> plan, TaskStream.Source<? extends T> inputs) {
		this.self = self;
		this.plan = plan;
		this.inputs = inputs;
	}

	@Override
	public boolean tryAdvance(Consumer<? super TaskResult<R>> action) {
		Task.requireCurrent(this.self, "This stream of tasks");
		TaskResult<R> next;
		try {
			next = next();
		}
		catch (Throwable ex) {
			close();
			throw ex;
		}
		if (next != null) {
			action.accept(next);
		}
		return next != null;
	}

	private @Nullable TaskResult<R> next() {
		while (true) {
			fill();
			if (this.elements.isEmpty()) {
				return null;
			}
			Optional<Element<R>> ready = ready();
			if (ready.isPresent()) {
				this.elements.remove(ready.get());
				return judged(ready.get());
			}
			if (!giveWay()) {
				awaitOneMore();
			}
			running().stream().filter(this::isOverdue).findFirst().ifPresent(this::timeOut);
		}
	}

	private void fill() {
		while (!this.closed && occupied() < this.plan.maxConcurrency() && this.inputs.iterator().hasNext()) {
			Task<R> task = this.plan.start(this.self, this.inputs.iterator().next());
			this.elements.add(new Element<>(task, this.self.monotonicNanos()));
		}
	}

	/**
	 * One that has finished keeps its place until it is taken, or else a slow consumer of
	 * fast tasks would hoard results.
	 */
	private long occupied() {
		return this.elements.stream().filter((element) -> !element.early).count();
	}

	private List<Element<R>> running() {
		return this.elements.stream().filter((element) -> !element.isFinished()).toList();
	}

	private Optional<Element<R>> ready() {
		return this.plan.isOrdered() ? Optional.of(this.elements.getFirst()).filter(Element::isFinished)
				: this.elements.stream().filter(Element::isFinished).findFirst();
	}

	/**
	 * Some have finished whose turn has not come: whether there is room for others now.
	 * The turn of the first one may have come since the last look, and without an order
	 * it is always that of whoever has finished.
	 */
	private boolean giveWay() {
		if (!this.plan.isOrdered()) {
			return false;
		}
		List<Element<R>> early = this.elements.stream()
			.skip(1)
			.filter((element) -> element.isFinished() && !element.early)
			.toList();
		early.forEach((element) -> element.early = true);
		return !early.isEmpty();
	}

	private TaskResult<R> judged(Element<R> element) {
		TaskResult<R> result = Objects.requireNonNull(element.result());
		if (result instanceof TaskResult.Exited<R>(ExitReason reason) && element.timedOut == null
				&& !this.plan.takesFailures()) {
			throw new TaskExitedException(element.task.toString(), reason);
		}
		return result;
	}

	/** Or until one has had its time. Some may have finished since the last look. */
	private void awaitOneMore() {
		List<Element<R>> expected = this.elements.stream().filter((element) -> !element.early).toList();
		long age = expected.stream().mapToLong(this::age).max().orElse(0);
		List<Outcome<R>> outcomes = expected.stream().map((element) -> element.task.outcome()).toList();
		Outcome.await(this.self, outcomes, () -> outcomes.stream().anyMatch(Outcome::isSettled),
				Duration.ofNanos(Math.max(0, timeoutNanos() - age)));
	}

	private boolean isOverdue(Element<R> element) {
		return !element.isFinished() && age(element) >= timeoutNanos();
	}

	private long timeoutNanos() {
		return Nanos.of(this.plan.timeout(), "timeout");
	}

	private long age(Element<R> element) {
		return this.self.monotonicNanos() - element.begin;
	}

	private void timeOut(Element<R> element) {
		TaskTimeoutException timeout = new TaskTimeoutException(element.task.toString(), this.plan.timeout());
		if (!this.plan.killsOnTimeout()) {
			throw timeout;
		}
		element.timedOut = element.task.shutdownBrutally()
			.orElseGet(() -> new TaskResult.Exited<>(ExitReason.abnormal(timeout)));
	}

	/** All at once, and then one wait. */
	void close() {
		Task.requireCurrent(this.self, "This stream of tasks");
		if (this.closed) {
			return;
		}
		this.closed = true;
		List<Element<R>> running = running();
		this.elements.clear();
		try {
			running.forEach((element) -> element.task.pid().ifPresent(Pid::kill));
			running.forEach((element) -> element.task.shutdownBrutally());
		}
		finally {
			this.inputs.close().run();
		}
	}

	@Override
	public @Nullable Spliterator<TaskResult<R>> trySplit() {
		return null;
	}

	@Override
	public long estimateSize() {
		return Long.MAX_VALUE;
	}

	@Override
	public int characteristics() {
		return this.plan.isOrdered() ? ORDERED | NONNULL : NONNULL;
	}

}
