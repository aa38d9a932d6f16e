package dev.actor.test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

import dev.actor.ActorSystem;
import dev.actor.process.Ack;
import dev.actor.process.AttachedProcess;
import dev.actor.process.Feed;
import dev.actor.process.Process;
import org.jspecify.annotations.Nullable;

/** What a probe got and nobody expected yet, in the order in which it came. */
final class Mailbag {

	private final List<Got> left = new ArrayList<>();

	private final List<Feed<Ack>> waiting = new CopyOnWriteArrayList<>();

	void add(Got got) {
		synchronized (this.left) {
			this.left.add(got);
		}
		this.waiting.forEach((feed) -> feed.tell(Ack.OK));
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
		if (present != null) {
			return present;
		}
		Process self = Process.ifCurrent().orElse(null);
		if (self != null) {
			return await(kind, wanted, self, time);
		}
		try (AttachedProcess attached = system.attach()) {
			return await(kind, wanted, attached, time);
		}
	}

	/** Waits in the library, where time may be virtual. */
	private <G extends Got> @Nullable G await(Class<G> kind, Predicate<? super G> wanted, Process self, Duration time) {
		long end = self.monotonicNanos() + time.toNanos();
		try (Feed<Ack> feed = Feed.open(() -> {
		})) {
			this.waiting.add(feed);
			try {
				G got = take(kind, wanted);
				long remaining = time.toNanos();
				while (got == null && remaining > 0) {
					self.receive(feed, Duration.ofNanos(remaining));
					got = take(kind, wanted);
					remaining = end - self.monotonicNanos();
				}
				return got;
			}
			finally {
				this.waiting.remove(feed);
			}
		}
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
