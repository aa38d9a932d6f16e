package dev.actor.spring.boot;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import dev.actor.ActorSystem;
import dev.actor.behavior.ActorSpec;
import dev.actor.behavior.Started;
import dev.actor.process.Name;
import dev.actor.process.Pid;
import dev.actor.process.Reply;
import dev.actor.process.Subject;
import dev.actor.supervisor.ChildSpec;
import dev.actor.supervisor.Supervisor;

/** The operations on the system and the tree of an application. */
public final class ActorTemplate implements ActorOperations {

	private final ActorSystem system;

	private final Supervisor root;

	private final Set<String> declared;

	private final Duration callTimeout;

	/**
	 * The operations on a tree.
	 * @param system the system
	 * @param root the root supervisor
	 * @param declared the names that can not be stopped here
	 * @param callTimeout how long calls take if nothing is said
	 */
	public ActorTemplate(ActorSystem system, Supervisor root, Set<String> declared, Duration callTimeout) {
		this.system = system;
		this.root = root;
		this.declared = Set.copyOf(declared);
		this.callTimeout = callTimeout;
	}

	@Override
	public <M> Started<M> start(ActorSpec<M> actor) {
		return this.root.startChild(actor);
	}

	@Override
	public Pid start(ChildSpec child) {
		return this.root.startChild(child);
	}

	@Override
	public boolean stop(String name) {
		if (this.declared.contains(name)) {
			throw new IllegalArgumentException(
					"'%s' is declared as a bean and is stopped with the application; its own supervisor can stop it before"
						.formatted(name));
		}
		boolean stopped = this.root.terminateChild(name);
		// One that is temporary is forgotten already.
		if (stopped && this.root.whichChild(name).isPresent()) {
			this.root.deleteChild(name);
		}
		return stopped;
	}

	@Override
	public <M> Subject<M> subject(Name<M> name) {
		return this.system.subject(name);
	}

	@Override
	public Optional<Pid> lookup(Name<?> name) {
		return this.system.lookup(name);
	}

	@Override
	public <M, R> R call(Subject<M> subject, Function<? super Reply<R>, ? extends M> request) {
		return subject.call(request, this.callTimeout);
	}

	@Override
	public <M, R> CompletableFuture<R> callAsync(Subject<M> subject, Function<? super Reply<R>, ? extends M> request) {
		return subject.callAsync(request, this.callTimeout);
	}

}
