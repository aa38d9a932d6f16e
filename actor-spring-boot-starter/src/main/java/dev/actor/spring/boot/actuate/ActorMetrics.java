package dev.actor.spring.boot.actuate;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

import dev.actor.ActorSystem;
import dev.actor.inspect.TreeNode;
import dev.actor.process.ExitReason;
import dev.actor.process.Name;
import dev.actor.process.Pid;
import dev.actor.process.ProcessInfo;
import dev.actor.process.ProcessListener;
import dev.actor.supervisor.ChildSpec;
import dev.actor.supervisor.SupervisorSpec;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * Meters of an actor system. Tags have the names of the declared actors and supervisors,
 * and {@code other} for all that come and go, so that their number stays bounded.
 */
public class ActorMetrics implements MeterBinder, ProcessListener {

	private static final String OTHER = "other";

	private final Supplier<ActorSystem> system;

	private final Supplier<SupervisorSpec> root;

	private final List<Meters> meters = new CopyOnWriteArrayList<>();

	/**
	 * Meters of a system.
	 * @param system the system, asked for when the meters are bound
	 * @param root the declared tree, asked for when the meters are bound
	 */
	public ActorMetrics(Supplier<ActorSystem> system, Supplier<SupervisorSpec> root) {
		this.system = system;
		this.root = root;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		this.meters.add(new Meters(registry, this.system.get(), this.root.get()));
	}

	@Override
	public void sampled(Pid pid, String label, Object message, long nanos) {
		for (Meters each : this.meters) {
			each.sampled(label, nanos);
		}
	}

	@Override
	public void exited(Pid pid, String label, ExitReason reason, long handled) {
		for (Meters each : this.meters) {
			each.ended(label, handled);
		}
	}

	@Override
	public void restarted(String supervisor, String child, ExitReason reason) {
		for (Meters each : this.meters) {
			each.restarts(supervisor, child).increment();
		}
	}

	/**
	 * What an actor has handled in all its incarnations. Those who come and go, of whom
	 * nobody can be asked by name, count at their end.
	 */
	private static final class Handled {

		private final ActorSystem system;

		private final String actor;

		private final LongAdder ended = new LongAdder();

		/** Between an end and the word of it, the last incarnation counts nowhere. */
		private final LongAccumulator most = new LongAccumulator(Math::max, 0);

		Handled(ActorSystem system, String actor) {
			this.system = system;
			this.actor = actor;
		}

		void ended(long handled) {
			this.ended.add(handled);
		}

		double count() {
			this.most.accumulate(this.ended.sum() + living());
			return this.most.get();
		}

		private long living() {
			return this.system.lookup(Name.of(this.actor)).flatMap(Pid::info).map(ProcessInfo::handled).orElse(0L);
		}

	}

	/** The meters in one registry. */
	private static final class Meters {

		private final MeterRegistry registry;

		private final Set<String> actors = new HashSet<>();

		private final Set<String> supervisors = new HashSet<>();

		private final Map<String, Timer> handling = new HashMap<>();

		private final Timer otherHandling;

		private final Map<String, Handled> handled = new HashMap<>();

		private final Handled otherHandled;

		Meters(MeterRegistry registry, ActorSystem system, SupervisorSpec root) {
			this.registry = registry;
			Gauge.builder("actor.processes", system, ActorSystem::processCount)
				.description("Processes that live now")
				.register(registry);
			FunctionCounter.builder("actor.dead.letters", system, ActorSystem::deadLetterCount)
				.description("Messages that nobody handled")
				.register(registry);
			collect(root.name(), root.children());
			for (String actor : this.actors) {
				this.handling.put(actor, timer(actor));
				this.handled.put(actor, handled(actor, system));
				Gauge.builder("actor.mailbox.size", system, (source) -> mailboxSize(source, actor))
					.description("Messages that wait for the actor")
					.tag("actor", actor)
					.register(registry);
			}
			this.otherHandling = timer(OTHER);
			this.otherHandled = handled(OTHER, system);
			count(root.name(), root.children());
		}

		private void collect(String supervisor, List<ChildSpec> children) {
			this.supervisors.add(supervisor);
			for (ChildSpec child : children) {
				if (child.kind() == TreeNode.Kind.SUPERVISOR) {
					collect(child.id(), child.children());
				}
				else {
					this.actors.add(child.id());
				}
			}
		}

		/** From zero on, so that the first restart is an increase. */
		private void count(String supervisor, List<ChildSpec> children) {
			for (ChildSpec child : children) {
				restarts(supervisor, child.id());
				count(child.id(), child.children());
			}
		}

		private Timer timer(String actor) {
			return Timer.builder("actor.handling")
				.description("Time that the handler took for a message: a sample of all")
				.tag("actor", actor)
				.register(this.registry);
		}

		private Handled handled(String actor, ActorSystem system) {
			Handled handled = new Handled(system, actor);
			FunctionCounter.builder("actor.messages", handled, Handled::count)
				.description("Messages that were handled")
				.tag("actor", actor)
				.register(this.registry);
			return handled;
		}

		private static double mailboxSize(ActorSystem system, String actor) {
			return system.lookup(Name.of(actor)).flatMap(Pid::info).map(ProcessInfo::mailboxLength).orElse(0);
		}

		void ended(String label, long handled) {
			if (!this.supervisors.contains(label)) {
				this.handled.getOrDefault(label, this.otherHandled).ended(handled);
			}
		}

		void sampled(String label, long nanos) {
			// What a supervisor does takes as long as the children that it starts.
			if (!this.supervisors.contains(label)) {
				this.handling.getOrDefault(label, this.otherHandling).record(nanos, TimeUnit.NANOSECONDS);
			}
		}

		Counter restarts(String supervisor, String child) {
			boolean declared = this.actors.contains(child) || this.supervisors.contains(child);
			return Counter.builder("actor.restarts")
				.description("Restarts by supervisors")
				.tag("supervisor", this.supervisors.contains(supervisor) ? supervisor : OTHER)
				.tag("actor", declared ? child : OTHER)
				.register(this.registry);
		}

	}

}
