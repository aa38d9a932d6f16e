package dev.actor;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import dev.actor.process.BehaviorInterceptor;
import dev.actor.process.ContextCarrier;
import dev.actor.process.MailboxLimit;
import dev.actor.process.MessageCheck;
import dev.actor.process.Node;
import dev.actor.process.NodeEngine;
import dev.actor.process.NodeSettings;
import dev.actor.process.ProcessListener;
import dev.actor.process.RestartIntensity;
import dev.actor.process.SpawnOptions;

/** Choices for a system. Not thread-safe. */
public final class ActorSystemBuilder {

	private NodeSettings settings;

	ActorSystemBuilder(String name) {
		this.settings = NodeSettings.named(name);
	}

	/**
	 * Adds somebody to tell of what happens.
	 * @param listener the listener
	 * @return this builder
	 */
	public ActorSystemBuilder listener(ProcessListener listener) {
		return with(this.settings.listener(listener));
	}

	/**
	 * Limits how many handlers run at a time; those that block do not count.
	 * @param parallelism one at least, as many as there are processors if nothing is said
	 * @return this builder
	 */
	public ActorSystemBuilder parallelism(int parallelism) {
		return with(this.settings.parallelism(parallelism));
	}

	/**
	 * Says how long a process that was ended by a signal may go on in code that does not
	 * let go, before its end is told anyway.
	 * @param grace the time, half a second if nothing is said
	 * @return this builder
	 */
	public ActorSystemBuilder grace(Duration grace) {
		return with(this.settings.grace(grace));
	}

	/**
	 * Says how many waiting messages are worth a warning.
	 * @param messages one at least, 10,000 if nothing is said
	 * @return this builder
	 */
	public ActorSystemBuilder mailboxMark(int messages) {
		return with(this.settings.mailboxMark(messages));
	}

	/**
	 * Bounds the mailboxes of all actors, state machines and agents that say nothing of
	 * theirs. {@link MailboxLimit#UNBOUNDED} excepts one of them. Supervisors, pools,
	 * tasks and processes with a loop of their own are not bounded by it.
	 * @param limit the limit, none if nothing is said
	 * @return this builder
	 */
	public ActorSystemBuilder mailbox(MailboxLimit limit) {
		return with(this.settings.mailbox(limit));
	}

	/**
	 * Says how long a handler may take before listeners are told.
	 * @param time the time, a second if nothing is said
	 * @return this builder
	 */
	public ActorSystemBuilder slowHandler(Duration time) {
		return with(this.settings.slowHandler(time));
	}

	/**
	 * Says how long a handler may take before it counts as stuck, which listeners are
	 * told while it still runs. It is noticed somewhat later: there is a look in each
	 * quarter of the time.
	 * @param time longer than zero, thirty seconds if nothing is said
	 * @return this builder
	 */
	public ActorSystemBuilder stuckHandler(Duration time) {
		return with(this.settings.stuckHandler(time));
	}

	/**
	 * Limits the restarts of all supervisors whose specs do not limit them, whoever
	 * starts them.
	 * @param restarts how many each tolerates, zero or more; two if nothing is said
	 * @param period the sliding window in which they count, longer than zero; five
	 * seconds if nothing is said
	 * @return this builder
	 */
	public ActorSystemBuilder intensity(int restarts, Duration period) {
		return with(this.settings.restartIntensity(new RestartIntensity(restarts, period)));
	}

	/**
	 * Says how often dead letters are logged. They are counted, and told to listeners, in
	 * any case.
	 * @param interval one line in it at most, which says how many it leaves out; zero for
	 * a line each, a second if nothing is said
	 * @return this builder
	 */
	public ActorSystemBuilder deadLetterLog(Duration interval) {
		return with(this.settings.deadLetterLog(interval));
	}

	/**
	 * Says of whom people see no states, and no more of messages than their type, in
	 * traces, statuses and crash reports, whatever the actors themselves hide.
	 * {@link dev.actor.inspect.Sys#state()} is for code, and shows it.
	 * @param actors asked for the label of a process whenever something of it is to be
	 * shown, by any thread; nobody if nothing is said
	 * @return this builder
	 */
	public ActorSystemBuilder redacted(Predicate<? super String> actors) {
		return with(this.settings.redacted(actors));
	}

	/**
	 * Adds something that travels with messages, such as {@link ContextCarrier#mdc()}.
	 * Without any, which is so if nothing is said, sends and receipts look for nothing.
	 * @param carrier carries it
	 * @return this builder
	 */
	public ActorSystemBuilder context(ContextCarrier carrier) {
		return with(this.settings.context(carrier));
	}

	/**
	 * Says what to do about messages that can be changed after they were sent.
	 * @param check what to do, nothing if nothing is said
	 * @return this builder
	 */
	public ActorSystemBuilder messageCheck(MessageCheck check) {
		return messageCheck(check, (type) -> false);
	}

	/**
	 * Says what to do about messages that can be changed after they were sent.
	 * @param check what to do
	 * @param immutable which classes never change, whatever they look like; asked once
	 * for each class
	 * @return this builder
	 */
	public ActorSystemBuilder messageCheck(MessageCheck check, Predicate<? super Class<?>> immutable) {
		return with(this.settings.messageCheck(check, immutable));
	}

	/**
	 * Changes the options of each actor and supervisor that is started, after what its
	 * own spec says; several changes are made one after another. For what an application
	 * wants to set by its configuration, by the name or label of an actor.
	 * @param change changes the options; runs on the thread of whoever starts the actor,
	 * at each start, so it must be quick. What it throws, the start throws
	 * @return this builder
	 */
	public ActorSystemBuilder startOptions(UnaryOperator<SpawnOptions> change) {
		return with(this.settings.startOptions(change));
	}

	/**
	 * Has somebody stand between the system and each actor, state machine and supervisor
	 * that is started. For test kits; without one, which is so if nothing is said,
	 * nothing is looked for.
	 * @param interceptor who stands there, around those who do already
	 * @return this builder
	 */
	public ActorSystemBuilder interceptor(BehaviorInterceptor interceptor) {
		return with(this.settings.interceptor(interceptor));
	}

	/**
	 * Says what the system runs on. For test kits, which make time virtual and choose in
	 * which order processes run; an application has no use for it.
	 * @param engine what a test kit has made
	 * @return this builder
	 * @throws IllegalArgumentException if it is none
	 */
	public ActorSystemBuilder engine(NodeEngine engine) {
		return with(this.settings.engine(engine));
	}

	private ActorSystemBuilder with(NodeSettings settings) {
		this.settings = settings;
		return this;
	}

	/**
	 * Makes the system.
	 * @return the system, to be closed at the end
	 */
	public ActorSystem build() {
		return new ActorSystem(new Node(this.settings));
	}

}
