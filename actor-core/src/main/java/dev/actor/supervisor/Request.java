package dev.actor.supervisor;

import dev.actor.process.Exit;
import dev.actor.process.Process;
import dev.actor.process.Reply;
import dev.actor.process.StartError;
import dev.actor.process.StartException;

/** What a supervisor handles. */
sealed interface Request {

	/** A linked process has ended. */
	record Died(Exit exit) implements Request {
	}

	/** A child is to be started again: after a failed attempt, or after a wait. */
	record Retry(Child child, int attempt) implements Request {
	}

	/** Whatever else came to the supervisor's name. */
	record Junk(Object message) implements Request {
	}

	/**
	 * An operator wants something done in the supervisor's process.
	 *
	 * @param of the kind of supervisor that can do it
	 */
	record Ask<O extends Operations, T>(Class<O> of, Question<? super O, T> question,
			Reply<Outcome<T>> reply) implements Request {

		void answer(Process self, Operations operations) {
			this.reply.send(outcome(self, operations));
		}

		private Outcome<T> outcome(Process self, Operations operations) {
			if (!this.of.isInstance(operations)) {
				return new Outcome.WrongKind<>();
			}
			try {
				return new Outcome.Done<>(this.question.ask(this.of.cast(operations), self));
			}
			catch (StartException ex) {
				return new Outcome.NotStarted<>(ex.error());
			}
			catch (ChildException ex) {
				return new Outcome.Refused<>(ex.error());
			}
		}

	}

	/** What is asked of a supervisor; runs in its process. */
	@FunctionalInterface
	interface Question<O, T> {

		T ask(O operations, Process self);

	}

	/** The answer to an operator, whose own thread makes exceptions of errors. */
	sealed interface Outcome<T> {

		record Done<T>(T value) implements Outcome<T> {
		}

		record Refused<T>(ChildError error) implements Outcome<T> {
		}

		record NotStarted<T>(StartError error) implements Outcome<T> {
		}

		record WrongKind<T>() implements Outcome<T> {
		}

	}

}
