package dev.actor.spring.boot.autoconfigure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.actor.process.ExitReason;
import dev.actor.process.ProcessListener;
import org.jspecify.annotations.Nullable;

/** Remembers why supervisors gave up, for whoever has to explain the end of the root. */
final class Escalations implements ProcessListener {

	/** Supervisors that come and go have new names all the time. */
	private static final int REMEMBERED = 100;

	private final Map<String, Escalation> last = Collections.synchronizedMap(new LinkedHashMap<>() {

		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Escalation> eldest) {
			return size() > REMEMBERED;
		}

	});

	/**
	 * A supervisor that gave up.
	 *
	 * @param supervisor its name
	 * @param child the child that ended last
	 * @param reason why that one did
	 */
	record Escalation(String supervisor, String child, ExitReason reason) {

	}

	@Override
	public void gaveUp(String supervisor, String child, ExitReason reason) {
		this.last.put(supervisor, new Escalation(supervisor, child, reason));
	}

	/**
	 * From a supervisor down to the process with which it began; empty if the supervisor
	 * did not give up.
	 */
	List<Escalation> from(String supervisor) {
		List<Escalation> chain = new ArrayList<>();
		Escalation next = this.last.get(supervisor);
		while (next != null && chain.size() < REMEMBERED) {
			chain.add(next);
			next = below(next);
		}
		return chain;
	}

	void forget() {
		this.last.clear();
	}

	/**
	 * A supervisor that gives up ends with shutdown, so that any other reason is its own.
	 */
	private @Nullable Escalation below(Escalation escalation) {
		return escalation.reason().equals(ExitReason.SHUTDOWN) ? this.last.get(escalation.child()) : null;
	}

}
