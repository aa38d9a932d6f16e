package dev.actor.spring.boot.warning;

import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.LongAdder;

import dev.actor.process.ExitReason;
import dev.actor.process.Pid;
import dev.actor.process.ProcessListener;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Makes warnings of what it is told of a system: counts all, and publishes the same one
 * once in an interval, on a thread of its own, where those who listen may block. Logs
 * what the kernel does not log itself.
 */
public class ActorWarnings implements ProcessListener, DisposableBean {

	private static final Log logger = LogFactory.getLog(ActorWarnings.class);

	private final ApplicationEventPublisher publisher;

	private final CrashLoops loops;

	private final WarningLimit limit;

	private final Map<ActorWarning.Kind, LongAdder> counts = new EnumMap<>(ActorWarning.Kind.class);

	private final ExecutorService publishing = Executors
		.newSingleThreadExecutor(Thread.ofVirtual().name("actor-warnings").factory());

	/**
	 * Warnings to be published.
	 * @param publisher publishes them
	 * @param interval in which the same warning is published once
	 * @param loopRestarts how many restarts of a child that has crashed are a crash loop
	 * @param loopPeriod in which time
	 * @param time the time
	 */
	public ActorWarnings(ApplicationEventPublisher publisher, Duration interval, int loopRestarts, Duration loopPeriod,
			InstantSource time) {
		this.publisher = publisher;
		this.loops = new CrashLoops(loopRestarts, loopPeriod, time);
		this.limit = new WarningLimit(interval, time);
		for (ActorWarning.Kind kind : ActorWarning.Kind.values()) {
			this.counts.put(kind, new LongAdder());
		}
	}

	/**
	 * How many warnings there were since the start, those that were not published
	 * included.
	 * @param kind the kind of warning
	 * @return the number
	 */
	public long count(ActorWarning.Kind kind) {
		return counter(kind).sum();
	}

	private LongAdder counter(ActorWarning.Kind kind) {
		return Objects.requireNonNull(this.counts.get(kind));
	}

	@Override
	public void slowHandler(Pid pid, String label, Object message, long nanos) {
		warn(new ActorWarning.SlowHandler(pid, label, message.getClass(), Duration.ofNanos(nanos)));
	}

	@Override
	public void stuckHandler(Pid pid, String label, Object message, long nanos, List<StackTraceElement> stack) {
		warn(new ActorWarning.StuckHandler(pid, label, message.getClass(), Duration.ofNanos(nanos), stack));
	}

	@Override
	public void callCycle(List<Pid> cycle) {
		warn(new ActorWarning.CallCycle(cycle));
	}

	@Override
	public void mailboxCrossed(Pid pid, String label, int length) {
		warn(new ActorWarning.LongMailbox(pid, label, length));
	}

	@Override
	public void unanswered(Pid callee, String label, Object request) {
		warn(new ActorWarning.NoReply(callee, label, request.getClass()));
	}

	@Override
	public void restarted(String supervisor, String child, ExitReason reason) {
		ActorWarning.CrashLoop loop = this.loops.restarted(supervisor, child, reason);
		if (loop != null) {
			warn(loop);
		}
	}

	@Override
	public void unsupervised(Pid pid, String label) {
		warn(new ActorWarning.Unsupervised(pid, label));
	}

	private void warn(ActorWarning warning) {
		counter(warning.kind()).increment();
		if (this.limit.admits(warning)) {
			try {
				this.publishing.execute(() -> publish(warning));
			}
			catch (RejectedExecutionException ex) {
				logger.debug("Not published, since the context is closed: " + warning.text());
			}
		}
	}

	private void publish(ActorWarning warning) {
		if (warning instanceof ActorWarning.CrashLoop || warning instanceof ActorWarning.Unsupervised) {
			logger.warn(warning.text());
		}
		try {
			this.publisher.publishEvent(warning);
		}
		catch (RuntimeException ex) {
			logger.warn("A listener has failed to take a warning about '" + warning.subject() + "'", ex);
		}
	}

	@Override
	public void destroy() {
		this.publishing.shutdownNow();
	}

}
