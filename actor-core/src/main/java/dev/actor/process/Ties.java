package dev.actor.process;

import java.util.ArrayList;
import java.util.List;

import dev.actor.internal.Roster;
import org.jspecify.annotations.Nullable;

/**
 * Who is tied to a process: its links, and whoever watches it. Guarded by the lock of the
 * process; only a link is made and taken under two, the older process's first. A dead
 * process is tied to nobody new: under the lock, whoever is let in will be told.
 * <p>
 * A superclass of the process and not a part of it, and a single tie without a roster
 * around it, because a million idle actors would pay for the objects.
 */
abstract class Ties extends Mailbox {

	/** Null, one {@link Peer}, or a roster of them. */
	private @Nullable Object links;

	/** Null, one {@link Watcher}, or a roster of them. */
	private @Nullable Object watchers;

	/**
	 * Null, one {@link Monitor} that this process has on another one, or a roster of
	 * them.
	 */
	private @Nullable Object monitors;

	/** Whether the process is dead: set before anybody is told, and for ever. */
	abstract boolean isDead();

	final synchronized boolean isTied(Peer peer) {
		return contains(this.links, peer);
	}

	final synchronized void tie(Peer peer) {
		this.links = with(this.links, peer);
	}

	final synchronized boolean untie(Peer peer) {
		boolean tied = contains(this.links, peer);
		this.links = without(this.links, peer);
		return tied;
	}

	/**
	 * Ends a link and does something about it in one step: when the owner's unlink
	 * returns, it has either been done, or never will be.
	 */
	final synchronized void untie(Peer peer, Runnable then) {
		if (untie(peer)) {
			then.run();
		}
	}

	/** Whether the process lived and will tell the watcher. */
	public final synchronized boolean watch(Watcher watcher) {
		if (isDead()) {
			return false;
		}
		this.watchers = with(this.watchers, watcher);
		return true;
	}

	public final synchronized void unwatch(Watcher watcher) {
		this.watchers = without(this.watchers, watcher);
	}

	/** Those who need not wait until the code of the dead process has let go. */
	final synchronized List<Watcher> hastyWatchers() {
		List<Watcher> hasty = new ArrayList<>(0);
		for (Watcher watcher : watchers()) {
			if (watcher.isHasty()) {
				hasty.add(watcher);
			}
		}
		return hasty;
	}

	final synchronized List<Watcher> takeWatchers() {
		List<Watcher> taken = watchers();
		this.watchers = null;
		return taken;
	}

	final synchronized List<Peer> takeLinks() {
		List<Peer> taken = links();
		this.links = null;
		return taken;
	}

	final synchronized List<Watcher> watchers() {
		return all(this.watchers, Watcher.class);
	}

	/** Whom this process monitors. */
	final synchronized List<Pid> monitors() {
		return all(this.monitors, Monitor.class).stream().map(Monitor::pid).toList();
	}

	/** Who monitors this process; others watch it for reasons of their own. */
	final synchronized List<Pid> monitoredBy() {
		return watchers().stream()
			.filter(Monitor.class::isInstance)
			.<Pid>map((watcher) -> ((Monitor) watcher).owner())
			.toList();
	}

	final synchronized List<Peer> links() {
		return all(this.links, Peer.class);
	}

	final synchronized void addMonitor(Monitor own) {
		this.monitors = with(this.monitors, own);
	}

	final synchronized void removeMonitor(Monitor own) {
		this.monitors = without(this.monitors, own);
	}

	final synchronized List<Monitor> takeMonitors() {
		List<Monitor> taken = all(this.monitors, Monitor.class);
		this.monitors = null;
		return taken;
	}

	private static <T> List<T> all(@Nullable Object few, Class<T> type) {
		if (few instanceof Roster<?> many) {
			return many.all().stream().map(type::cast).toList();
		}
		return (few != null) ? List.of(type.cast(few)) : List.of();
	}

	private static boolean contains(@Nullable Object few, Object element) {
		return (few instanceof Roster<?> many) ? many.find(element) != null : few == element;
	}

	private static Object with(@Nullable Object few, Object element) {
		if (few == null || few == element) {
			return element;
		}
		Roster<Object> many = roster(few);
		many.add(element);
		return many;
	}

	private static @Nullable Object without(@Nullable Object few, Object element) {
		if (few instanceof Roster<?> many) {
			many.remove(element);
			return (many.size() == 0) ? null : many;
		}
		return (few == element) ? null : few;
	}

	@SuppressWarnings("unchecked")
	private static Roster<Object> roster(Object few) {
		if (few instanceof Roster<?> many) {
			return (Roster<Object>) many;
		}
		Roster<Object> many = new Roster<>();
		many.add(few);
		return many;
	}

}
