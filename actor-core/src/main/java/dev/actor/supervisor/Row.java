package dev.actor.supervisor;

import java.util.ArrayList;
import java.util.List;

import dev.actor.inspect.TreeNode.State;
import org.jspecify.annotations.Nullable;

/**
 * Children in the order of their first start. A list through the children themselves,
 * since entries for a million of them would weigh as much as they do. Only the
 * supervisor's process changes it; others walk along it meanwhile, without a lock. A
 * child that was taken out points at itself, so whoever stands on it at that moment
 * begins anew, and it does not keep those alive that came after it.
 */
final class Row {

	private volatile @Nullable Child first;

	private @Nullable Child last;

	private int size;

	// -- the supervisor's process

	int size() {
		return this.size;
	}

	boolean contains(Child child) {
		return child.next != child;
	}

	void append(Child child) {
		Child before = this.last;
		child.previous = before;
		child.next = null;
		if (before != null) {
			before.next = child;
		}
		else {
			this.first = child;
		}
		this.last = child;
		this.size++;
	}

	void remove(Child child) {
		Child before = child.previous;
		Child after = child.next;
		if (before != null) {
			before.next = after;
		}
		else {
			this.first = after;
		}
		if (after != null) {
			after.previous = before;
		}
		else {
			this.last = before;
		}
		child.previous = null;
		child.next = child;
		this.size--;
	}

	List<Child> from(Child child) {
		List<Child> children = new ArrayList<>();
		for (Child each = child; each != null; each = each.next) {
			children.add(each);
		}
		return children;
	}

	// -- any thread

	List<Child> all() {
		List<Child> children = new ArrayList<>();
		Child child = this.first;
		while (child != null) {
			Child next = child.next;
			if (next == child) {
				children.clear();
				next = this.first;
			}
			else {
				children.add(child);
			}
			child = next;
		}
		return children;
	}

	/** How many run, or will again by themselves. Makes no list: asked very often. */
	int awake() {
		int awake = 0;
		Child child = this.first;
		while (child != null) {
			Child next = child.next;
			if (next == child) {
				awake = 0;
				next = this.first;
			}
			else if (child.state() != State.STOPPED) {
				awake++;
			}
			child = next;
		}
		return awake;
	}

}
