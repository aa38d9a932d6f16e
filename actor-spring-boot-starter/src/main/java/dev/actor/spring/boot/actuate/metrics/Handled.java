package dev.actor.spring.boot.actuate.metrics;

import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

import dev.actor.ActorSystem;
import dev.actor.process.Name;
import dev.actor.process.Pid;
import dev.actor.process.ProcessInfo;

/**
 * What is handled at a place, by all incarnations together. Those who come and go, of
 * whom nobody can be asked by name, count at their end.
 */
final class Handled {

	private final ActorSystem system;

	private final Place place;

	private final LongAdder ended = new LongAdder();

	/** Between an end and the word of it, the last incarnation counts nowhere. */
	private final LongAccumulator most = new LongAccumulator(Math::max, 0);

	Handled(ActorSystem system, Place place) {
		this.system = system;
		this.place = place;
	}

	void ended(long handled) {
		this.ended.add(handled);
	}

	double count() {
		this.most.accumulate(this.ended.sum() + living());
		return this.most.get();
	}

	private long living() {
		return this.system.lookup(Name.of(this.place.actor())).flatMap(Pid::info).map(ProcessInfo::handled).orElse(0L);
	}

}
