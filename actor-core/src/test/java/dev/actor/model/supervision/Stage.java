package dev.actor.model.supervision;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.actor.ActorSystem;
import dev.actor.inspect.Sys;
import dev.actor.inspect.TreeNode;
import dev.actor.inspect.TreeNode.State;
import dev.actor.process.CallException;
import dev.actor.process.ExitException;
import dev.actor.process.ExitReason;
import dev.actor.process.Pid;
import dev.actor.process.ProcessInfo;
import dev.actor.process.StartError;
import dev.actor.process.StartException;
import dev.actor.supervisor.ChildCounts;
import dev.actor.supervisor.ChildError;
import dev.actor.supervisor.ChildException;
import dev.actor.supervisor.ChildInfo;
import dev.actor.supervisor.Supervisor;

/**
 * Carries commands out with real processes, and waits until each has had all its effects,
 * without sleeping: who has seen the end of a process knows that its supervisor has been
 * told, and a supervisor answers in the order in which it was told.
 */
final class Stage implements AutoCloseable {

	/** More than any intensity allows. */
	private static final int MOST_ATTEMPTS = 1000;

	private final ActorSystem system;

	private final Duration patience;

	private final Place root;

	private final Nursery nursery;

	private final List<String> log = new ArrayList<>();

	private final AtomicInteger tickets = new AtomicInteger();

	/** Who was asked, and what the answer is. */
	private final Map<Integer, Question> questions = new ConcurrentSkipListMap<>();

	private record Question(Incarnation asked, CompletableFuture<String> answer) {
	}

	/** A process does not do what it must, at any time. */
	static final class StuckException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		StuckException(String message) {
			super(message);
		}

	}

	Stage(ActorSystem system, Place root, Duration patience) {
		this.system = system;
		this.root = root;
		this.patience = patience;
		this.nursery = new Nursery(system, this::log, this::performMeanwhile);
	}

	// -- what is to be seen

	private synchronized void log(String event) {
		this.log.add(event);
	}

	/** Told by the system. */
	void exited(Pid pid, String label, ExitReason reason) {
		Incarnation worker = this.nursery.find(pid);
		if (label.contains(":")) {
			log("-" + label + " " + name(reason));
			Incarnation first = this.nursery.root();
			if (first != null && first.name.equals(label)) {
				first.ended.complete(true);
			}
		}
		else if (worker != null) {
			log("-" + worker + " " + name(reason));
		}
	}

	void gaveUp(String supervisor, String child) {
		log(supervisor + " gives up " + child);
	}

	private static String name(ExitReason reason) {
		if (reason instanceof ExitReason.Shutdown(Object detail) && detail != null) {
			return Ending.SHUTDOWN_WITH_DETAIL.name();
		}
		return Stream.of(Ending.values())
			.filter((ending) -> ending.reason().equals(reason))
			.map(Ending::name)
			.findFirst()
			.orElse(reason.toString());
	}

	/** What has happened since the last call. */
	synchronized List<String> takeLog() {
		List<String> taken = List.copyOf(this.log);
		this.log.clear();
		return taken;
	}

	/** The answers that operators have got. */
	Map<Integer, String> answers() {
		Map<Integer, String> answers = new TreeMap<>();
		this.questions.forEach((ticket, question) -> {
			if (question.answer().isDone()) {
				answers.put(ticket, question.answer().join());
			}
		});
		return answers;
	}

	List<String> alive() {
		return this.nursery.all().stream().filter(Incarnation::isAlive).map(Incarnation::toString).sorted().toList();
	}

	/** What a supervisor says of its children. */
	String view(String id) {
		Supervisor supervisor = alive(id).supervisor();
		List<String> children = supervisor.whichChildren().stream().map(this::look).toList();
		ChildCounts counts = supervisor.countChildren();
		return children + " specs " + counts.specs() + " active " + counts.active() + " supervisors "
				+ counts.supervisors() + " workers " + counts.workers();
	}

	private String look(ChildInfo info) {
		return info.id() + " " + info.state() + " " + info.pid().map(this::name).orElse("-") + " restarts "
				+ info.restarts();
	}

	private String name(Pid pid) {
		Incarnation incarnation = this.nursery.find(pid);
		return (incarnation != null) ? incarnation.name : "a stranger";
	}

	// -- commands

	void perform(Command command) {
		switch (command) {
			case Command.Plan plan -> this.nursery.plan(plan);
			case Command.Boot boot -> boot();
			case Command.End(String worker, Ending ending) -> {
				Incarnation incarnation = alive(worker);
				end(incarnation, ending);
				settle(incarnation.parent);
			}
			case Command.Stop(String supervisor, Ending ending) -> stop(alive(supervisor), ending);
			case Command.Kill(String supervisor) -> kill(alive(supervisor));
			case Command.Signal(String supervisor, Ending ending) -> {
				Incarnation incarnation = alive(supervisor);
				incarnation.pid().sendExit(ending.reason());
				settle(incarnation);
			}
			case Command.Suspend(String supervisor) -> {
				sys(alive(supervisor)).suspend();
				alive(supervisor).isSuspended = true;
			}
			case Command.Resume(String supervisor) -> {
				Incarnation incarnation = alive(supervisor);
				incarnation.isSuspended = false;
				sys(incarnation).resume();
				settle(incarnation);
			}
			case Command.Ask ask -> {
				Incarnation incarnation = alive(ask.supervisor());
				ask(ask, incarnation);
				settle(incarnation);
			}
		}
	}

	private Incarnation alive(String id) {
		Incarnation last = this.nursery.last(id);
		if (last == null || !last.isAlive()) {
			throw new StuckException("'" + id + "' should be alive");
		}
		return last;
	}

	private Sys sys(Incarnation supervisor) {
		return Sys.of(supervisor.pid()).timeout(this.patience);
	}

	private void boot() {
		try {
			this.nursery.start(this.root, null, this.system);
		}
		catch (StartException | IllegalStateException | ExitException ex) {
			// Written down, if it was planned.
		}
		Incarnation booted = this.nursery.last(this.root.id());
		if (booted != null) {
			settle(booted);
		}
	}

	private void end(Incarnation worker, Ending ending) {
		if (ending == Ending.KILLED) {
			worker.pid().kill();
		}
		else {
			worker.orders().send(ending.reason());
		}
		awaitEnd(worker);
	}

	private void stop(Incarnation supervisor, Ending ending) {
		supervisor.pid().stop(ending.reason(), this.patience);
		settle(supervisor);
	}

	/** All below it end as well. */
	private void kill(Incarnation supervisor) {
		List<Incarnation> orphans = this.nursery.all()
			.stream()
			.filter((other) -> other.isAlive() && other.isBelow(supervisor))
			.toList();
		supervisor.pid().kill();
		awaitEnd(supervisor);
		orphans.forEach(this::awaitEnd);
		settle(supervisor);
	}

	/** Runs in the process of a supervisor that starts a child. */
	private void performMeanwhile(Command command, Incarnation supervisor) {
		boolean isWatched = supervisor.isStarted() || supervisor.parent == null;
		if (isWatched && command instanceof Command.End(String worker, Ending ending)) {
			Incarnation incarnation = this.nursery.last(worker);
			if (incarnation != null && incarnation.isAlive() && incarnation.parent == supervisor
					&& !incarnation.place.isSupervisor()) {
				end(incarnation, ending);
			}
		}
		else if (isWatched && command instanceof Command.Ask ask && ask.supervisor().equals(supervisor.place.id())) {
			ask(ask, supervisor);
		}
	}

	// -- operators

	/** Returns when the question is in the mailbox. */
	private void ask(Command.Ask ask, Incarnation asked) {
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
				case Command.StartChild start -> name(supervisor.startChild(this.nursery.spec(start.place(), asked)));
				case Command.TerminateChild terminate -> "" + supervisor.terminateChild(terminate.child());
				case Command.RestartChild restart -> name(supervisor.restartChild(restart.child()));
				case Command.DeleteChild delete -> "" + supervisor.deleteChild(delete.child());
			};
		}
		catch (ChildException ex) {
			return switch (ex.error()) {
				case ChildError.AlreadyStarted(Pid pid) -> "already started " + name(pid);
				case ChildError.AlreadyPresent present -> "already present";
				case ChildError.NotFound notFound -> "not found";
				case ChildError.Running(Pid pid) -> "running " + name(pid);
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

	// -- waiting

	/** From a supervisor that has something to do up to those that it may concern. */
	private void settle(Incarnation lowest) {
		for (Incarnation supervisor = lowest; supervisor != null; supervisor = supervisor.parent) {
			if (!supervisor.isAlive()) {
				awaitEnd(supervisor);
			}
			else if (supervisor.isSuspended) {
				return;
			}
			else {
				settleAlone(supervisor);
			}
		}
	}

	private void settleAlone(Incarnation supervisor) {
		for (int i = 0; i < MOST_ATTEMPTS; i++) {
			if (isSettled(supervisor)) {
				return;
			}
		}
		throw new StuckException("'" + supervisor + "' does not come to rest");
	}

	/** It is, if it knows of all that has happened to it, or has ended. */
	private boolean isSettled(Incarnation supervisor) {
		TreeNode picture;
		try {
			// Taken in its process, so that it does nothing meanwhile.
			picture = supervisor.pid().system((desk) -> supervisor.supervisor().tree(), this.patience);
		}
		catch (CallException ex) {
			awaitEnd(supervisor);
			return true;
		}
		List<Question> open = open(supervisor);
		open.forEach((question) -> await(question.answer(), () -> "'" + supervisor + "' does not answer"));
		return open.isEmpty() && picture.children()
			.stream()
			.allMatch((child) -> child.state() == State.STOPPED
					|| child.state() == State.RUNNING && child.pid().filter(Pid::isAlive).isPresent());
	}

	private List<Question> open(Incarnation asked) {
		return this.questions.values()
			.stream()
			.filter((question) -> question.asked() == asked && !question.answer().isDone())
			.toList();
	}

	private void awaitEnd(Incarnation incarnation) {
		await(incarnation.ended, () -> "'" + incarnation + "' does not end");
	}

	/** The answers of supervisors that have come to rest or have ended are certain. */
	void awaitAnswers(int ticket) {
		Optional.ofNullable(this.questions.get(ticket))
			.ifPresent((question) -> await(question.answer(), () -> "Question " + ticket + " is not answered"));
	}

	private void await(Future<?> future, Supplier<String> otherwise) {
		try {
			future.get(this.patience.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException ex) {
			throw new StuckException(otherwise.get());
		}
		catch (InterruptedException | ExecutionException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Leaves nothing behind, whatever has happened. */
	@Override
	public void close() {
		this.nursery.all().forEach((incarnation) -> incarnation.pid().kill());
		this.nursery.all().forEach(this::awaitEnd);
	}

}
