package dev.actor.test;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.actor.process.Behavior;
import dev.actor.process.BehaviorInterceptor;
import dev.actor.process.ExitReason;
import dev.actor.process.Pid;
import dev.actor.process.ProcessListener;
import dev.actor.process.SpawnOptions;
import org.jspecify.annotations.Nullable;

/** What has happened around a behaviour, which is the first that was started. */
final class BehaviorRecord implements ProcessListener, BehaviorInterceptor {

	private volatile @Nullable Behavior<?> behavior;

	private final List<Pid> spawned = new CopyOnWriteArrayList<>();

	private final List<Tie> monitored = new CopyOnWriteArrayList<>();

	private final Map<Pid, ExitReason> reasons = new ConcurrentHashMap<>();

	private record Tie(Pid watcher, Pid watched) {

	}

	@Override
	public <T> Behavior<T> intercept(SpawnOptions options, Behavior<T> started) {
		if (this.behavior == null) {
			this.behavior = started;
		}
		return started;
	}

	@Override
	public void spawned(Pid pid) {
		this.spawned.add(pid);
	}

	@Override
	public void monitored(Pid watcher, Pid watched) {
		this.monitored.add(new Tie(watcher, watched));
	}

	@Override
	public void exited(Pid pid, String label, ExitReason reason, long handled) {
		this.reasons.put(pid, reason);
	}

	@Nullable Object state() {
		return Objects.requireNonNull(this.behavior).state();
	}

	Optional<ExitReason> reason(Pid pid) {
		return Optional.ofNullable(this.reasons.get(pid));
	}

	/** Those below a process. */
	List<Pid> spawnedBy(Pid ancestor) {
		return this.spawned.stream().filter((pid) -> pid.ancestors().contains(ancestor)).toList();
	}

	List<Pid> monitoredBy(Pid watcher) {
		return this.monitored.stream().filter((tie) -> tie.watcher() == watcher).map(Tie::watched).distinct().toList();
	}

}
