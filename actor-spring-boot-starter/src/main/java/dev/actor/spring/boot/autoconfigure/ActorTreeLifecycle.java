package dev.actor.spring.boot.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.actor.ActorSystem;
import dev.actor.inspect.TreeNode;
import dev.actor.process.Pid;
import dev.actor.supervisor.Supervisor;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.context.SmartLifecycle;

/**
 * Runs the tree while the context runs: it is up before the web server takes requests,
 * and goes down after the server has let go of the last one. May be stopped and started
 * again.
 */
final class ActorTreeLifecycle implements SmartLifecycle {

	/**
	 * Before the web server (2048 below the default) when starting, after it when
	 * stopping.
	 */
	static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 4096;

	private static final Log logger = LogFactory.getLog(ActorTreeLifecycle.class);

	/** What is killed is told at once, and has half a second to let go of its thread. */
	private static final Duration LET_GO = Duration.ofSeconds(1);

	/** So many names still fit into a line. */
	private static final int SHOWN = 10;

	private final ActorSystem system;

	private final ActorTree tree;

	private final TreeGate gate;

	private final ActorLifecycleProperties properties;

	private final ShutdownTimeout timeout;

	private final UnreadMessages unread;

	private final RootExit rootExit;

	private volatile @Nullable RootWatch watch;

	ActorTreeLifecycle(ActorSystem system, ActorTree tree, TreeGate gate, ActorLifecycleProperties properties,
			ShutdownTimeout timeout, UnreadMessages unread, RootExit rootExit) {
		this.system = system;
		this.tree = tree;
		this.gate = gate;
		this.properties = properties;
		this.timeout = timeout;
		this.unread = unread;
		this.rootExit = rootExit;
	}

	@Override
	public void start() {
		if (isRunning()) {
			return;
		}
		RootWatch started = new RootWatch(this.system.start(this.tree.root()));
		this.watch = started;
		started.start(this.system.name() + "-keep-alive", keepsAlive(), this.rootExit::exited);
		this.rootExit.started();
		this.gate.open();
		if (logger.isInfoEnabled()) {
			logger.info("Started actor system '%s' with %d supervisors and %d actors".formatted(this.system.name(),
					this.tree.names().size() - this.tree.actors().size(), this.tree.actors().size()));
		}
	}

	/** An application that only has the starter on its class path ends as without it. */
	private boolean keepsAlive() {
		return this.properties.keepAlive() && !this.tree.root().children().isEmpty();
	}

	@Override
	public void stop() {
		RootWatch present = this.watch;
		this.watch = null;
		if (present == null) {
			return;
		}
		present.stopping();
		long before = this.system.deadLetterCount();
		this.unread.begin();
		try {
			present.root().pid().ifPresent((pid) -> stop(present.root(), pid));
		}
		finally {
			report(this.system.deadLetterCount() - before, this.unread.end());
		}
	}

	private void stop(Supervisor root, Pid pid) {
		if (this.system.stop(pid, this.timeout.duration())) {
			return;
		}
		List<TreeNode> left = running(root.tree()).toList();
		logger.warn("Actor system '%s' did not stop within %d ms ('%s'); killing what is left: %s"
			.formatted(this.system.name(), this.timeout.duration().toMillis(), ShutdownTimeout.PROPERTY, names(left)));
		// From the top down, so that nobody is started again.
		left.forEach((place) -> place.pid().ifPresent(Pid::kill));
		long deadline = System.nanoTime() + LET_GO.toNanos();
		left.forEach((place) -> place.pid()
			.ifPresent(
					(killed) -> this.system.stop(killed, Duration.ofNanos(Math.max(0, deadline - System.nanoTime())))));
	}

	private static Stream<TreeNode> running(TreeNode place) {
		return Stream.concat(place.pid().isPresent() ? Stream.of(place) : Stream.empty(),
				place.children().stream().flatMap(ActorTreeLifecycle::running));
	}

	private static String names(List<TreeNode> places) {
		String shown = places.stream()
			.limit(SHOWN)
			.map((place) -> "'" + place.name() + "'")
			.collect(Collectors.joining(", "));
		return (places.size() > SHOWN) ? "%s and %d more".formatted(shown, places.size() - SHOWN) : shown;
	}

	private void report(long dropped, String recipients) {
		if (dropped == 0) {
			return;
		}
		logger.warn("%d messages were not handled when actor system '%s' stopped; they count as dead letters%s"
			.formatted(dropped, this.system.name(), recipients.isEmpty() ? "" : ": " + recipients));
	}

	@Override
	public void stop(Runnable callback) {
		// Not virtual: handlers that compute and do not let go may have all carriers.
		Thread.ofPlatform().name(this.system.name() + "-stop").daemon().start(() -> {
			try {
				stop();
			}
			finally {
				callback.run();
			}
		});
	}

	@Override
	public boolean isRunning() {
		RootWatch present = this.watch;
		return present != null && present.isRunning();
	}

	@Override
	public boolean isAutoStartup() {
		return this.properties.autoStartup();
	}

	@Override
	public boolean isPauseable() {
		// As the web server: a pause would throw away the state of every actor.
		return false;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

}
