package dev.actor.model.supervision;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

import dev.actor.process.CallException;
import dev.actor.process.Pid;
import dev.actor.process.ProcessInfo;
import dev.actor.process.StartError;
import dev.actor.process.StartException;
import dev.actor.supervisor.ChildError;
import dev.actor.supervisor.ChildException;
import dev.actor.supervisor.Supervisor;

/** Ask supervisors for something, each in a thread of its own. */
final class Operators {

	private final Nursery nursery;

	private final Duration patience;

	private final AtomicInteger tickets = new AtomicInteger();

	/** In the order in which they were asked. */
	private final Map<Integer, Question> questions = new ConcurrentSkipListMap<>();

	private record Question(Incarnation asked, CompletableFuture<String> answer) {
	}

	Operators(Nursery nursery, Duration patience) {
		this.nursery = nursery;
		this.patience = patience;
	}

	/** The answers that there are by now. */
	Map<Integer, String> answers() {
		Map<Integer, String> answers = new TreeMap<>();
		this.questions.forEach((ticket, question) -> {
			if (question.answer().isDone()) {
				answers.put(ticket, question.answer().join());
			}
		});
		return answers;
	}

	void awaitAnswer(int ticket) {
		Question question = this.questions.get(ticket);
		if (question != null) {
			StuckException.await(question.answer(), this.patience, () -> "Question " + ticket + " is not answered");
		}
	}

	/** False if there was nothing to wait for. */
	boolean awaitAnswers(Incarnation asked) {
		List<Question> open = this.questions.values()
			.stream()
			.filter((question) -> question.asked() == asked && !question.answer().isDone())
			.toList();
		open.forEach((question) -> StuckException.await(question.answer(), this.patience,
				() -> "'" + asked + "' does not answer"));
		return !open.isEmpty();
	}

	/** Returns when the question is in the mailbox. */
	void ask(Command.Ask ask, Incarnation asked) {
		Question question = new Question(asked, new CompletableFuture<>());
		this.questions.put(this.tickets.incrementAndGet(), question);
		Thread operator = Thread.ofVirtual().start(() -> question.answer().complete(answer(ask, asked)));
		long begin = System.nanoTime();
		while (!hasAsked(operator, asked)) {
			if (System.nanoTime() - begin > this.patience.toNanos()) {
				throw new StuckException("'" + ask + "' does not arrive");
			}
			Thread.yield();
		}
	}

	/** An operator who has asked waits for the answer, or has got it. */
	private static boolean hasAsked(Thread operator, Incarnation asked) {
		return switch (operator.getState()) {
			case WAITING, TIMED_WAITING -> mailboxLength(asked) > 0;
			case TERMINATED -> true;
			default -> false;
		};
	}

	private static int mailboxLength(Incarnation supervisor) {
		return supervisor.supervisor()
			.pid()
			.flatMap(Pid::info)
			.map(ProcessInfo::mailboxLength)
			.orElse(Integer.MAX_VALUE);
	}

	private String answer(Command.Ask ask, Incarnation asked) {
		Supervisor supervisor = asked.supervisor();
		try {
			return switch (ask) {
				case Command.StartChild start ->
					this.nursery.name(supervisor.startChild(this.nursery.spec(start.place(), asked)));
				case Command.TerminateChild terminate -> "" + supervisor.terminateChild(terminate.child());
				case Command.RestartChild restart -> this.nursery.name(supervisor.restartChild(restart.child()));
				case Command.DeleteChild delete -> "" + supervisor.deleteChild(delete.child());
			};
		}
		catch (ChildException ex) {
			return switch (ex.error()) {
				case ChildError.AlreadyStarted(Pid pid) -> "already started " + this.nursery.name(pid);
				case ChildError.AlreadyPresent present -> "already present";
				case ChildError.NotFound notFound -> "not found";
				case ChildError.Running(Pid pid) -> "running " + this.nursery.name(pid);
				case ChildError.Restarting restarting -> "restarting";
				case ChildError.MaxChildren max -> "max children";
			};
		}
		catch (StartException ex) {
			return (ex.error() instanceof StartError.Ignored) ? "ignored" : "not started";
		}
		catch (CallException ex) {
			return "gone";
		}
		catch (RuntimeException ex) {
			return ex.toString();
		}
	}

}
