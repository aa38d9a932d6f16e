package dev.actor.process;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReferenceArray;

import dev.actor.internal.Clock;

import org.jspecify.annotations.Nullable;

/** Who holds which name. Never shows a dead holder. */
final class Names {

	/**
	 * Names given up that are remembered for the sake of error messages, a power of two.
	 */
	private static final int REMEMBERED = 1024;

	private final Clock clock;

	private final ConcurrentHashMap<Name<?>, LocalProcess> holders = new ConcurrentHashMap<>();

	/** Each at the place of its hash, where the next one replaces it. */
	private final AtomicReferenceArray<@Nullable Freed> freed = new AtomicReferenceArray<>(REMEMBERED);

	/** When and why a name was given up. */
	private record Freed(Name<?> name, long at, String reason) {
	}

	Names(Clock clock) {
		this.clock = clock;
	}

	@Nullable LocalProcess find(Name<?> name) {
		LocalProcess holder = this.holders.get(name);
		return (holder != null && holder.isAlive()) ? holder : null;
	}

	/** Whether there is an entry, be it that of a dead process. */
	boolean isEntered(Name<?> name) {
		return this.holders.containsKey(name);
	}

	void register(Name<?> name, LocalProcess process) {
		Name<?> present = process.name();
		if (present != null) {
			throw new IllegalStateException(
					"%s already has the name '%s' and cannot take '%s' too; a process has one name"
						.formatted(process.describe(), present, name));
		}
		// Both sides change under the lock of the entry. A dead holder is as good as
		// none: it
		// may not have got round to giving the name up.
		LocalProcess holder = this.holders.compute(name, (key, old) -> {
			if (old != null && old.isAlive()) {
				return old;
			}
			process.name(name);
			return process;
		});
		if (holder != process) {
			throw new NameTakenException(name, holder);
		}
		if (!process.isAlive()) {
			free(process);
		}
	}

	void unregister(Name<?> name) {
		AtomicBoolean held = new AtomicBoolean();
		this.holders.computeIfPresent(name, (key, holder) -> {
			if (!holder.isAlive()) {
				return holder;
			}
			held.set(true);
			holder.name(null);
			return null;
		});
		if (!held.get()) {
			throw new NoProcessException("Name '%s' cannot be given up: %s".formatted(name, vacancy(name)));
		}
	}

	void free(LocalProcess process) {
		Name<?> name = process.name();
		if (name != null && this.holders.remove(name, process)) {
			this.freed.setRelease(place(name), new Freed(name, this.clock.nanos(), String.valueOf(process.exit())));
		}
	}

	private static int place(Name<?> name) {
		int hash = name.hashCode();
		return (hash ^ (hash >>> 16)) & (REMEMBERED - 1);
	}

	/** Why nobody holds a name, for the error of somebody who needs the holder. */
	String vacancy(Name<?> name) {
		Freed last = this.freed.getAcquire(place(name));
		if (last == null || !last.name().equals(name)) {
			return "no process with this name was started";
		}
		long millis = TimeUnit.NANOSECONDS.toMillis(this.clock.nanos() - last.at());
		return "the last one ended %d ms ago (%s) and was not restarted yet, or will not be".formatted(millis,
				last.reason());
	}

}
