package dev.actor.supervisor;

import java.util.Objects;
import java.util.Optional;

import dev.actor.process.NoProcessException;
import dev.actor.process.Pid;
import dev.actor.process.Spawner;
import dev.actor.process.Subject;
import org.jspecify.annotations.Nullable;

/** The handle of a supervisor whose children share the work by key. */
final class PartitionHandle<M> extends NamedHandle implements PartitionSupervisor<M> {

	private final PartitionSupervisorSpec<M> spec;

	/** What was seen last, since a key leads to its partition for each message. */
	private volatile @Nullable View view;

	PartitionHandle(Spawner spawner, PartitionSupervisorSpec<M> spec) {
		super(spawner, spec.supervisor().settings().name());
		this.spec = spec;
	}

	private record View(Pid supervisor, Siblings siblings) {
	}

	@Override
	public Subject<M> subject(Object key) {
		Objects.requireNonNull(key, "key");
		int partitions = partitions();
		if (partitions == 0) {
			throw new NoProcessException(
					"Partition supervisor '%s' has no partitions; resize it first".formatted(name()));
		}
		return spawner().subject(this.spec.partition(index(key, partitions)));
	}

	private static int index(Object key, int partitions) {
		long number = switch (key) {
			case Long integer -> integer;
			case Integer integer -> integer;
			case Short integer -> integer;
			case Byte integer -> integer;
			default -> key.hashCode() ^ (key.hashCode() >>> 16);
		};
		return (int) Math.abs(number % partitions);
	}

	@Override
	public int partitions() {
		View seen = this.view;
		if (seen == null || !seen.supervisor().isAlive()) {
			seen = look();
			this.view = seen;
		}
		return seen.siblings().awake();
	}

	private View look() {
		Optional<Pid> pid = pid();
		return pid.flatMap(Pid::info)
			.filter((info) -> info.snapshot() instanceof Siblings)
			.map((info) -> new View(info.pid(), (Siblings) Objects.requireNonNull(info.snapshot())))
			.orElseThrow(() -> new NoProcessException("Partition supervisor '%s' does not run".formatted(name())));
	}

	@Override
	public void resize(int partitions) {
		if (partitions < 0 || partitions > this.spec.partitions()) {
			throw new IllegalArgumentException("Partition supervisor '%s': 'partitions' must be from 0 to %d, but is %d"
				.formatted(name(), this.spec.partitions(), partitions));
		}
		ask(StaticOperations.class, name(), (operations, self) -> operations.resize(self, partitions));
	}

}
