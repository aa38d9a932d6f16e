package dev.actor.pool;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.actor.behavior.ActorObject;
import dev.actor.process.Down;
import dev.actor.process.ExitReason;
import dev.actor.process.Monitor;
import dev.actor.process.Selector;
import dev.actor.process.Subject;
import org.jspecify.annotations.Nullable;

/** Has the jobs that wait, and gives each worker one at a time. */
final class Dispatcher<J, R> extends ActorObject<PoolMessage<J, R>> {

	private final PoolSpec<J, R> spec;

	private final List<Place<J, R>> places = new ArrayList<>();

	/** Jobs for whoever is free first. */
	private final Deque<Job<J, R>> shared = new ArrayDeque<>();

	private int waiting;

	private int turn;

	private long completed;

	private long failed;

	private long rejected;

	private long expired;

	/**
	 * Until its end is told, which may be after its successor has come.
	 */
	private final Map<Monitor, Incumbent<J, R>> incumbents = new HashMap<>();

	/** Of a worker and of those that come after it. */
	private static final class Place<J, R> {

		private final Deque<Job<J, R>> own = new ArrayDeque<>();

		private @Nullable Incumbent<J, R> incumbent;

		boolean isFree() {
			return this.incumbent != null && this.incumbent.current == null;
		}

	}

	/** One incarnation of a worker. */
	private static final class Incumbent<J, R> {

		private final Place<J, R> place;

		private final Subject<Job<J, R>> worker;

		private @Nullable Job<J, R> current;

		Incumbent(Place<J, R> place, Subject<Job<J, R>> worker) {
			this.place = place;
			this.worker = worker;
		}

	}

	Dispatcher(PoolSpec<J, R> spec) {
		this.spec = spec;
		for (int index = 0; index < spec.size(); index++) {
			this.places.add(new Place<>());
		}
	}

	@Override
	protected void init() {
		select(Selector.of(subject())
			.select(self().subject(this.spec.dispatcher()), (message) -> message)
			.monitors(PoolMessage.Ended::new));
	}

	@Override
	protected void handle(PoolMessage<J, R> message) {
		switch (message) {
			case PoolMessage.Submit<J, R> job ->
				submit(new Job<>(job.job(), self().monotonicNanos() + job.patience(), job.reply()));
			case PoolMessage.Ready<J, R> ready -> ready(ready);
			case PoolMessage.Done<J, R>(int index) -> {
				this.completed++;
				Place<J, R> place = this.places.get(index);
				Objects.requireNonNull(place.incumbent).current = null;
				giveNext(place);
			}
			case PoolMessage.Ended<J, R>(Down down) -> ended(down.monitor(), down.reason());
			case PoolMessage.GetStatus<J, R> get -> get.reply().send(status());
		}
	}

	private void submit(Job<J, R> job) {
		Place<J, R> place = place(job.job());
		Deque<Job<J, R>> queue = (place != null) ? place.own : this.shared;
		Place<J, R> free = (place != null) ? place
				: this.places.stream().filter(Place::isFree).findFirst().orElse(null);
		if (free != null && free.isFree()) {
			give(free, job);
		}
		else if (this.waiting < this.spec.queue()) {
			queue.add(job);
			this.waiting++;
		}
		else {
			this.rejected++;
			job.reply().send(new Job.Outcome.Rejected<>(this.waiting));
		}
	}

	/** Where a job must be done, or null for anywhere. */
	private @Nullable Place<J, R> place(J job) {
		return switch (this.spec.dispatch()) {
			case Dispatch.LeastBusy<J> leastBusy -> null;
			case Dispatch.RoundRobin<J> roundRobin -> this.places.get(this.turn++ % this.places.size());
			case Dispatch.ByKey<J> byKey ->
				this.places.get(Math.floorMod(Objects.hashCode(byKey.key().apply(job)), this.places.size()));
		};
	}

	private void ready(PoolMessage.Ready<J, R> ready) {
		Place<J, R> place = this.places.get(ready.index());
		Incumbent<J, R> incumbent = new Incumbent<>(place, ready.worker());
		place.incumbent = incumbent;
		this.incumbents.put(self().monitor(ready.pid()), incumbent);
		giveNext(place);
	}

	private void ended(Monitor monitor, ExitReason reason) {
		Incumbent<J, R> ended = Objects.requireNonNull(this.incumbents.remove(monitor));
		if (ended.place.incumbent == ended) {
			ended.place.incumbent = null;
		}
		if (ended.current != null) {
			this.failed++;
			ended.current.reply().send(new Job.Outcome.Failed<>(reason));
		}
	}

	private void giveNext(Place<J, R> place) {
		while (place.isFree()) {
			Job<J, R> job = place.own.poll();
			if (job == null) {
				job = this.shared.poll();
			}
			if (job == null) {
				return;
			}
			this.waiting--;
			if (job.deadline() - self().monotonicNanos() <= 0) {
				// Its caller has gone.
				this.expired++;
			}
			else {
				give(place, job);
			}
		}
	}

	private void give(Place<J, R> place, Job<J, R> job) {
		Incumbent<J, R> incumbent = Objects.requireNonNull(place.incumbent);
		incumbent.current = job;
		incumbent.worker.send(job);
	}

	private PoolStatus status() {
		int workers = (int) this.places.stream().filter((place) -> place.incumbent != null).count();
		int free = (int) this.places.stream().filter(Place::isFree).count();
		return new PoolStatus(workers, workers - free, this.waiting, this.completed, this.failed, this.rejected,
				this.expired);
	}

}
