package dev.actor.supervisor;

import java.time.Duration;
import java.util.Objects;

import dev.actor.process.Behavior;
import dev.actor.process.ExitReason;
import dev.actor.process.Name;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.Selector;
import dev.actor.process.SpawnOptions;
import dev.actor.process.Spawner;
import dev.actor.process.Subject;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One running supervisor of any kind. Everything that it does to a child it does in its
 * own process, one thing after the other.
 */
final class SupervisorLoop implements Behavior<Request> {

	private static final Logger logger = LoggerFactory.getLogger(SupervisorLoop.class);

	private final Settings settings;

	private final Siblings siblings;

	private final Starter starter;

	private final Stopper stopper;

	private final Operations operations;

	private @Nullable Restarter restarter;

	private SupervisorLoop(Settings settings, boolean alike, Kind kind) {
		this.settings = settings;
		this.siblings = new Siblings(alike);
		this.starter = new Starter(settings.name().text(), this.siblings);
		this.stopper = new Stopper(settings.name().text(), this.siblings);
		this.operations = kind.operations(this.siblings, this.starter, this.stopper);
	}

	/** Makes the operations that set the kinds of supervisor apart. */
	@FunctionalInterface
	private interface Kind {

		Operations operations(Siblings siblings, Starter starter, Stopper stopper);

	}

	static SupervisorLoop of(SupervisorSpec spec) {
		return new SupervisorLoop(spec.settings(), false, (siblings, starter,
				stopper) -> new StaticOperations(spec.name(), spec.children(), siblings, starter, stopper));
	}

	static SupervisorLoop of(DynamicSupervisorSpec<?, ?> spec) {
		return new SupervisorLoop(spec.settings(), true,
				(siblings, starter, stopper) -> new DynamicOperations(spec, siblings, starter, stopper));
	}

	Pid launch(Spawner spawner) {
		return spawner.start(this,
				SpawnOptions.DEFAULT.labelled(this.settings.name().text())
					.named(this.settings.name())
					.initTimeout(Duration.ofSeconds(Long.MAX_VALUE)));
	}

	@Override
	public Selector<Request> start(Process self) {
		self.trapExits(true);
		Subject<Request> own = self.subject();
		this.restarter = new Restarter(this.settings, this.settings.intensity(self), this.siblings, this.starter,
				this.stopper, own);
		this.operations.begin(self);
		return Selector.of(own)
			.select(self.subject(Name.<Object>of(this.settings.name().text())),
					(message) -> (message instanceof Request request) ? request : new Request.Junk(message))
			.trappedExits(Request.Died::new);
	}

	@Override
	public @Nullable Selector<Request> handle(Process self, Request request) {
		Restarter restarts = Objects.requireNonNull(this.restarter);
		switch (request) {
			case Request.Died died -> restarts.died(self, died.exit());
			case Request.Retry retry -> restarts.retry(self, retry);
			case Request.Ask<?, ?> ask -> ask.answer(self, this.operations);
			case Request.Junk junk -> logger.warn("Supervisor '{}' ignores a message that is not for it: {}",
					this.settings.name(), junk.message().getClass().getName());
		}
		return null;
	}

	@Override
	public void stopping(Process self, ExitReason reason) {
		this.operations.end(self);
	}

	/** What an operator sees who asks for the state. */
	@Override
	public Object state() {
		return this.siblings.infos();
	}

	@Override
	public void replaceState(Object state) {
		throw new UnsupportedOperationException(
				"The children of a supervisor are not replaced from outside; start and terminate them by its handle");
	}

	@Override
	public boolean supervises() {
		return true;
	}

	@Override
	public Object snapshot() {
		return this.siblings;
	}

}
