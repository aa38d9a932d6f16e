package dev.actor.model.supervision;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import dev.actor.inspect.TreeNode;
import dev.actor.process.Behavior;
import dev.actor.process.ExitReason;
import dev.actor.process.InitFailedException;
import dev.actor.process.InitIgnoredException;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.Selector;
import dev.actor.process.SpawnOptions;
import dev.actor.process.Spawner;
import dev.actor.process.StartError;
import dev.actor.process.StartException;
import dev.actor.process.Subject;
import dev.actor.supervisor.ChildSpec;
import dev.actor.supervisor.SupervisorSpec;

/** Starts the real processes of a tree as planned, and writes that down. */
final class Nursery {

	private static final Duration FOR_EVER = Duration.ofDays(1000);

	private final Spawner outside;

	private final Consumer<String> log;

	/** What else happens to a supervisor while it starts a child. */
	private final BiConsumer<Command, Incarnation> meanwhile;

	private final Map<String, Deque<Luck>> plans = new ConcurrentHashMap<>();

	private final Map<String, Integer> numbers = new ConcurrentHashMap<>();

	private final Map<String, Incarnation> last = new ConcurrentHashMap<>();

	private final Map<Pid, Incarnation> byPid = new ConcurrentHashMap<>();

	private final Collection<Incarnation> all = new ConcurrentLinkedQueue<>();

	private volatile Incarnation root;

	Nursery(Spawner outside, Consumer<String> log, BiConsumer<Command, Incarnation> meanwhile) {
		this.outside = outside;
		this.log = log;
		this.meanwhile = meanwhile;
	}

	/** It has nobody above it that would be told of its end. */
	Incarnation root() {
		return this.root;
	}

	void plan(Command.Plan plan) {
		this.plans.put(plan.child(), new ArrayDeque<>(plan.starts()));
	}

	/** All that were ever started. */
	Collection<Incarnation> all() {
		return this.all;
	}

	Incarnation last(String id) {
		return this.last.get(id);
	}

	Incarnation find(Pid pid) {
		return this.byPid.get(pid);
	}

	String name(Pid pid) {
		Incarnation incarnation = find(pid);
		return (incarnation != null) ? incarnation.name : "a stranger";
	}

	ChildSpec spec(Place place, Incarnation parent) {
		return new ChildSpec(place.id(), place.isSupervisor() ? TreeNode.Kind.SUPERVISOR : TreeNode.Kind.WORKER,
				(supervisor) -> start(place, parent, supervisor), place.restart(), place.shutdown(),
				place.significant(), List.of());
	}

	Pid start(Place place, Incarnation parent, Spawner spawner) {
		Incarnation supervisor = place.isSupervisor() ? born(place, parent) : null;
		if (supervisor != null) {
			this.log.accept("(" + supervisor);
		}
		Deque<Luck> plan = this.plans.getOrDefault(place.id(), new ArrayDeque<>());
		Luck luck = plan.isEmpty() ? Luck.GOOD : plan.remove();
		if (parent != null) {
			luck.meanwhile().forEach((command) -> this.meanwhile.accept(command, parent));
		}
		if (luck.turn() == Luck.Turn.SUCCEEDS) {
			return (supervisor != null) ? startSupervisor(supervisor, spawner) : startWorker(place, parent, spawner);
		}
		this.log.accept(((luck.turn() == Luck.Turn.IGNORES) ? "~" : "?") + place.id());
		if (place.kind() == Place.Kind.BEHAVIOR && luck.turn() != Luck.Turn.GIVES_NULL) {
			return spawner.start(new Worker(new CompletableFuture<>(), luck.turn()), SpawnOptions.DEFAULT);
		}
		return failToStart(place.id(), luck.turn(), spawner);
	}

	private Incarnation born(Place place, Incarnation parent) {
		Incarnation born = new Incarnation(place, parent, this.numbers.merge(place.id(), 1, Integer::sum));
		if (parent == null) {
			this.root = born;
		}
		return born;
	}

	private Pid startSupervisor(Incarnation supervisor, Spawner spawner) {
		Place place = supervisor.place;
		SupervisorSpec spec = SupervisorSpec.of(supervisor.name, place.strategy())
			.intensity(place.intensity(), FOR_EVER)
			.autoShutdown(place.autoShutdown())
			.children(place.children().stream().map((child) -> spec(child, supervisor)).toList());
		supervisor.isReachedBy(spec.handle(this.outside));
		Pid pid;
		try {
			pid = spec.start(spawner).pid();
		}
		catch (StartException ex) {
			this.log.accept("?" + place.id());
			throw ex;
		}
		supervisor.runs(pid);
		return started(supervisor);
	}

	private Pid startWorker(Place place, Incarnation parent, Spawner spawner) {
		Incarnation worker = born(place, parent);
		if (place.kind() == Place.Kind.BODY) {
			worker.runs(spawner.<ExitReason>spawnReceiver((self, inbox) -> {
				ExitReason order = self.receiveForever(inbox);
				if (!order.equals(ExitReason.NORMAL)) {
					throw self.exit(order);
				}
			}));
		}
		else {
			CompletableFuture<Subject<ExitReason>> orders = new CompletableFuture<>();
			spawner.start(new Worker(orders, Luck.Turn.SUCCEEDS), SpawnOptions.DEFAULT);
			worker.runs(orders.join());
		}
		return started(worker);
	}

	private Pid started(Incarnation incarnation) {
		this.last.put(incarnation.place.id(), incarnation);
		this.byPid.put(incarnation.pid(), incarnation);
		this.all.add(incarnation);
		if (incarnation.parent != null) {
			this.log.accept("+" + incarnation);
		}
		return incarnation.pid();
	}

	private static Pid failToStart(String id, Luck.Turn turn, Spawner spawner) {
		return switch (turn) {
			case SUCCEEDS -> throw new AssertionError();
			case FAILS -> throw new StartException(id, new StartError.InitFailed("no luck"));
			case THROWS -> throw new IllegalStateException("no luck");
			case EXITS -> throw Process.current().exit(Ending.ABNORMAL.reason());
			case GIVES_NULL -> null;
			case IGNORES -> throw new StartException(id, new StartError.Ignored());
			case LEAVES_A_CORPSE -> {
				CompletableFuture<ExitReason> ended = new CompletableFuture<>();
				spawner.spawn((self) -> {
					throw self.exit(Ending.ABNORMAL.reason());
				}).onExit(ended::complete);
				ended.join();
				throw new IllegalStateException("no luck");
			}
		};
	}

	/** A worker that the kernel calls; ends with the reason that it is sent. */
	private record Worker(CompletableFuture<Subject<ExitReason>> orders,
			Luck.Turn turn) implements Behavior<ExitReason> {

		@Override
		public Selector<ExitReason> start(Process self) throws Exception {
			switch (this.turn) {
				case FAILS -> throw new InitFailedException("no luck");
				case IGNORES -> throw new InitIgnoredException();
				case EXITS, LEAVES_A_CORPSE -> throw self.exit(Ending.ABNORMAL.reason());
				case THROWS -> throw new IllegalStateException("no luck");
				default -> {
					Subject<ExitReason> inbox = self.subject();
					this.orders.complete(inbox);
					return Selector.of(inbox);
				}
			}
		}

		@Override
		public Selector<ExitReason> handle(Process self, ExitReason order) {
			throw self.exit(order);
		}

	}

}
