package dev.actor.spring.boot.actuate.health;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.actor.inspect.TreeNode;
import dev.actor.process.ExitReason;
import dev.actor.process.Handling;
import dev.actor.process.ProcessInfo;
import dev.actor.spring.boot.actuate.ActorHistory.CrashLoop;
import dev.actor.spring.boot.actuate.ActorHistory.Surrender;
import org.jspecify.annotations.Nullable;

/**
 * A reason to worry, in the words that the details of health have.
 *
 * @param actor who is in trouble
 * @param reason of what kind it is
 * @param count how often, or how many; null if there is nothing to count
 * @param since since when; null if that is not known
 * @param description a sentence for people
 */
record Trouble(String actor, String reason, @Nullable Integer count, @Nullable Instant since, String description) {

	static Trouble gone(TreeNode place) {
		return new Trouble(place.name(), "stopped", null, place.endedAt().orElse(null),
				"It does not run, and nobody starts it again" + lastEnd(place));
	}

	static Trouble gone(String supervisor, Surrender surrender) {
		return new Trouble(supervisor, "gave-up", null, surrender.at(),
				"Its children ended too often, last '%s': %s".formatted(surrender.child(), surrender.reason()));
	}

	static Trouble goneWithTheRoot(String supervisor) {
		return new Trouble(supervisor, "stopped", null, null, "The supervisor above it does not run");
	}

	static Trouble restarting(TreeNode place) {
		return new Trouble(place.name(), "restarting", null, place.endedAt().orElse(null),
				"Its supervisor tries to start it again" + lastEnd(place));
	}

	private static String lastEnd(TreeNode place) {
		return place.lastExit().map(ExitReason::toString).map(": "::concat).orElse("");
	}

	static Trouble crashLoop(CrashLoop loop) {
		return new Trouble(loop.child(), "crash-loop", loop.restarts().size(), loop.restarts().getFirst().at(),
				"Supervisor '%s' starts it again and again, last since it had ended: %s".formatted(loop.supervisor(),
						loop.restarts().getLast().reason()));
	}

	static Trouble mailbox(ProcessInfo process, int waiting) {
		return new Trouble(name(process), "mailbox", waiting, null, "Messages come faster than it handles them");
	}

	static Trouble stuckHandler(ProcessInfo process, Handling handling) {
		return new Trouble(name(process), "stuck-handler", null, Instant.now().minus(handling.time()),
				"Its handler has not returned from %s for %d s".formatted(handling.message().getName(),
						handling.time().toSeconds()));
	}

	private static String name(ProcessInfo process) {
		return process.name().orElseGet(() -> process.label().isEmpty() ? process.pid().toString() : process.label());
	}

	Map<String, Object> details() {
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("actor", this.actor);
		details.put("reason", this.reason);
		if (this.count != null) {
			details.put("count", this.count);
		}
		if (this.since != null) {
			details.put("since", this.since.toString());
		}
		details.put("description", this.description);
		return details;
	}

}
