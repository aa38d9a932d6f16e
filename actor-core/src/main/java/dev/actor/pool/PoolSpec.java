package dev.actor.pool;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.actor.behavior.Actor;
import dev.actor.behavior.ActorObject;
import dev.actor.behavior.ActorSpec;
import dev.actor.inspect.TreeNode;
import dev.actor.process.MailboxLimit;
import dev.actor.process.Name;
import dev.actor.process.Pid;
import dev.actor.process.Spawner;
import dev.actor.process.Subject;
import dev.actor.supervisor.ChildSpec;
import dev.actor.supervisor.Restart;
import dev.actor.supervisor.Shutdown;
import dev.actor.supervisor.SupervisorSpec;

/**
 * A pool of a tree: a name, the number of workers and what they do, and how jobs are
 * shared out. Immutable; each method gives a changed copy.
 * <p>
 * The pool is a supervisor with a dispatcher, which has the queue, and below another
 * supervisor the workers. A worker has one job at a time. When it ends, its job fails at
 * once, those that wait go on waiting, and it is replaced; so only what a crash has hit
 * is lost.
 *
 * @param <J> the type of the jobs
 * @param <R> the type of the results
 */
public final class PoolSpec<J, R> {

	/** Jobs that may wait if nothing else is said. */
	public static final int DEFAULT_QUEUE = 1000;

	/**
	 * Restarts of workers tolerated in {@link SupervisorSpec#DEFAULT_PERIOD} if nothing
	 * else is said: more than of other supervisors, since each failed job is one. What a
	 * system says of its supervisors does not change it.
	 */
	public static final int DEFAULT_INTENSITY = 100;

	private final String name;

	private final int size;

	private final Supplier<? extends Worker<J, R>> workers;

	private final Dispatch<J> dispatch;

	private final int queue;

	private final int intensity;

	private final Duration period;

	private PoolSpec(String name, int size, Supplier<? extends Worker<J, R>> workers, Dispatch<J> dispatch, int queue,
			int intensity, Duration period) {
		this.name = name;
		this.size = size;
		this.workers = workers;
		this.dispatch = dispatch;
		this.queue = queue;
		this.intensity = intensity;
		this.period = period;
	}

	/**
	 * A pool whose workers share one function, which must be safe for that.
	 * @param <J> the type of the jobs
	 * @param <R> the type of the results
	 * @param name its name, which is unique in its system
	 * @param size how many workers, one at least
	 * @param worker what each of them does with a job
	 * @return the spec: the first free worker gets the next job, and
	 * {@value #DEFAULT_QUEUE} jobs may wait
	 */
	public static <J, R> PoolSpec<J, R> of(String name, int size, Worker<J, R> worker) {
		Objects.requireNonNull(worker, "worker");
		return ofEach(name, size, () -> worker);
	}

	/**
	 * A pool whose workers have something of their own, such as a connection.
	 * @param <J> the type of the jobs
	 * @param <R> the type of the results
	 * @param name its name, which is unique in its system
	 * @param size how many workers, one at least
	 * @param workers makes a worker at each start of one, in its process
	 * @return the spec
	 */
	public static <J, R> PoolSpec<J, R> ofEach(String name, int size, Supplier<? extends Worker<J, R>> workers) {
		if (size < 1) {
			throw new IllegalArgumentException(
					"Pool '%s': 'size' must be one worker at least, but is %d; nobody would do the jobs".formatted(name,
							size));
		}
		return new PoolSpec<>(name, size, Objects.requireNonNull(workers, "workers"), new Dispatch.LeastBusy<>(),
				DEFAULT_QUEUE, DEFAULT_INTENSITY, SupervisorSpec.DEFAULT_PERIOD);
	}

	private PoolSpec<J, R> with(Dispatch<J> dispatch) {
		return new PoolSpec<>(this.name, this.size, this.workers, dispatch, this.queue, this.intensity, this.period);
	}

	/**
	 * Gives jobs to the workers in turn, whether they are busy or not.
	 * @return the changed copy
	 */
	public PoolSpec<J, R> roundRobin() {
		return with(new Dispatch.RoundRobin<>());
	}

	/**
	 * Gives a job to the first worker that is free.
	 * @return the changed copy
	 */
	public PoolSpec<J, R> leastBusy() {
		return with(new Dispatch.LeastBusy<>());
	}

	/**
	 * Gives jobs with the same key to the same worker, so that they are done in order.
	 * @param key the key of a job; runs in the dispatcher and must not throw
	 * @return the changed copy
	 */
	public PoolSpec<J, R> byKey(Function<? super J, ?> key) {
		return with(new Dispatch.ByKey<>(Objects.requireNonNull(key, "key")));
	}

	/**
	 * Limits how many jobs wait; more are refused with a {@link PoolFullException}.
	 * @param capacity zero or more; at zero a job needs a free worker
	 * @return the changed copy
	 */
	public PoolSpec<J, R> queue(int capacity) {
		if (capacity < 0) {
			throw new IllegalArgumentException(
					"Pool '%s': 'queue' must be zero or more jobs, but is %d".formatted(this.name, capacity));
		}
		return new PoolSpec<>(this.name, this.size, this.workers, this.dispatch, capacity, this.intensity, this.period);
	}

	/**
	 * Limits the restarts of workers, as {@link SupervisorSpec#intensity(int, Duration)}
	 * does.
	 * @param restarts how many are tolerated, zero or more
	 * @param period the sliding window in which they count, longer than zero
	 * @return the changed copy
	 */
	public PoolSpec<J, R> intensity(int restarts, Duration period) {
		return new PoolSpec<>(this.name, this.size, this.workers, this.dispatch, this.queue, restarts, period);
	}

	/**
	 * The name.
	 * @return the name
	 */
	public String name() {
		return this.name;
	}

	int size() {
		return this.size;
	}

	Dispatch<J> dispatch() {
		return this.dispatch;
	}

	int queue() {
		return this.queue;
	}

	Name<PoolMessage<J, R>> dispatcher() {
		return Name.of(this.name + ".dispatcher");
	}

	/**
	 * The pool as a child: permanent, all the time that its workers need to stop.
	 * @return the spec of the child
	 */
	public ChildSpec childSpec() {
		return new ChildSpec(this.name, TreeNode.Kind.SUPERVISOR, new PoolStart(this), Restart.PERMANENT,
				Shutdown.INFINITY, false, supervisor().children());
	}

	/** Equal for the same pool, so that a tree can be looked through for it. */
	private record PoolStart(PoolSpec<?, ?> pool) implements ChildSpec.Start {

		@Override
		public Pid start(Spawner supervisor) {
			return this.pool.supervisor().start(supervisor).pid();
		}

		@Override
		public ChildSpec.Start intensity(int restarts, Duration period) {
			return new PoolStart(this.pool.intensity(restarts, period));
		}

	}

	private SupervisorSpec supervisor() {
		SupervisorSpec crew = SupervisorSpec.oneForOne(this.name + ".workers").intensity(this.intensity, this.period);
		for (int index = 0; index < this.size; index++) {
			crew = crew.child(worker(index));
		}
		return SupervisorSpec.restForOne(this.name)
			.child(ActorSpec.of(dispatcher(), unbounded(() -> new Dispatcher<>(this))))
			.child(crew);
	}

	private ActorSpec<Job<J, R>> worker(int index) {
		return ActorSpec.of(Name.<Job<J, R>>of(this.name + "." + index),
				unbounded(() -> new WorkerActor<>(this.workers.get(), index, dispatcher())));
	}

	/** The queue of the pool is the bound, and is in the dispatcher. */
	private static <M> Actor<?, M> unbounded(Supplier<? extends ActorObject<M>> maker) {
		return Actor.of(maker).mailbox(MailboxLimit.UNBOUNDED);
	}

	/**
	 * The pool of this spec, whichever incarnation runs.
	 * @param spawner the system, or a process in it
	 * @return the handle
	 */
	public Pool<J, R> handle(Spawner spawner) {
		Subject<PoolMessage<J, R>> dispatcher = spawner.subject(dispatcher());
		return new Pool<>(this.name, this.size, dispatcher);
	}

	/**
	 * Starts the pool and waits until all of its workers are started.
	 * @param spawner where: a process, which is linked to the pool then, or a system
	 * @return the handle
	 * @throws dev.actor.process.StartException if a worker did not start; nothing is left
	 * of the pool
	 */
	public Pool<J, R> start(Spawner spawner) {
		supervisor().start(spawner);
		return handle(spawner);
	}

	@Override
	public String toString() {
		return "pool '" + this.name + "'";
	}

}
