package dev.actor.behavior;

import java.util.Objects;

import dev.actor.process.Behavior;
import dev.actor.process.ExitReason;
import dev.actor.process.Name;
import dev.actor.process.Process;
import dev.actor.process.Selector;
import dev.actor.process.Subject;
import org.jspecify.annotations.Nullable;

/** One running actor. */
final class ActorLoop<S, M> implements Behavior<M> {

	private final Actor<S, M> actor;

	private @Nullable Subject<M> subject;

	private @Nullable S state;

	ActorLoop(Actor<S, M> actor) {
		this.actor = actor;
	}

	Subject<M> subject() {
		return Objects.requireNonNull(this.subject, "not started");
	}

	@Override
	public Selector<M> start(Process self) throws Exception {
		if (this.actor.trapsExits()) {
			self.trapExits(true);
		}
		Subject<M> own = self.subject();
		this.subject = own;
		this.state = Objects.requireNonNull(this.actor.initialiser().init(self, own),
				"The first state must not be null");
		Selector<M> inbox = Selector.of(own);
		Name<M> name = this.actor.name();
		if (name != null) {
			inbox = inbox.select(self.subject(name), (message) -> message);
		}
		return inbox;
	}

	@Override
	public @Nullable Selector<M> handle(Process self, M message) throws Exception {
		this.state = switch (this.actor.handler().handle(Objects.requireNonNull(this.state), message)) {
			case Next.State<S> next -> next.state();
			case Next.Stop<S> stop -> throw self.exit(stop.reason());
		};
		return null;
	}

	@Override
	public void stopping(Process self, ExitReason reason) throws Exception {
		this.actor.terminator().terminate(Objects.requireNonNull(this.state), reason);
	}

}
