package dev.actor.registry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.actor.process.Pid;
import dev.actor.process.Subject;
import org.jspecify.annotations.Nullable;

/** One group that has members. Changed under the lock of its scope. */
final class Group<M> {

	private final Map<Pid, List<Subject<M>>> members = new LinkedHashMap<>();

	/** What readers see, who take no lock; null while it is to be made again. */
	private volatile @Nullable List<Member<M>> picture;

	/** One time that a process has joined. */
	record Member<M>(Pid pid, Subject<M> subject) {
	}

	void add(Pid pid, Subject<M> subject) {
		this.members.computeIfAbsent(pid, (absent) -> new ArrayList<>(1)).add(subject);
		this.picture = null;
	}

	/** False if it is no member. */
	boolean remove(Pid pid) {
		List<Subject<M>> joined = this.members.get(pid);
		if (joined == null) {
			return false;
		}
		joined.removeLast();
		if (joined.isEmpty()) {
			this.members.remove(pid);
		}
		this.picture = null;
		return true;
	}

	boolean contains(Pid pid) {
		return this.members.containsKey(pid);
	}

	/** Also those who have just ended. */
	List<Pid> pids() {
		return takePicture().stream().map(Member::pid).toList();
	}

	boolean isEmpty() {
		return this.members.isEmpty();
	}

	@Nullable List<Member<M>> picture() {
		return this.picture;
	}

	List<Member<M>> takePicture() {
		List<Member<M>> taken = this.picture;
		if (taken == null) {
			List<Member<M>> all = new ArrayList<>();
			this.members.forEach((pid, joined) -> joined.forEach((subject) -> all.add(new Member<>(pid, subject))));
			taken = List.copyOf(all);
			this.picture = taken;
		}
		return taken;
	}

}
