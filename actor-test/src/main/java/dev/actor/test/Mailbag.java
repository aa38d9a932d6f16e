package dev.actor.test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

import dev.actor.ActorSystem;
import org.jspecify.annotations.Nullable;

/** What a probe got and nobody expected yet, in the order in which it came. */
final class Mailbag {

	private final List<Got> left = new ArrayList<>();

	private final Notices notices = new Notices();

	void add(Got got) {
		synchronized (this.left) {
			this.left.add(got);
		}
		this.notices.tell();
	}

	void clear() {
		synchronized (this.left) {
			this.left.clear();
		}
	}

	List<Got> left() {
		synchronized (this.left) {
			return List.copyOf(this.left);
		}
	}

	/** Takes the first one, or null if it has not come in time. */
	<G extends Got> @Nullable G next(Class<G> kind, Predicate<? super G> wanted, ActorSystem system, Duration time) {
		G present = take(kind, wanted);
		return (present != null) ? present : this.notices.await(system, time, () -> take(kind, wanted));
	}

	/**
	 * Takes messages until there is one that is wanted, or none has come in time. The
	 * time is for all of them: others that come again and again do not make it longer.
	 */
	Got.@Nullable Message fish(Predicate<Object> wanted, List<Object> dropped, ActorSystem system, Duration time) {
		return this.notices.await(system, time, () -> {
			Got.Message got = take(Got.Message.class, (any) -> true);
			while (got != null && !wanted.test(got.message())) {
				dropped.add(got.message());
				got = take(Got.Message.class, (any) -> true);
			}
			return got;
		});
	}

	private <G extends Got> @Nullable G take(Class<G> kind, Predicate<? super G> wanted) {
		synchronized (this.left) {
			for (Iterator<Got> all = this.left.iterator(); all.hasNext();) {
				Got got = all.next();
				if (kind.isInstance(got) && wanted.test(kind.cast(got))) {
					all.remove();
					return kind.cast(got);
				}
			}
			return null;
		}
	}

}
