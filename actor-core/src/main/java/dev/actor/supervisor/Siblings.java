package dev.actor.supervisor;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

import dev.actor.inspect.TreeNode;
import dev.actor.inspect.TreeNode.State;
import dev.actor.process.ExitReason;
import dev.actor.process.Pid;
import dev.actor.process.ProcessInfo;
import org.jspecify.annotations.Nullable;

/**
 * The children of a running supervisor. Only its process changes them; other threads take
 * pictures meanwhile without asking it, so nothing is copied when something changes.
 */
final class Siblings {

	private final ConcurrentNavigableMap<Long, Child> inOrder = new ConcurrentSkipListMap<>();

	private final Map<String, Child> byId = new ConcurrentHashMap<>();

	private final Map<Pid, Child> byPid = new HashMap<>();

	/** Whether all are made of one template, so that they have no ids and no specs. */
	private final boolean alike;

	private long places;

	private int count;

	Siblings(boolean alike) {
		this.alike = alike;
	}

	// -- the supervisor's process

	/** One that is not here until it was started. */
	Child child(ChildSpec spec) {
		return new Child(this.places++, spec);
	}

	void started(Child child, Pid pid, boolean again, long now) {
		forgetPid(child);
		child.started(pid, again, now);
		this.byPid.put(pid, child);
		keep(child);
	}

	private void keep(Child child) {
		if (this.inOrder.putIfAbsent(child.place, child) == null) {
			this.count++;
			if (!this.alike) {
				this.byId.put(child.id(), child);
			}
		}
	}

	/** It does not run, and nobody is about to start it. */
	void stopped(Child child, @Nullable ExitReason reason) {
		forgetPid(child);
		child.ended(State.STOPPED, reason);
	}

	/** Its last pid leads to it until it runs again. */
	void restarting(Child child, @Nullable ExitReason reason) {
		Pid pid = child.pid();
		if (pid != null) {
			this.byPid.put(pid, child);
		}
		child.ended(State.RESTARTING, reason);
	}

	/**
	 * It was stopped: what may be started again is kept, what may not be is forgotten.
	 */
	void settle(Child child) {
		if (this.alike || child.spec().restart() == Restart.TEMPORARY) {
			remove(child);
		}
		else {
			keep(child);
		}
	}

	void remove(Child child) {
		forgetPid(child);
		if (this.inOrder.remove(child.place) != null) {
			this.count--;
		}
		this.byId.remove(child.id(), child);
	}

	private void forgetPid(Child child) {
		Pid pid = child.pid();
		if (pid != null) {
			this.byPid.remove(pid);
		}
	}

	@Nullable Child find(Pid pid) {
		return this.byPid.get(pid);
	}

	int size() {
		return this.count;
	}

	List<Child> from(Child first) {
		return List.copyOf(this.inOrder.tailMap(first.place, true).values());
	}

	List<Child> reversed() {
		return List.copyOf(this.inOrder.descendingMap().values());
	}

	/** One that is about to be started again has not ended for good. */
	boolean hasSignificantOnes() {
		return this.inOrder.values()
			.stream()
			.anyMatch((child) -> child.spec().significant() && child.state() != State.STOPPED);
	}

	// -- any thread

	@Nullable Child find(String id) {
		return this.byId.get(id);
	}

	List<Child> all() {
		return List.copyOf(this.inOrder.values());
	}

	/** How many run, or will again by themselves. */
	int awake() {
		int awake = 0;
		for (Child child : this.inOrder.values()) {
			awake += (child.state() != State.STOPPED) ? 1 : 0;
		}
		return awake;
	}

	List<ChildInfo> infos() {
		return this.inOrder.descendingMap().values().stream().map(Child::info).toList();
	}

	ChildCounts counts() {
		Collection<Child> children = this.inOrder.values();
		int all = children.size();
		int active = (int) children.stream().filter(Child::isActive).count();
		int supervisors = (int) children.stream()
			.filter((child) -> child.spec().kind() == TreeNode.Kind.SUPERVISOR)
			.count();
		return new ChildCounts(this.alike ? 1 : all, active, supervisors, all - supervisors);
	}

	List<TreeNode> tree() {
		return this.inOrder.values().stream().map((child) -> child.tree(this.alike)).toList();
	}

	static List<TreeNode> below(ProcessInfo process) {
		return (process.snapshot() instanceof Siblings siblings) ? siblings.tree() : List.of();
	}

}
