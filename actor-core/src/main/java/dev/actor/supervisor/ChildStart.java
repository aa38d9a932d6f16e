package dev.actor.supervisor;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

import dev.actor.behavior.Actor;
import dev.actor.behavior.ActorSpec;
import dev.actor.behavior.Launched;
import dev.actor.process.Name;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.Spawner;
import org.jspecify.annotations.Nullable;

/**
 * The starts that the library knows. Equal for what they were made of, so that a tree can
 * be looked through for it.
 */
sealed interface ChildStart extends ChildSpec.Start {

	Launched launch(Spawner supervisor);

	/** Whether it has no name of its own, so that one is made of its id. */
	default boolean isNamedBySupervisor() {
		return false;
	}

	static ChildStart forget(ChildSpec.Start start) {
		return new Forgotten(start.name(), start instanceof ChildStart known && known.isNamedBySupervisor());
	}

	@Override
	default Pid start(Spawner supervisor) {
		return launch(supervisor).pid();
	}

	/** May give null if the start function of a user does. */
	static @Nullable Launched launch(Process self, String supervisor, ChildSpec spec, @Nullable Object argument) {
		return switch (spec.start()) {
			case OfTemplate<?> template -> template.launchOf(self, argument);
			case OfActor<?> nameless when nameless.isNamedBySupervisor() -> nameless.launchAs(self, supervisor, spec);
			case ChildStart known -> known.launch(self);
			case ChildSpec.Start unknown -> {
				Pid pid = unknown.start(self);
				yield (pid != null) ? () -> pid : null;
			}
		};
	}

	/** The name through which a child can be reached, if that is known. */
	static Optional<Name<?>> name(String supervisor, ChildSpec spec) {
		return (spec.start() instanceof ChildStart known && known.isNamedBySupervisor())
				? Optional.of(given(supervisor, spec.id())) : spec.start().name();
	}

	private static <M> Name<M> given(String supervisor, String id) {
		return Name.of(supervisor + ":" + id);
	}

	/** An actor of a tree. */
	record OfActorSpec(ActorSpec<?> actor) implements ChildStart {

		@Override
		public Launched launch(Spawner supervisor) {
			return this.actor.start(supervisor);
		}

		@Override
		public Optional<Name<?>> name() {
			return Optional.of(this.actor.name());
		}

	}

	/** An actor that gets a name from its supervisor if it has none. */
	record OfActor<M>(Actor<?, M> actor) implements ChildStart {

		@Override
		public Launched launch(Spawner supervisor) {
			return this.actor.start(supervisor);
		}

		Launched launchAs(Process self, String supervisor, ChildSpec spec) {
			return this.actor.named(ChildStart.<M>given(supervisor, spec.id())).start(self);
		}

		@Override
		public Optional<Name<?>> name() {
			return this.actor.name().map((name) -> name);
		}

		@Override
		public boolean isNamedBySupervisor() {
			return this.actor.name().isEmpty();
		}

	}

	/** A supervisor of any kind. */
	record OfSupervisor(Startable supervisor) implements ChildStart {

		@Override
		public Launched launch(Spawner parent) {
			return this.supervisor.start(parent);
		}

		@Override
		public OfSupervisor intensity(int restarts, Duration period) {
			return new OfSupervisor(this.supervisor.intensity(restarts, period));
		}

	}

	/** All children of a dynamic supervisor, each of which has an argument besides. */
	record OfTemplate<A>(DynamicSupervisorSpec.Template<A, ?> template) implements ChildStart {

		@Override
		public Launched launch(Spawner supervisor) {
			throw new IllegalStateException("There is no child without an argument");
		}

		@SuppressWarnings("unchecked")
		@Nullable Launched launchOf(Spawner supervisor, @Nullable Object argument) {
			return this.template.start(supervisor, (A) Objects.requireNonNull(argument));
		}

	}

	/** What is left of the start of a child that is never started again. */
	record Forgotten(Optional<Name<?>> name, boolean isNamedBySupervisor) implements ChildStart {

		@Override
		public Launched launch(Spawner supervisor) {
			throw new IllegalStateException("How to start a temporary child is forgotten once it runs");
		}

	}

}
