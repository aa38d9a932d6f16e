package dev.actor.process;

import java.time.Duration;

import dev.actor.internal.Nanos;
import org.jspecify.annotations.Nullable;

/** Somebody who waits for the initialiser of a {@link Behavior}. */
final class Startup extends Waiting {

	private static final Object STARTED = new Object();

	/**
	 * What the initialiser said when it refused; it is passed on when the process is
	 * gone.
	 */
	private volatile @Nullable StartError refusal;

	/** What the starter's thread has. */
	private final @Nullable Context context;

	private final LocalProcess process;

	Startup(LocalProcess process) {
		super(Current.process(), process);
		this.process = process;
		this.context = Context.of(process.node());
	}

	@Override
	String awaited() {
		return "the start of " + this.process.describe();
	}

	@Nullable Context context() {
		return this.context;
	}

	void started() {
		settle(STARTED);
	}

	void refused(StartError why) {
		this.refusal = why;
	}

	@Override
	void ended(Pid pid, ExitReason reason) {
		StartError why = this.refusal;
		settle((why != null) ? why : new StartError.InitExited(reason));
	}

	/** The error, or null when the process has started. */
	@Nullable StartError await(@Nullable LocalProcess starter, Duration timeout) {
		Object outcome = await(starter, this.process.node(), Nanos.of(timeout, "initTimeout"));
		if (outcome == TIMED_OUT) {
			return new StartError.InitTimeout(timeout);
		}
		return (outcome instanceof StartError error) ? error : null;
	}

}
