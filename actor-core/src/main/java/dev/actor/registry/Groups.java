package dev.actor.registry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import dev.actor.process.Feed;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.Spawner;
import dev.actor.process.Subject;

/**
 * Processes in groups, to which messages are sent: one scope of OTP's {@code pg}. A
 * process may be in many groups, and several times in one; it then leaves as often as it
 * has joined, or once by ending. A group is there as long as it has members. An object of
 * one system without a process of its own: nothing is to be closed, and a new one has no
 * members. May be used from any thread; nothing blocks.
 *
 * @param <G> the type of the groups' names, with {@code equals} and {@code hashCode}
 * @param <M> the type of the messages that the members take
 */
public final class Groups<G, M> {

	private final Spawner system;

	private final String name;

	private final Lock lock = new ReentrantLock();

	private final ConcurrentHashMap<G, Group<M>> groups = new ConcurrentHashMap<>();

	/** In which groups a process is. Under the lock. */
	private final Map<Pid, Set<G>> memberships = new HashMap<>();

	/** Under the lock. */
	private final List<Listener<G>> listeners = new ArrayList<>();

	/** Who is told of one group, or of all. */
	private record Listener<G>(Optional<G> group, Feed<GroupEvent<G>> feed) {

		void tell(GroupEvent<G> event) {
			if (this.group.isEmpty() || this.group.get().equals(event.group())) {
				this.feed.tell(event);
			}
		}

	}

	private Groups(Spawner system, String name) {
		this.system = Objects.requireNonNull(system, "system");
		if (name.isBlank()) {
			throw new IllegalArgumentException("'name' of a scope of groups must not be blank; it shows in errors");
		}
		this.name = name;
	}

	/**
	 * A scope without groups.
	 * @param <G> the type of the groups' names
	 * @param <M> the type of the messages that the members take
	 * @param system the system of the members, or a process in it
	 * @param name its name, for people
	 * @return the scope
	 */
	public static <G, M> Groups<G, M> of(Spawner system, String name) {
		return new Groups<>(system, name);
	}

	/**
	 * The name, for people.
	 * @return the name
	 */
	public String name() {
		return this.name;
	}

	private <R> R locked(Supplier<R> work) {
		this.lock.lock();
		try {
			return work.get();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Lets a process join a group, once more if it is there already.
	 * @param group the group, which need not be there
	 * @param member where to send what is sent to the group; the member is the process
	 * that owns this subject now
	 * @return false if that process has ended; it did not join then
	 * @throws IllegalArgumentException if it belongs to another system
	 */
	public boolean join(G group, Subject<M> member) {
		Objects.requireNonNull(group, "group");
		refuseTheDead();
		Optional<Pid> owner = member.owner();
		return owner.isPresent() && join(group, owner.get(), member);
	}

	private boolean join(G group, Pid pid, Subject<M> subject) {
		if (!this.system.hosts(pid)) {
			throw new IllegalArgumentException(
					"Process %s cannot join group '%s' of '%s': it belongs to another actor system".formatted(pid,
							group, this.name));
		}
		boolean first = locked(() -> enter(group, pid, subject));
		if (first) {
			pid.onExit((reason) -> locked(() -> drop(pid)));
		}
		if (!pid.isAlive()) {
			locked(() -> drop(pid));
			return false;
		}
		return true;
	}

	/** Whether the process is in no other group, so that nobody watches it yet. */
	private boolean enter(G group, Pid pid, Subject<M> subject) {
		boolean first = !this.memberships.containsKey(pid);
		this.memberships.computeIfAbsent(pid, (absent) -> new HashSet<>()).add(group);
		this.groups.computeIfAbsent(group, (absent) -> new Group<>()).add(pid, subject);
		tell(new GroupEvent.Joined<>(group, pid));
		return first;
	}

	/**
	 * Lets a process leave a group that it has joined; one time of several.
	 * @param group the group
	 * @param pid the member
	 * @return false if it was no member. OTP's {@code not_joined}
	 */
	public boolean leave(G group, Pid pid) {
		refuseTheDead();
		return locked(() -> remove(group, pid));
	}

	/** Code of a process that has ended gets nothing done. */
	private static void refuseTheDead() {
		Process.ifCurrent();
	}

	private boolean remove(G name, Pid pid) {
		Group<M> group = this.groups.get(name);
		if (group == null || !group.remove(pid)) {
			return false;
		}
		if (!group.contains(pid)) {
			Set<G> joined = this.memberships.get(pid);
			if (joined != null) {
				joined.remove(name);
			}
		}
		if (group.isEmpty()) {
			this.groups.remove(name);
		}
		tell(new GroupEvent.Left<>(name, pid));
		return true;
	}

	/** A process has ended. */
	private boolean drop(Pid pid) {
		Set<G> joined = this.memberships.remove(pid);
		if (joined == null) {
			return false;
		}
		for (G group : joined) {
			while (remove(group, pid)) {
				// As often as it has joined.
			}
		}
		return true;
	}

	private void tell(GroupEvent<G> event) {
		this.listeners.forEach((listener) -> listener.tell(event));
	}

	/**
	 * The members of a group.
	 * @param group the group
	 * @return the living members, each as often as it has joined
	 */
	public List<Pid> members(G group) {
		return present(group).stream().map(Group.Member::pid).toList();
	}

	private List<Group.Member<M>> present(G name) {
		Group<M> group = this.groups.get(name);
		if (group == null) {
			return List.of();
		}
		List<Group.Member<M>> picture = group.picture();
		List<Group.Member<M>> members = (picture != null) ? picture : locked(group::takePicture);
		return members.stream().filter((member) -> member.pid().isAlive()).toList();
	}

	/**
	 * The groups that have members. OTP's {@code which_groups}.
	 * @return their names
	 */
	public Set<G> groups() {
		Set<G> names = new HashSet<>(this.groups.keySet());
		names.removeIf((group) -> present(group).isEmpty());
		return names;
	}

	/**
	 * Sends a message to each member of a group, and twice to one that has joined twice.
	 * @param group the group
	 * @param message the message
	 * @return to how many it was sent
	 */
	public int broadcast(G group, M message) {
		int sent = 0;
		for (Group.Member<M> member : present(group)) {
			if (member.subject().trySend(message)) {
				sent++;
			}
		}
		return sent;
	}

	/**
	 * Tells the calling process of the members of a group, and of each change from now
	 * on.
	 * @param group the group, which need not be there
	 * @return the members now, and the feed
	 * @throws IllegalStateException if the calling thread runs no process
	 */
	public GroupMonitor<G> monitor(G group) {
		Feed<GroupEvent<G>> feed = open();
		return locked(() -> {
			listen(new Listener<>(Optional.of(group), feed));
			Group<M> present = this.groups.get(group);
			return new GroupMonitor<>((present != null) ? present.pids() : List.of(), feed);
		});
	}

	/**
	 * Tells the calling process of all groups and their members, and of each change from
	 * now on. OTP's {@code monitor_scope}.
	 * @return the members now, and the feed
	 * @throws IllegalStateException if the calling thread runs no process
	 */
	public ScopeMonitor<G> monitor() {
		Feed<GroupEvent<G>> feed = open();
		return locked(() -> {
			listen(new Listener<>(Optional.empty(), feed));
			Map<G, List<Pid>> all = new HashMap<>();
			this.groups.forEach((name, group) -> all.put(name, group.pids()));
			return new ScopeMonitor<>(Map.copyOf(all), feed);
		});
	}

	private Feed<GroupEvent<G>> open() {
		return Feed.open(() -> locked(() -> this.listeners.removeIf((listener) -> !listener.feed().isOpen())));
	}

	/** Those who have ended must be gone before: their end is no change any more. */
	private void listen(Listener<G> listener) {
		List.copyOf(this.memberships.keySet()).stream().filter((pid) -> !pid.isAlive()).forEach(this::drop);
		this.listeners.add(listener);
	}

	@Override
	public String toString() {
		return "groups '" + this.name + "'";
	}

}
