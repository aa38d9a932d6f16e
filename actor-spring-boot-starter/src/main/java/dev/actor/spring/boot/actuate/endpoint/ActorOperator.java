package dev.actor.spring.boot.actuate.endpoint;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

import dev.actor.ActorSystem;
import dev.actor.behavior.Started;
import dev.actor.inspect.Sys;
import dev.actor.process.Pid;
import dev.actor.spring.boot.actuate.endpoint.OperationDescriptor.Outcome;
import dev.actor.supervisor.ChildSpec;
import dev.actor.supervisor.DynamicSupervisorSpec;
import dev.actor.supervisor.Restart;
import dev.actor.supervisor.Supervisor;
import dev.actor.supervisor.SupervisorSpec;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Does what operators ask for. The process or its supervisor may be busy or even stuck,
 * so it is asked on a thread of its own, and whoever waits does so for a moment only.
 */
final class ActorOperator {

	private static final Log logger = LogFactory.getLog(ActorOperator.class);

	private static final Duration A_MOMENT = Duration.ofSeconds(1);

	private static final Duration STOP = Duration.ofMinutes(1);

	private final ActorSystem system;

	ActorOperator(ActorSystem system) {
		this.system = system;
	}

	OperationDescriptor operate(Located actor, ActorOperation operation, int events) {
		return switch (operation) {
			case SUSPEND -> ask(actor, operation, Sys::suspend);
			case RESUME -> ask(actor, operation, Sys::resume);
			case TRACE -> ask(actor, operation, (sys) -> sys.trace(true));
			case NO_TRACE -> ask(actor, operation, (sys) -> sys.trace(false));
			case LOG -> ask(actor, operation, (sys) -> sys.log(events));
			case NO_LOG -> ask(actor, operation, Sys::noLog);
			case KILL -> perform(actor, operation, () -> running(actor).kill());
			case STOP -> perform(actor, operation, () -> stop(actor));
			case RESTART -> perform(actor, operation, () -> restart(actor));
		};
	}

	private OperationDescriptor ask(Located actor, ActorOperation operation, Consumer<Sys> request) {
		return perform(actor, operation, () -> request.accept(Sys.of(running(actor))));
	}

	private static Pid running(Located actor) {
		return actor.pid()
			.orElseThrow(() -> new IllegalStateException("Actor '%s' does not run at present".formatted(actor.name())));
	}

	private void stop(Located actor) {
		requireNotTop(actor);
		String supervisor = actor.supervisor();
		if (supervisor == null) {
			this.system.stop(running(actor), STOP);
			return;
		}
		try {
			handle(supervisor).terminateChild(actor.name());
		}
		catch (IllegalStateException ex) {
			// Its children are known by their pids.
			dynamicStop(supervisor, running(actor));
		}
	}

	private void dynamicStop(String supervisor, Pid child) {
		DynamicSupervisorSpec.<Object, Started<?>>of(supervisor, (parent, argument) -> {
			throw new IllegalStateException("Nothing is started here");
		}).handle(this.system).terminateChild(child);
	}

	private void restart(Located actor) {
		requireNotTop(actor);
		String supervisor = actor.supervisor();
		if (supervisor == null) {
			throw new IllegalStateException(
					"Process '%s' is below no supervisor that could start it again".formatted(actor.name()));
		}
		Supervisor handle = handle(supervisor);
		if (spec(handle, actor).restart() == Restart.TEMPORARY) {
			throw new IllegalStateException(
					"Actor '%s' is temporary: its supervisor does not know how to start it again"
						.formatted(actor.name()));
		}
		handle.terminateChild(actor.name());
		handle.restartChild(actor.name());
	}

	private static ChildSpec spec(Supervisor supervisor, Located actor) {
		Optional<ChildSpec> spec;
		try {
			spec = supervisor.childSpec(actor.name());
		}
		catch (IllegalStateException ex) {
			throw new IllegalStateException(
					"The children of supervisor '%s' come and go and have no names; kill this one, and it is started again unless it is temporary"
						.formatted(supervisor.name()),
					ex);
		}
		return spec.orElseThrow(() -> new IllegalStateException(
				"Supervisor '%s' has no child '%s' any more".formatted(supervisor.name(), actor.name())));
	}

	private static void requireNotTop(Located actor) {
		if (actor.isTop()) {
			throw new IllegalStateException(
					"'%s' is the top of a tree, which starts and stops with the application".formatted(actor.name()));
		}
	}

	private Supervisor handle(String supervisor) {
		return SupervisorSpec.oneForOne(supervisor).handle(this.system);
	}

	private static OperationDescriptor perform(Located actor, ActorOperation operation, Runnable work) {
		CompletableFuture<Void> done = CompletableFuture.runAsync(work,
				(task) -> Thread.ofVirtual().name("actors-endpoint").start(task));
		try {
			done.get(A_MOMENT.toMillis(), TimeUnit.MILLISECONDS);
			return OperationDescriptor.of(actor, operation, Outcome.DONE, null);
		}
		catch (TimeoutException ex) {
			return pending(actor, operation, done);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return pending(actor, operation, done);
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof RuntimeException refusal) {
				return OperationDescriptor.of(actor, operation, Outcome.REFUSED, refusal.getMessage());
			}
			throw new IllegalStateException("Operation %s of '%s' has failed".formatted(operation, actor.name()), ex);
		}
	}

	private static OperationDescriptor pending(Located actor, ActorOperation operation, CompletableFuture<Void> done) {
		CompletableFuture<Void> unused = done.whenComplete((nothing, failure) -> {
			if (failure != null) {
				logger.warn("Operation %s of '%s' has failed later".formatted(operation, actor.name()), failure);
			}
			else {
				logger.info("Operation %s of '%s' is done".formatted(operation, actor.name()));
			}
		});
		return OperationDescriptor.of(actor, operation, Outcome.PENDING,
				"It was not done within %d ms; it is when those concerned get round to it"
					.formatted(A_MOMENT.toMillis()));
	}

}
