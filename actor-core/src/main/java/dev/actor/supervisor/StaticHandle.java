package dev.actor.supervisor;

import java.util.Objects;
import java.util.Optional;

import dev.actor.behavior.ActorSpec;
import dev.actor.behavior.Launched;
import dev.actor.behavior.Started;
import dev.actor.process.Name;
import dev.actor.process.Pid;
import dev.actor.process.Spawner;
import dev.actor.process.Subject;

/** The handle of a supervisor whose children have ids. */
final class StaticHandle extends NamedHandle implements Supervisor {

	private final SupervisorSpec spec;

	StaticHandle(Spawner spawner, SupervisorSpec spec) {
		super(spawner, spec.settings().name());
		this.spec = spec;
	}

	@Override
	public Pid startChild(ChildSpec child) {
		return launch(child).pid();
	}

	@Override
	@SuppressWarnings("unchecked")
	public <M> Started<M> startChild(ActorSpec<M> actor) {
		return (Started<M>) launch(ChildSpec.of(actor));
	}

	private Launched launch(ChildSpec child) {
		Objects.requireNonNull(child, "spec");
		this.spec.requireLegal(child);
		return ask(child.id(), (operations, self) -> operations.startChild(self, child));
	}

	@Override
	public boolean terminateChild(String id) {
		Objects.requireNonNull(id, "id");
		return ask(id, (operations, self) -> operations.terminateChild(self, id));
	}

	@Override
	public Pid restartChild(String id) {
		Objects.requireNonNull(id, "id");
		return ask(id, (operations, self) -> operations.restartChild(self, id));
	}

	@Override
	public boolean deleteChild(String id) {
		Objects.requireNonNull(id, "id");
		return ask(id, (operations, self) -> operations.deleteChild(id));
	}

	@Override
	public Optional<ChildInfo> whichChild(String id) {
		Objects.requireNonNull(id, "id");
		return ask(id, (operations, self) -> Optional.ofNullable(operations.siblings().find(id)).map(Child::info));
	}

	@Override
	public Optional<ChildSpec> childSpec(String id) {
		Objects.requireNonNull(id, "id");
		return ask(id, (operations, self) -> Optional.ofNullable(operations.siblings().find(id)).map(Child::spec));
	}

	private <T> T ask(String child, Request.Question<StaticOperations, T> question) {
		return ask(StaticOperations.class, child, question);
	}

	@Override
	public <M> Subject<M> subject(ActorSpec<M> actor) {
		return actor.subject(spawner());
	}

	@Override
	@SuppressWarnings("unchecked")
	public <M> Subject<M> subject(String childId) {
		ChildSpec child = known(childId)
			.orElseThrow(() -> new ChildException(name(), childId, new ChildError.NotFound()));
		Name<?> name = ChildStart.name(name(), child)
			.orElseThrow(() -> new IllegalArgumentException(
					"Child '%s' of supervisor '%s' was made of a start function that does not tell its name; make it of an actor"
						.formatted(childId, name())));
		return (Subject<M>) spawner().subject(name);
	}

	private Optional<ChildSpec> known(String id) {
		Objects.requireNonNull(id, "childId");
		return this.spec.children()
			.stream()
			.filter((child) -> child.id().equals(id))
			.findFirst()
			.or(() -> siblings().map((siblings) -> siblings.find(id)).map(Child::spec));
	}

}
