package dev.actor.process;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Who is tied to a process: its links, and whoever watches it. Guarded by its own lock,
 * which is never held together with another one. Closed when the process is dead, so that
 * nobody can tie himself to a process that has already told everyone.
 */
final class Relations {

	private @Nullable Set<LocalProcess> links;

	private @Nullable Set<Watcher> watchers;

	private boolean closed;

	synchronized boolean link(LocalProcess peer) {
		if (this.closed) {
			return false;
		}
		if (this.links == null) {
			this.links = new LinkedHashSet<>(4);
		}
		this.links.add(peer);
		return true;
	}

	synchronized boolean unlink(LocalProcess peer) {
		return this.links != null && this.links.remove(peer);
	}

	synchronized boolean watch(Watcher watcher) {
		if (this.closed) {
			return false;
		}
		if (this.watchers == null) {
			this.watchers = new LinkedHashSet<>(4);
		}
		this.watchers.add(watcher);
		return true;
	}

	synchronized boolean unwatch(Watcher watcher) {
		return this.watchers != null && this.watchers.remove(watcher);
	}

	/** Lets nobody in any more and hands out the callers, who need not wait further. */
	synchronized List<PendingCall<?>> close() {
		this.closed = true;
		List<PendingCall<?>> calls = new ArrayList<>();
		if (this.watchers != null) {
			for (Watcher watcher : this.watchers) {
				if (watcher instanceof PendingCall<?> call) {
					calls.add(call);
				}
			}
		}
		return calls;
	}

	synchronized List<Watcher> takeWatchers() {
		List<Watcher> taken = (this.watchers != null) ? List.copyOf(this.watchers) : List.of();
		this.watchers = null;
		return taken;
	}

	synchronized List<LocalProcess> takeLinks() {
		List<LocalProcess> taken = linked();
		this.links = null;
		return taken;
	}

	synchronized List<LocalProcess> linked() {
		return (this.links != null) ? List.copyOf(this.links) : List.of();
	}

	synchronized int monitors() {
		return (this.watchers != null) ? (int) this.watchers.stream().filter(Monitor.class::isInstance).count() : 0;
	}

}
