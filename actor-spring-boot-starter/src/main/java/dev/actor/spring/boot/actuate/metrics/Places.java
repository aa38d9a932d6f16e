package dev.actor.spring.boot.actuate.metrics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.actor.inspect.TreeNode;
import dev.actor.process.Name;
import dev.actor.process.Pid;
import dev.actor.supervisor.ChildSpec;
import dev.actor.supervisor.SupervisorSpec;

/**
 * The places of a declared tree. Their number does not change, whatever is started at run
 * time: that counts for the nearest declared supervisor above it.
 */
final class Places {

	/** What was declared, by its name. */
	private final Map<String, Place> declared = new HashMap<>();

	/** The actors among them. */
	private final Map<String, Place> actors = new LinkedHashMap<>();

	/** By the name of a supervisor: what is below it without having been declared. */
	private final Map<String, Place> undeclared = new HashMap<>();

	private final List<Place> expected = new ArrayList<>();

	Places(SupervisorSpec root) {
		supervisor(Place.OTHER, root.name(), root.children());
		this.expected.add(Place.NONE);
	}

	private void supervisor(String above, String name, List<ChildSpec> children) {
		this.declared.put(name, new Place(above, name));
		this.undeclared.put(name, new Place(name, Place.OTHER));
		if (children.isEmpty()) {
			// Its children come at run time.
			this.expected.add(new Place(name, Place.OTHER));
		}
		for (ChildSpec child : children) {
			Place place = new Place(name, child.id());
			this.expected.add(place);
			if (child.kind() == TreeNode.Kind.SUPERVISOR) {
				supervisor(name, child.id(), child.children());
			}
			else {
				this.declared.put(child.id(), place);
				this.actors.put(child.id(), place);
			}
		}
	}

	/** Where something is to be expected, from the beginning. */
	List<Place> expected() {
		return this.expected;
	}

	/** Where messages are handled: what a supervisor handles are its children. */
	List<Place> working() {
		return this.expected.stream().filter(this::works).toList();
	}

	Collection<Place> actors() {
		return this.actors.values();
	}

	Collection<String> supervisors() {
		return this.undeclared.keySet();
	}

	boolean isSupervisor(String name) {
		return this.undeclared.containsKey(name);
	}

	private Place ofProcess(Pid pid) {
		Place place = this.declared.get(pid.label());
		return (place != null) ? place : below(pid.ancestors());
	}

	private Place below(List<Pid> ancestors) {
		for (Pid ancestor : ancestors) {
			Place place = this.undeclared.get(ancestor.label());
			if (place != null) {
				return place;
			}
		}
		return Place.NONE;
	}

	/** The place of a process, or of whomever a message or a call was for. */
	Place of(Object recipient) {
		return switch (recipient) {
			case Pid pid -> ofProcess(pid);
			case Name<?> name -> this.declared.getOrDefault(name.text(), Place.NONE);
			default -> Place.NONE;
		};
	}

	/** Whether messages are handled there, and not children. */
	boolean works(Place place) {
		return !isSupervisor(place.actor());
	}

	Place of(String supervisor, String child) {
		return new Place(isSupervisor(supervisor) ? supervisor : Place.OTHER,
				this.declared.containsKey(child) ? child : Place.OTHER);
	}

}
