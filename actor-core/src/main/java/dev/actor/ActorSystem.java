package dev.actor;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import dev.actor.behavior.ActorSpec;
import dev.actor.behavior.Launched;
import dev.actor.behavior.Started;
import dev.actor.inspect.TreeNode;
import dev.actor.process.Address;
import dev.actor.process.AttachedProcess;
import dev.actor.process.Behavior;
import dev.actor.process.Body;
import dev.actor.process.CallInterruptedException;
import dev.actor.process.ExitReason;
import dev.actor.process.Load;
import dev.actor.process.Name;
import dev.actor.process.Node;
import dev.actor.process.Pid;
import dev.actor.process.ReceiverBody;
import dev.actor.process.SpawnOptions;
import dev.actor.process.Spawner;
import dev.actor.process.Subject;
import dev.actor.supervisor.DynamicSupervisor;
import dev.actor.supervisor.DynamicSupervisorSpec;
import dev.actor.supervisor.PartitionSupervisor;
import dev.actor.supervisor.PartitionSupervisorSpec;
import dev.actor.supervisor.Supervisor;
import dev.actor.supervisor.SupervisorHandle;
import dev.actor.supervisor.SupervisorSpec;
import dev.actor.task.TaskSupervisor;
import dev.actor.task.TaskSupervisorSpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A world of processes of its own: several can live in one JVM and know nothing of each
 * other. May be used from any thread.
 * <p>
 * Closing it stops the supervisors and actors that were started from specs, the last one
 * first and each as its supervisor would, then kills every process that is left.
 */
public final class ActorSystem implements Spawner, AutoCloseable {

	/** How long {@link #close()} waits for what was started from specs. */
	public static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(20);

	private static final Logger logger = LoggerFactory.getLogger(ActorSystem.class);

	private final Node node;

	private final AtomicLong starts = new AtomicLong();

	private final ConcurrentNavigableMap<Long, Pid> started = new ConcurrentSkipListMap<>();

	private final List<SupervisorHandle> supervisors = new CopyOnWriteArrayList<>();

	ActorSystem(Node node) {
		this.node = node;
	}

	/**
	 * Makes a system.
	 * @param name its name, for people: in threads, logs and metrics
	 * @return the system, to be closed at the end
	 */
	public static ActorSystem create(String name) {
		return builder(name).build();
	}

	/**
	 * Makes a system with more choices.
	 * @param name its name, for people: in threads, logs and metrics
	 * @return the builder
	 */
	public static ActorSystemBuilder builder(String name) {
		return new ActorSystemBuilder(name);
	}

	/**
	 * The name.
	 * @return the name
	 */
	public String name() {
		return this.node.name();
	}

	/**
	 * Starts an actor and waits for its initialiser. It is linked to nothing; nobody
	 * restarts it.
	 * @param <M> the type of its messages
	 * @param actor the actor
	 * @return the started actor
	 * @throws dev.actor.process.StartException if it did not start
	 */
	public <M> Started<M> start(ActorSpec<M> actor) {
		Started<M> actorStarted = actor.start(this);
		remember(actorStarted.pid());
		return actorStarted;
	}

	/**
	 * Starts a supervisor as the top of a tree, and waits until all of the tree is
	 * started.
	 * @param supervisor the supervisor
	 * @return a handle on it
	 * @throws dev.actor.process.StartException if a child did not start; nothing is left
	 * of the tree
	 */
	public Supervisor start(SupervisorSpec supervisor) {
		SupervisorSpec.Started tree = supervisor.start(this);
		return top(tree.pid(), tree.supervisor());
	}

	/**
	 * Starts a dynamic supervisor as the top of a tree.
	 * @param <A> what a child is made of
	 * @param <R> what the start of a child gives
	 * @param supervisor the supervisor
	 * @return a handle on it
	 * @throws dev.actor.process.StartException if its name is taken
	 */
	public <A, R extends Launched> DynamicSupervisor<A, R> start(DynamicSupervisorSpec<A, R> supervisor) {
		DynamicSupervisorSpec.Started<A, R> tree = supervisor.start(this);
		return top(tree.pid(), tree.supervisor());
	}

	/**
	 * Starts a partition supervisor as the top of a tree, and waits until all partitions
	 * are started.
	 * @param <M> the type of the messages that the partitions take
	 * @param supervisor the supervisor
	 * @return a handle on it
	 * @throws dev.actor.process.StartException if a partition did not start; nothing is
	 * left of the tree
	 */
	public <M> PartitionSupervisor<M> start(PartitionSupervisorSpec<M> supervisor) {
		PartitionSupervisorSpec.Started<M> tree = supervisor.start(this);
		return top(tree.pid(), tree.supervisor());
	}

	private <H extends SupervisorHandle> H top(Pid pid, H supervisor) {
		remember(pid);
		// One that was stopped and is started again takes its place.
		this.supervisors.removeIf((present) -> present.name().equals(supervisor.name()));
		this.supervisors.add(supervisor);
		return supervisor;
	}

	/**
	 * Starts a supervisor of tasks. It is linked to nothing; nobody restarts it.
	 * @param tasks the supervisor
	 * @return a handle on it
	 * @throws dev.actor.process.StartException if its name is taken
	 */
	public TaskSupervisor start(TaskSupervisorSpec tasks) {
		TaskSupervisorSpec.Started tasksStarted = tasks.start(this);
		remember(tasksStarted.pid());
		return tasksStarted.supervisor();
	}

	private void remember(Pid pid) {
		long place = this.starts.incrementAndGet();
		this.started.put(place, pid);
		pid.onExit((reason) -> this.started.remove(place));
	}

	/**
	 * Pictures of the trees that were started here. Asks and stops nobody.
	 * @return one for each top supervisor, in the order of their start
	 */
	public List<TreeNode> trees() {
		return this.supervisors.stream().map(SupervisorHandle::tree).toList();
	}

	/**
	 * Pictures of the trees that were started here, of which only a part can be shown.
	 * Asks and stops nobody.
	 * @param limit how many children of each supervisor to show, the oldest ones
	 * @return one for each top supervisor, in the order of their start
	 */
	public List<TreeNode> trees(int limit) {
		return this.supervisors.stream().map((supervisor) -> supervisor.tree(limit)).toList();
	}

	@Override
	public Pid spawn(Body body) {
		return this.node.spawn(body);
	}

	@Override
	public Pid spawnUnlinked(Body body) {
		return this.node.spawnUnlinked(body);
	}

	@Override
	public <M> Subject<M> spawnReceiver(ReceiverBody<M> body) {
		return this.node.spawnReceiver(body);
	}

	@Override
	public Pid spawn(Body body, SpawnOptions options) {
		return this.node.spawn(body, options);
	}

	@Override
	public Pid spawnUnlinked(Body body, SpawnOptions options) {
		return this.node.spawnUnlinked(body, options);
	}

	@Override
	public Pid start(Behavior<?> behavior, SpawnOptions options) {
		return this.node.start(behavior, options);
	}

	@Override
	public <M> Subject<M> subject(Name<M> processName) {
		return this.node.subject(processName);
	}

	@Override
	public <M> Subject<M> subject(Address<M> address) {
		return this.node.subject(address);
	}

	@Override
	public boolean hosts(Pid pid) {
		return this.node.hosts(pid);
	}

	/**
	 * Who holds a name.
	 * @param processName the name
	 * @return the living holder, or empty
	 */
	public Optional<Pid> lookup(Name<?> processName) {
		return this.node.subject(processName).owner();
	}

	/**
	 * Gives the calling thread a process of its own, so that it can receive, link and
	 * monitor. To be used with try.
	 * @return the process
	 * @throws IllegalStateException if the thread runs a process already
	 */
	public AttachedProcess attach() {
		return this.node.attach();
	}

	/**
	 * Starts a process with a loop of its own and watches it from its first moment on, so
	 * that the callback gets its reason however soon it ends. Returns at once. Erlang's
	 * {@code spawn_monitor} for threads that are no process.
	 * @param body what it runs
	 * @param callback called once, on a thread of its own, where it may block; what it
	 * throws is logged
	 * @return its pid
	 */
	public Pid spawnMonitored(Body body, Consumer<? super ExitReason> callback) {
		return this.node.spawnMonitored(body, callback);
	}

	/**
	 * The processes that live now.
	 * @return their pids, in no order
	 */
	public Collection<Pid> processes() {
		return this.node.processes();
	}

	/**
	 * How many processes live now.
	 * @return the number
	 */
	public int processCount() {
		return this.node.processCount();
	}

	/**
	 * How many messages nobody handled since the start.
	 * @return the number
	 */
	public long deadLetterCount() {
		return this.node.deadLetterCount();
	}

	/**
	 * What the system has to do now.
	 * @return what waits for a thread or for its time
	 */
	public Load load() {
		return this.node.load();
	}

	/**
	 * Takes a name away from its holder.
	 * @param processName the name
	 * @throws dev.actor.process.NoProcessException if nobody holds it
	 */
	public void unregister(Name<?> processName) {
		this.node.unregister(processName);
	}

	/**
	 * How often supervisors have started a child again since the start.
	 * @return the number
	 */
	public long restartCount() {
		return this.node.restartCount();
	}

	/**
	 * How many processes went on in code that did not let go of its thread when they were
	 * dead, since the start.
	 * @return the number
	 */
	public long zombieCount() {
		return this.node.zombieCount();
	}

	/**
	 * Stops an actor or supervisor in an orderly way, as its supervisor would, and waits
	 * for its end. Kills nobody.
	 * @param pid who shall stop
	 * @param timeout how long to wait
	 * @return false if it had not ended in time
	 * @throws dev.actor.process.CallingSelfException if the caller runs this process
	 * @throws dev.actor.process.CallInterruptedException if the calling thread was
	 * interrupted
	 */
	public boolean stop(Pid pid, Duration timeout) {
		return this.node.stop(pid, timeout);
	}

	/**
	 * Stops everything and waits for it, {@link #CLOSE_TIMEOUT} at most. Does nothing the
	 * second time.
	 */
	@Override
	public void close() {
		if (this.node.isClosed()) {
			return;
		}
		long deadline = this.node.monotonicNanos() + CLOSE_TIMEOUT.toNanos();
		try {
			for (Pid pid : this.started.descendingMap().values()) {
				stop(pid, Duration.ofNanos(Math.max(0, deadline - this.node.monotonicNanos())));
			}
		}
		catch (CallInterruptedException ex) {
			logger.warn("The close of actor system '{}' was interrupted; what is left is killed", name());
		}
		this.node.close();
	}

	@Override
	public String toString() {
		return "actor system '" + name() + "'";
	}

}
