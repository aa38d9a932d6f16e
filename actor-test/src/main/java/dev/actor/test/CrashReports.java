package dev.actor.test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.actor.ActorSystem;
import dev.actor.process.CrashReport;
import org.jspecify.annotations.Nullable;

/**
 * The crashes in the system of a test, which a test may expect:
 *
 * <pre>{@code
 * CrashReport report = crashes.expectCrash("counter", () -> counter.send(new Crash()));
 * }</pre>
 *
 * <p>
 * A crash that is expected is not logged, if logging is by Logback. It is known by the
 * name of the system and by that of the process, which are arguments of the log's line.
 */
public final class CrashReports implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(3);

	private final ActorSystem system;

	private final Chronicle chronicle;

	private final List<String> expected = new CopyOnWriteArrayList<>();

	private final Runnable silence;

	CrashReports(ActorSystem system, Chronicle chronicle) {
		this.system = system;
		this.chronicle = chronicle;
		this.silence = Silence.of(system.name(), this.expected);
	}

	/**
	 * All crashes so far.
	 * @return the reports, oldest first
	 */
	public List<CrashReport> all() {
		return this.chronicle.crashes();
	}

	/**
	 * Keeps the crashes of a process out of the log from now on.
	 * @param process its name or label
	 */
	public void expect(String process) {
		this.expected.add(process);
	}

	/**
	 * Expects that a process crashes, and keeps that out of the log. Blocks until it has,
	 * for three seconds at most.
	 * @param process its name or label
	 * @param cause makes it crash
	 * @return the report
	 * @throws AssertionError if it does not crash in time
	 */
	public CrashReport expectCrash(String process, Runnable cause) {
		expect(process);
		int before = all().size();
		cause.run();
		CrashReport found = this.chronicle.notices().await(this.system, PATIENCE, () -> find(process, before));
		if (found == null) {
			throw new AssertionError("Expected '%s' to crash within %d ms, but it did not%s".formatted(process,
					PATIENCE.toMillis(), this.chronicle.text()));
		}
		return found;
	}

	private @Nullable CrashReport find(String process, int before) {
		return all().stream().skip(before).filter((report) -> report.label().equals(process)).findFirst().orElse(null);
	}

	/**
	 * Expects that nothing has crashed so far but what was expected.
	 * @throws AssertionError if something has
	 */
	public void expectNoOther() {
		List<String> others = all().stream()
			.filter((report) -> !this.expected.contains(report.label()))
			.map((report) -> "'%s' %s: %s".formatted(report.label(), report.pid(), report.reason()))
			.toList();
		if (!others.isEmpty()) {
			throw new AssertionError("Nobody expected these crashes: " + others);
		}
	}

	/** Lets all crashes be logged again; the extension does so. */
	@Override
	public void close() {
		this.silence.run();
	}

}
