package dev.actor.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.actor.internal.Halted;

/**
 * Processes that are run by nobody but the test: the actors of jcstress play the threads
 * of the processes, and what the kernel schedules is counted instead of run.
 */
final class Stage {

	static final Node NODE = node();

	static final Halted HALTED = new Halted(NODE.scheduler());

	private Stage() {
	}

	/** A node that sets no alarm for each of millions of kills. */
	static Node node(ProcessListener... listeners) {
		NodeSettings settings = NodeSettings.named("stage")
			.parallelism(1)
			.grace(Duration.ofSeconds(Long.MAX_VALUE))
			.mailboxMark(Integer.MAX_VALUE);
		for (ProcessListener listener : listeners) {
			settings = settings.listener(listener);
		}
		return new Node(settings);
	}

	/** A process with a thread that is not the library's, which is never interrupted. */
	static LocalProcess process() {
		return NODE.nursery().make(NODE.outside(), null, SpawnOptions.DEFAULT);
	}

	static LocalProcess process(MailboxLimit limit) {
		return NODE.nursery().make(NODE.outside(), null, SpawnOptions.DEFAULT.mailbox(limit));
	}

	/** A process that has started and is idle. */
	static LocalProcess idle(Behavior<?> behavior) {
		LocalProcess process = NODE.nursery().make(NODE.outside(), behavior, SpawnOptions.DEFAULT);
		process.startup = new Startup(process);
		process.run();
		return process;
	}

	/** The code of a process ends by itself. */
	static void end(LocalProcess process, ExitReason reason) {
		process.claim(reason);
		process.finish(true);
	}

	/** What is left after a test. */
	static void remove(LocalProcess... processes) {
		for (LocalProcess process : processes) {
			end(process, ExitReason.NORMAL);
		}
	}

	/** Takes all signals out of the mailbox, as its owner. */
	static List<String> signals(LocalProcess owner) {
		List<String> signals = new ArrayList<>(2);
		for (Envelope envelope = owner.poll(); envelope != null; envelope = owner.poll()) {
			if (envelope.message instanceof Exit exit) {
				signals.add("exit " + exit.reason());
			}
			else if (envelope.message instanceof Down down) {
				signals.add("down " + down.reason());
			}
			else if (envelope.isMessage()) {
				signals.add(String.valueOf(envelope.message));
			}
		}
		return signals;
	}

}
