package dev.actor.process;

import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/** Who holds which name. Never shows a dead holder. */
final class Names {

	private final ConcurrentHashMap<Name<?>, LocalProcess> holders = new ConcurrentHashMap<>();

	@Nullable LocalProcess find(Name<?> name) {
		LocalProcess holder = this.holders.get(name);
		return (holder != null && holder.isAlive()) ? holder : null;
	}

	void register(Name<?> name, LocalProcess process) {
		Name<?> present = process.name;
		if (present != null) {
			throw new IllegalStateException(
					"%s already has the name '%s' and cannot take '%s' too; a process has one name"
						.formatted(process.describe(), present, name));
		}
		// A dead holder is as good as none: it may not have got round to giving the name
		// up.
		LocalProcess holder = this.holders.compute(name, (key, old) -> (old != null && old.isAlive()) ? old : process);
		if (holder != process) {
			throw new NameTakenException(name, holder);
		}
		process.name = name;
		if (!process.isAlive()) {
			free(process);
		}
	}

	void free(LocalProcess process) {
		Name<?> name = process.name;
		if (name != null) {
			this.holders.remove(name, process);
		}
	}

}
