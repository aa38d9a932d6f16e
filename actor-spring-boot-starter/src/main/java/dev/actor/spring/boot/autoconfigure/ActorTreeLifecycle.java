package dev.actor.spring.boot.autoconfigure;

import java.time.Duration;
import java.util.Optional;

import dev.actor.ActorSystem;
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

	private final ActorSystem system;

	private final ActorTree tree;

	private final TreeGate gate;

	private final ActorProperties properties;

	private volatile @Nullable Supervisor root;

	ActorTreeLifecycle(ActorSystem system, ActorTree tree, TreeGate gate, ActorProperties properties) {
		this.system = system;
		this.tree = tree;
		this.gate = gate;
		this.properties = properties;
	}

	@Override
	public void start() {
		Supervisor started = this.system.start(this.tree.root());
		this.root = started;
		this.gate.open();
		if (logger.isInfoEnabled()) {
			logger.info("Started actor system '%s' with %d supervisors and %d actors".formatted(this.system.name(),
					this.tree.names().size() - this.tree.actors().size(), this.tree.actors().size()));
		}
	}

	@Override
	public void stop() {
		Supervisor supervisor = this.root;
		this.root = null;
		Optional<Pid> pid = (supervisor != null) ? supervisor.pid() : Optional.empty();
		pid.ifPresent(this::stop);
	}

	private void stop(Pid pid) {
		Duration timeout = this.properties.shutdownTimeout();
		if (!this.system.stop(pid, timeout)) {
			logger.warn("Actor system '%s' did not stop within %d ms ('actor.shutdown-timeout'); killing what is left"
				.formatted(this.system.name(), timeout.toMillis()));
			pid.kill();
		}
	}

	@Override
	public void stop(Runnable callback) {
		Thread.ofVirtual().name(this.system.name() + "-stop").start(() -> {
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
		Supervisor started = this.root;
		return started != null && started.pid().isPresent();
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
