package dev.actor.examples;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import dev.actor.process.ExitReason;
import dev.actor.process.Pid;
import dev.actor.process.ProcessListener;

import static org.assertj.core.api.Assertions.assertThat;

/** What the supervisors of a system did, for the tests of the examples. */
final class Events implements ProcessListener {

	private static final Duration SOON = Duration.ofSeconds(5);

	private static final Duration A_MOMENT = Duration.ofMillis(100);

	private final BlockingQueue<String> restarts = new LinkedBlockingQueue<>();

	private final BlockingQueue<String> ends = new LinkedBlockingQueue<>();

	@Override
	public void restarted(String supervisor, String child, ExitReason reason) {
		this.restarts.add(child);
	}

	/** Told before the supervisor knows, so these are in the order of the ends. */
	@Override
	public void exited(Pid pid, String label, ExitReason reason, long handled) {
		if (!label.isEmpty()) {
			this.ends.add(label);
		}
	}

	void assertRestarted(String... children) {
		for (String child : children) {
			assertThat(next(this.restarts, SOON)).isEqualTo(child);
		}
	}

	void assertNoRestart() {
		assertThat(next(this.restarts, A_MOMENT)).isEmpty();
	}

	List<String> endsSoFar() {
		List<String> labels = new ArrayList<>();
		this.ends.drainTo(labels);
		return labels;
	}

	private static String next(BlockingQueue<String> events, Duration wait) {
		try {
			String event = events.poll(wait.toNanos(), TimeUnit.NANOSECONDS);
			return (event != null) ? event : "";
		}
		catch (InterruptedException ex) {
			throw new AssertionError(ex);
		}
	}

}
