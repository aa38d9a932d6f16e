package dev.actor.supervisor;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

import dev.actor.inspect.TreeNode;
import dev.actor.inspect.TreeNode.State;
import dev.actor.internal.Roster;
import dev.actor.process.ExitReason;
import dev.actor.process.Pid;
import dev.actor.process.ProcessInfo;
import org.jspecify.annotations.Nullable;

/**
 * The children of a running supervisor. Only its process changes them; other threads take
 * pictures meanwhile without asking it, so nothing is copied when something changes.
 */
final class Siblings {

	private final Row inOrder = new Row();

	private final Map<String, Child> byId = new ConcurrentHashMap<>();

	private final Roster<Child> byPid = new Roster<>() {

		@Override
		protected Object key(Child child) {
			return Objects.requireNonNull(child.pid());
		}

	};

	/** Whether all are made of one template, so that they have no ids and no specs. */
	private final boolean alike;

	Siblings(boolean alike) {
		this.alike = alike;
	}

	// -- the supervisor's process

	void started(Child child, Pid pid, boolean again, long now) {
		forgetPid(child);
		child.started(pid, again, now);
		this.byPid.add(child);
		keep(child);
	}

	private void keep(Child child) {
		if (!this.inOrder.contains(child)) {
			this.inOrder.append(child);
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
		if (child.pid() != null) {
			this.byPid.add(child);
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
		if (this.inOrder.contains(child)) {
			this.inOrder.remove(child);
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
		return this.byPid.find(pid);
	}

	int size() {
		return this.inOrder.size();
	}

	List<Child> from(Child first) {
		return this.inOrder.from(first);
	}

	List<Child> reversed() {
		return this.inOrder.all().reversed();
	}

	/** One that is about to be started again has not ended for good. */
	boolean hasSignificantOnes() {
		return this.inOrder.all()
			.stream()
			.anyMatch((child) -> child.spec().significant() && child.state() != State.STOPPED);
	}

	// -- any thread

	@Nullable Child find(String id) {
		return this.byId.get(id);
	}

	List<Child> all() {
		return this.inOrder.all();
	}

	/** How many run, or will again by themselves. */
	int awake() {
		return this.inOrder.awake();
	}

	List<ChildInfo> infos() {
		return reversed().stream().map(Child::info).toList();
	}

	ChildCounts counts() {
		List<Child> children = this.inOrder.all();
		int all = children.size();
		int active = (int) children.stream().filter(Child::isActive).count();
		int supervisors = (int) children.stream()
			.filter((child) -> child.spec().kind() == TreeNode.Kind.SUPERVISOR)
			.count();
		return new ChildCounts(this.alike ? 1 : all, active, supervisors, all - supervisors);
	}

	private List<TreeNode> tree(int limit) {
		return this.inOrder.all().stream().limit(limit).map((child) -> child.tree(this.alike, limit)).toList();
	}

	/** What is below a process: at most so many children of each supervisor. */
	static List<TreeNode> below(ProcessInfo process, int limit) {
		return (process.snapshot() instanceof Siblings siblings) ? siblings.tree(limit) : List.of();
	}

	/** How many children of a process are not in that picture. */
	static int more(ProcessInfo process, int limit) {
		boolean all = limit == Integer.MAX_VALUE;
		return (!all && process.snapshot() instanceof Siblings siblings) ? Math.max(0, siblings.all().size() - limit)
				: 0;
	}

}
