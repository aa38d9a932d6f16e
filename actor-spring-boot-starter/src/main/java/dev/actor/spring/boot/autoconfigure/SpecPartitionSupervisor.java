package dev.actor.spring.boot.autoconfigure;

import java.util.function.Supplier;

import dev.actor.process.Subject;
import dev.actor.supervisor.PartitionSupervisor;

/** The handle of a spec bean. */
final class SpecPartitionSupervisor<M> extends SpecHandle<PartitionSupervisor<M>> implements PartitionSupervisor<M> {

	SpecPartitionSupervisor(Supplier<PartitionSupervisor<M>> target) {
		super(target);
	}

	@Override
	public Subject<M> subject(Object key) {
		return target().subject(key);
	}

	@Override
	public int partitions() {
		return target().partitions();
	}

	@Override
	public void resize(int partitions) {
		target().resize(partitions);
	}

}
