package dev.actor.test;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

import dev.actor.behavior.Startable;
import dev.actor.behavior.Started;
import dev.actor.process.Ack;
import dev.actor.process.Behavior;
import dev.actor.process.Name;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.Reply;
import dev.actor.process.Selector;
import dev.actor.process.SpawnOptions;
import dev.actor.process.Spawner;
import dev.actor.process.Subject;
import org.jspecify.annotations.Nullable;

/**
 * The process of a probe: keeps all, answers if it is told to, and does what it is told.
 */
final class ProbeProcess<M> implements Startable<M> {

	private final @Nullable Name<M> name;

	private final Mailbag mailbag;

	private volatile Consumer<? super M> answer = (message) -> {
	};

	private volatile @Nullable Life<M> life;

	/** Something to be done by the process itself. */
	record Work(Consumer<? super Process> work, Reply<Ack> done) {
	}

	/** One incarnation. */
	private record Life<M>(Pid pid, Subject<M> subject, Subject<Work> control) {
	}

	ProbeProcess(@Nullable Name<M> name, Mailbag mailbag) {
		this.name = name;
		this.mailbag = mailbag;
	}

	void answer(Consumer<? super M> answer) {
		this.answer = answer;
	}

	Pid pid() {
		return life().pid();
	}

	Subject<M> subject() {
		return life().subject();
	}

	Subject<Work> control() {
		return life().control();
	}

	/** Comes back when it has taken all that was sent to it before. */
	void catchUp(Duration timeout) {
		Life<M> present = this.life;
		if (present != null && present.pid().isAlive()) {
			present.control().<Ack>call((reply) -> new Work((self) -> {
			}, reply), timeout);
		}
	}

	private Life<M> life() {
		Life<M> present = this.life;
		if (present == null) {
			throw new IllegalStateException(
					"The probe '%s' was not started yet: start what has its spec first".formatted(this.name));
		}
		return present;
	}

	@Override
	public Startable<M> named(Name<M> other) {
		Name<M> present = this.name;
		if (present == null || !other.equals(present)) {
			throw new IllegalArgumentException(
					"A probe keeps its name '%s'; it cannot be '%s'".formatted(present, other));
		}
		return this;
	}

	@Override
	public Started<M> start(Spawner spawner) {
		SpawnOptions options = SpawnOptions.DEFAULT.labelled((this.name != null) ? this.name.text() : "probe");
		Pid pid = spawner.start(new Loop(), (this.name != null) ? options.named(this.name) : options);
		return new Started<>(pid, (this.name != null) ? spawner.subject(this.name) : subject(), Optional.empty());
	}

	private final class Loop implements Behavior<Object> {

		@Override
		public Selector<Object> start(Process self) {
			self.trapExits(true);
			Name<M> present = ProbeProcess.this.name;
			Subject<M> subject = (present != null) ? self.subject(present) : self.subject();
			Subject<Work> control = self.subject();
			ProbeProcess.this.life = new Life<>(self.pid(), subject, control);
			return Selector.<Object>empty()
				.select(control)
				.select(subject, Got.Message::new)
				.trappedExits(Got.Signal::new)
				.monitors(Got.Ended::new)
				.other(Got.Message::new);
		}

		@Override
		@SuppressWarnings("unchecked")
		public @Nullable Selector<Object> handle(Process self, Object message) {
			switch (message) {
				case Work work -> {
					work.work().accept(self);
					work.done().send(Ack.OK);
				}
				case Got got -> {
					ProbeProcess.this.mailbag.add(got);
					if (got instanceof Got.Message(Object content)) {
						ProbeProcess.this.answer.accept((M) content);
					}
				}
				default -> throw new AssertionError(message);
			}
			return null;
		}

	}

}
