package dev.actor.test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

import dev.actor.ActorSystem;
import dev.actor.process.Ack;
import dev.actor.process.AttachedProcess;
import dev.actor.process.Feed;
import dev.actor.process.Process;
import org.jspecify.annotations.Nullable;

/** Lets a test wait in the library, where time may be virtual, for what others tell. */
final class Notices {

	private final List<Feed<Ack>> waiting = new CopyOnWriteArrayList<>();

	/** There is something new to look at. Any thread; never blocks. */
	void tell() {
		this.waiting.forEach((feed) -> feed.tell(Ack.OK));
	}

	/**
	 * Looks whenever there is something new.
	 * @param look gives what is wanted, or null if it is not there
	 * @return what is wanted, or null if it has not come in time
	 */
	<R> @Nullable R await(ActorSystem system, Duration time, Supplier<@Nullable R> look) {
		Process self = Process.ifCurrent().orElse(null);
		if (self != null) {
			return await(self, time, look);
		}
		try (AttachedProcess attached = system.attach()) {
			return await(attached, time, look);
		}
	}

	/** The same, for a thread that runs a process. */
	<R> @Nullable R await(Process self, Duration time, Supplier<@Nullable R> look) {
		try (Feed<Ack> feed = Feed.open(() -> {
		})) {
			this.waiting.add(feed);
			try {
				long end = self.monotonicNanos() + time.toNanos();
				R found = look.get();
				for (long left = time.toNanos(); found == null && left > 0; left = end - self.monotonicNanos()) {
					self.receive(feed, Duration.ofNanos(left));
					found = look.get();
				}
				return found;
			}
			finally {
				this.waiting.remove(feed);
			}
		}
	}

}
