package dev.actor.task;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;

import dev.actor.process.Body;
import dev.actor.process.ExitReason;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.SpawnOptions;
import dev.actor.process.Subject;
import dev.actor.supervisor.Restart;
import dev.actor.supervisor.Shutdown;

/**
 * A handle on a running supervisor of tasks, whichever incarnation runs. Elixir's
 * {@code Task.Supervisor}. May be used from any thread, where no process is asked for.
 * <p>
 * The tasks are children of the supervisor and end with it: it asks all of them to stop
 * at once, and kills those that take too long. The operations wait until the supervisor
 * has done them; they throw {@link dev.actor.process.NoProcessException} when it does not
 * run.
 */
public final class TaskSupervisor {

	private static final Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE);

	private final String name;

	private final Subject<TaskRequest> subject;

	private final Shutdown shutdown;

	TaskSupervisor(String name, Subject<TaskRequest> subject, Shutdown shutdown) {
		this.name = name;
		this.subject = subject;
		this.shutdown = shutdown;
	}

	/**
	 * The same supervisor, for tasks that are stopped in another way.
	 * @param how how tasks are stopped that are started through the copy; five seconds if
	 * nothing is said
	 * @return the changed copy
	 */
	public TaskSupervisor shutdown(Shutdown how) {
		return new TaskSupervisor(this.name, this.subject, Objects.requireNonNull(how, "how"));
	}

	/**
	 * The name.
	 * @return the name
	 */
	public String name() {
		return this.name;
	}

	/**
	 * The running incarnation.
	 * @return its pid, or empty when it does not run
	 */
	public Optional<Pid> pid() {
		return this.subject.owner();
	}

	/**
	 * Starts a task that is also linked to its owner: each dies with the other.
	 * @param <R> the type of the result
	 * @param self the owner, the calling process
	 * @param code what the task runs
	 * @return the task
	 * @throws RejectedExecutionException if there are as many tasks as there may be
	 * @see Task#async
	 */
	public <R> Task<R> async(Process self, Callable<? extends R> code) {
		return start(self, new Work<>(Objects.requireNonNull(code, "code"), Work.Tie.LINK, self.pid()));
	}

	/**
	 * Starts a task that is not linked to its owner: its failure is seen when the owner
	 * waits for it, and it goes on when the owner ends.
	 * @param <R> the type of the result
	 * @param self the owner, the calling process
	 * @param code what the task runs
	 * @return the task
	 * @throws RejectedExecutionException if there are as many tasks as there may be
	 */
	public <R> Task<R> asyncNolink(Process self, Callable<? extends R> code) {
		return start(self, new Work<>(Objects.requireNonNull(code, "code"), Work.Tie.NONE, self.pid()));
	}

	/** Killed when the owner ends. */
	<R> Task<R> leashed(Process self, Callable<? extends R> code) {
		return start(self, new Work<>(code, Work.Tie.LEASH, self.pid()));
	}

	private <R> Task<R> start(Process self, Work<R> work) {
		Task.requireCurrent(self, "A task started here");
		SpawnOptions options = work.options(self.toString(), Work.callers(self));
		return new Task<>(self, start(work, options), work);
	}

	/**
	 * Starts a task for anybody: a web request, say, or an actor that is told of the
	 * result by a message, as in
	 * {@code submit(code).thenAccept((result) -> subject.send(new Done(result)))}.
	 * @param <R> the type of the result
	 * @param code what the task runs; its result must not be null
	 * @return the result to come. Fails with what the code threw, or else with a
	 * {@link TaskExitedException}. Its callbacks run on a thread of their own, which is
	 * no process, when the task has ended. Cancelling it, or completing it in any other
	 * way, stops the task
	 * @throws RejectedExecutionException if there are as many tasks as there may be
	 */
	public <R> CompletableFuture<R> submit(Callable<? extends R> code) {
		Work<R> work = new Work<>(Objects.requireNonNull(code, "code"), Work.Tie.NONE, null);
		CompletableFuture<R> future = new CompletableFuture<>();
		SpawnOptions options = work.options(this.name, callers()).onExit((reason) -> {
			work.outcome().settle(new TaskResult.Exited<>(reason));
			complete(future, Objects.requireNonNull(work.outcome().get()));
		});
		Pid pid = start(work, options);
		future.whenComplete((value, failure) -> {
			if (pid.isAlive()) {
				this.subject.trySend(new TaskRequest.Terminate(pid, null));
			}
		}).exceptionally((failure) -> null);
		return future;
	}

	private static List<Pid> callers() {
		return Process.ifCurrent().map(Work::callers).orElse(List.of());
	}

	private static <R> void complete(CompletableFuture<R> future, TaskResult<R> result) {
		switch (result) {
			case TaskResult.Ok<R>(R value) -> future.complete(value);
			case TaskResult.Exited<R>(ExitReason.Abnormal(Throwable cause)) -> future.completeExceptionally(cause);
			case TaskResult.Exited<R>(ExitReason reason) ->
				future.completeExceptionally(new TaskExitedException("A task", reason));
		}
	}

	private Pid start(Work<?> work, SpawnOptions options) {
		try {
			return start(work, options, Restart.TEMPORARY);
		}
		catch (RuntimeException ex) {
			// The supervisor may start it all the same, when the caller has given up.
			work.abandon();
			throw ex;
		}
	}

	/**
	 * Starts a task without a result. It is not started again.
	 * @param body what it runs
	 * @return its pid
	 * @throws RejectedExecutionException if there are as many tasks as there may be
	 */
	public Pid startChild(Body body) {
		return startChild(body, Restart.TEMPORARY);
	}

	/**
	 * Starts a task without a result.
	 * @param body what it runs, each time
	 * @param restart when it is started again
	 * @return its pid
	 * @throws RejectedExecutionException if there are as many tasks as there may be
	 */
	public Pid startChild(Body body, Restart restart) {
		Objects.requireNonNull(body, "body");
		Objects.requireNonNull(restart, "restart");
		return start(body, SpawnOptions.DEFAULT.labelled("task of " + this.name).callers(callers()), restart);
	}

	private Pid start(Body body, SpawnOptions options, Restart restart) {
		TaskRequest.Job job = new TaskRequest.Job(body, options, restart, this.shutdown);
		return switch (this.subject.<TaskRequest.Answer>call((reply) -> new TaskRequest.Start(job, reply), FOREVER)) {
			case TaskRequest.Answer.Started(Pid pid) -> pid;
			case TaskRequest.Answer.TooMany(int limit) -> throw new RejectedExecutionException(
					"Task supervisor '%s' has %d tasks, as many as it may; wait for one to end or raise 'maxChildren'"
						.formatted(this.name, limit));
		};
	}

	/**
	 * Stops a task and waits for its end. It is not started again.
	 * @param pid the task
	 * @return false if there is no such task
	 */
	public boolean terminateChild(Pid pid) {
		Objects.requireNonNull(pid, "pid");
		return this.subject.<Boolean>call((reply) -> new TaskRequest.Terminate(pid, reply), FOREVER);
	}

	/**
	 * The tasks that there are now.
	 * @return their pids, in the order of their start
	 */
	public List<Pid> children() {
		return this.subject.call(TaskRequest.Children::new, FOREVER);
	}

	@Override
	public String toString() {
		return "task supervisor '" + this.name + "'";
	}

}
