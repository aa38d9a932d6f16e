package dev.actor.process;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds actors that wait for each other in calls. Each says what it waits for and looks
 * for the others then, with a fence in between: so whoever closes a cycle sees all of it.
 * The way goes from a callee to the one that it waits for itself, and nearly always ends
 * at the first step.
 * <p>
 * The seats that are looked at belong to threads that go on meanwhile. But what was seen
 * twice was so in between.
 */
final class CallCycle {

	private static final Logger logger = LoggerFactory.getLogger(CallCycle.class);

	/** Longer ones are not looked for. */
	private static final int LONGEST = 64;

	private final List<LocalProcess> members = new ArrayList<>();

	private final List<PendingCall<?>> calls = new ArrayList<>();

	private CallCycle() {
	}

	/** The process has said that it waits, and is about to do so. */
	static void look(LocalProcess self, PendingCall<?> call) {
		if (waitsIn(call.callee()) != null) {
			CallCycle cycle = new CallCycle();
			if (cycle.closes(self, call) && cycle.stands()) {
				cycle.tell(self.node());
			}
		}
	}

	private static @Nullable PendingCall<?> waitsIn(Peer peer) {
		return (peer instanceof LocalProcess process) ? process.waitsIn() : null;
	}

	private boolean closes(LocalProcess self, PendingCall<?> first) {
		LocalProcess member = self;
		PendingCall<?> call = first;
		while (call != null && this.members.size() < LONGEST) {
			this.members.add(member);
			this.calls.add(call);
			if (call.callee() == self) {
				return true;
			}
			member = (LocalProcess) call.callee();
			call = member.waitsIn();
		}
		return false;
	}

	private boolean stands() {
		for (int i = 0; i < this.members.size(); i++) {
			if (this.members.get(i).waitsIn() != this.calls.get(i)) {
				return false;
			}
		}
		return true;
	}

	private void tell(Node node) {
		if (logger.isWarnEnabled()) {
			logger.warn(
					"Actors in system '{}' wait for each other in calls, and none goes on before a timeout: {} → {}; let one of them send, or answer later",
					node.name(), this.members.stream().map(LocalProcess::describe).collect(Collectors.joining(" → ")),
					this.members.getFirst().describe());
		}
		node.listeners().callCycle(List.copyOf(this.members));
	}

}
