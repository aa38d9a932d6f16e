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

	private final Initialiser<S, M> initialiser;

	private final Handler<S, M> handler;

	private final Terminator<S> terminator;

	private final boolean trapsExits;

	private final @Nullable Name<M> name;

	private @Nullable Subject<M> subject;

	private @Nullable Selector<M> selector;

	private @Nullable S state;

	ActorLoop(Initialiser<S, M> initialiser, Handler<S, M> handler, Terminator<S> terminator, boolean trapsExits,
			@Nullable Name<M> name) {
		this.initialiser = initialiser;
		this.handler = handler;
		this.terminator = terminator;
		this.trapsExits = trapsExits;
		this.name = name;
	}

	Subject<M> subject() {
		return Objects.requireNonNull(this.subject, "not started");
	}

	@Override
	public Selector<M> start(Process self) throws Exception {
		if (this.trapsExits) {
			self.trapExits(true);
		}
		Subject<M> own = self.subject();
		this.subject = own;
		this.state = Objects.requireNonNull(this.initialiser.init(self, own), "The first state must not be null");
		Selector<M> inbox = Selector.of(own);
		if (this.name != null) {
			inbox = inbox.select(self.subject(this.name), (message) -> message);
		}
		this.selector = inbox;
		return inbox;
	}

	@Override
	public Selector<M> handle(Process self, M message) throws Exception {
		this.state = switch (this.handler.handle(Objects.requireNonNull(this.state), message)) {
			case Next.State<S> next -> next.state();
			case Next.Stop<S> stop -> throw self.exit(stop.reason());
		};
		return Objects.requireNonNull(this.selector);
	}

	@Override
	public void stopping(Process self, ExitReason reason) throws Exception {
		this.terminator.terminate(Objects.requireNonNull(this.state), reason);
	}

}
