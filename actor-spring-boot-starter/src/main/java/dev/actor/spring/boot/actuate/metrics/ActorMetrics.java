package dev.actor.spring.boot.actuate.metrics;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.actor.ActorSystem;
import dev.actor.process.CallOutcome;
import dev.actor.process.CrashReport;
import dev.actor.process.DeadLetter;
import dev.actor.process.ExitReason;
import dev.actor.process.Pid;
import dev.actor.process.ProcessListener;
import dev.actor.supervisor.SupervisorSpec;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * Meters of an actor system. Tags have the names of the declared supervisors and actors.
 * What comes and goes counts for the nearest declared supervisor above it, with the actor
 * {@code other}, so that the number of meters stays bounded. All is counted; times are
 * taken of a sample.
 */
public class ActorMetrics implements MeterBinder, ProcessListener {

	private final Supplier<ActorSystem> system;

	private final Supplier<SupervisorSpec> root;

	private final boolean messageTypes;

	/** Those of all registries. */
	private final List<SystemMeters> meters = new CopyOnWriteArrayList<>();

	/**
	 * Meters of a system.
	 * @param system the system, asked for when the meters are bound
	 * @param root the declared tree, asked for when the meters are bound
	 */
	public ActorMetrics(Supplier<ActorSystem> system, Supplier<SupervisorSpec> root) {
		this(system, root, false);
	}

	/**
	 * Meters of a system.
	 * @param system the system, asked for when the meters are bound
	 * @param root the declared tree, asked for when the meters are bound
	 * @param messageTypes whether the time of handlers is told apart by the types of
	 * messages, of which there should not be many
	 */
	public ActorMetrics(Supplier<ActorSystem> system, Supplier<SupervisorSpec> root, boolean messageTypes) {
		this.system = system;
		this.root = root;
		this.messageTypes = messageTypes;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		ActorSystem bound = this.system.get();
		SchedulerMeters.bind(registry, bound);
		this.meters.add(new SystemMeters(registry, bound, new Places(this.root.get()), this.messageTypes));
	}

	@Override
	public void spawned(Pid pid) {
		each((meter) -> meter.spawned(pid));
	}

	@Override
	public void exited(Pid pid, String label, ExitReason reason, long handled) {
		each((meter) -> meter.exited(pid, label, reason, handled));
	}

	@Override
	public void crashed(CrashReport report) {
		each((meter) -> meter.crashed(report));
	}

	@Override
	public void restarted(String supervisor, String child, ExitReason reason) {
		each((meter) -> meter.restarted(supervisor, child, reason));
	}

	@Override
	public void gaveUp(String supervisor, String child, ExitReason reason) {
		each((meter) -> meter.gaveUp(supervisor, child, reason));
	}

	@Override
	public void sampled(Pid pid, String label, Object message, long nanos) {
		each((meter) -> meter.sampled(pid, label, message, nanos));
	}

	@Override
	public void waited(Pid pid, String label, Object message, long nanos) {
		each((meter) -> meter.waited(pid, label, message, nanos));
	}

	@Override
	public void deadLetter(DeadLetter letter) {
		each((meter) -> meter.deadLetter(letter));
	}

	@Override
	public void called(Object callee, CallOutcome outcome) {
		// Comes with each call, so without an object for it.
		for (SystemMeters meter : this.meters) {
			meter.called(callee, outcome);
		}
	}

	@Override
	public void callSampled(Pid callee, CallOutcome outcome, long nanos) {
		each((meter) -> meter.callSampled(callee, outcome, nanos));
	}

	private void each(Consumer<SystemMeters> event) {
		this.meters.forEach(event);
	}

}
