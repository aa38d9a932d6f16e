package dev.actor.spring.boot.actuate;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import dev.actor.ActorSystem;
import dev.actor.process.ExitReason;
import dev.actor.process.Name;
import dev.actor.process.Pid;
import dev.actor.process.ProcessInfo;
import dev.actor.process.ProcessListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * Meters of an actor system. The tag {@code actor} has the names of the declared actors,
 * and {@code other} for all that come and go, so that their number stays bounded.
 */
public class ActorMetrics implements MeterBinder, ProcessListener {

	private static final String OTHER = "other";

	private final Supplier<ActorSystem> system;

	private final Supplier<List<String>> declared;

	private final List<Meters> meters = new CopyOnWriteArrayList<>();

	/**
	 * Meters of a system.
	 * @param system the system, asked for when the meters are bound
	 * @param declared the names of the declared actors, asked for when the meters are
	 * bound
	 */
	public ActorMetrics(Supplier<ActorSystem> system, Supplier<List<String>> declared) {
		this.system = system;
		this.declared = declared;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		this.meters.add(new Meters(registry, this.system.get(), this.declared.get()));
	}

	@Override
	public void handled(Pid pid, String label, Object message, long nanos) {
		for (Meters each : this.meters) {
			each.handling(label).record(nanos, TimeUnit.NANOSECONDS);
		}
	}

	@Override
	public void restarted(String supervisor, String child, ExitReason reason) {
		for (Meters each : this.meters) {
			each.restarts(supervisor, child).increment();
		}
	}

	/** The meters in one registry. */
	private static final class Meters {

		private final MeterRegistry registry;

		private final List<String> declared;

		private final Map<String, Timer> handling = new ConcurrentHashMap<>();

		private final Timer otherHandling;

		Meters(MeterRegistry registry, ActorSystem system, List<String> declared) {
			this.registry = registry;
			this.declared = declared;
			Gauge.builder("actor.processes", system, ActorSystem::processCount)
				.description("Processes that live now")
				.register(registry);
			FunctionCounter.builder("actor.dead.letters", system, ActorSystem::deadLetterCount)
				.description("Messages that nobody handled")
				.register(registry);
			for (String actor : declared) {
				this.handling.put(actor, timer(actor));
				Gauge.builder("actor.mailbox.size", system, (source) -> mailboxSize(source, actor))
					.description("Messages that wait for the actor")
					.tag("actor", actor)
					.register(registry);
			}
			this.otherHandling = timer(OTHER);
		}

		private Timer timer(String actor) {
			return Timer.builder("actor.handling")
				.description("Time that the handler took for a message")
				.tag("actor", actor)
				.register(this.registry);
		}

		private static double mailboxSize(ActorSystem system, String actor) {
			return system.lookup(Name.of(actor)).flatMap(Pid::info).map(ProcessInfo::mailboxLength).orElse(0);
		}

		Timer handling(String label) {
			return this.handling.getOrDefault(label, this.otherHandling);
		}

		Counter restarts(String supervisor, String child) {
			return Counter.builder("actor.restarts")
				.description("Restarts by supervisors")
				.tag("supervisor", supervisor)
				.tag("actor", this.declared.contains(child) ? child : OTHER)
				.register(this.registry);
		}

	}

}
