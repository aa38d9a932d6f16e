package dev.actor.process;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import dev.actor.internal.Clock;
import dev.actor.process.ContextCarrier.Scope;
import dev.actor.process.ContextCarrier.Snapshot;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the carriers of a node, and keeps what they throw from the processes. A node
 * without carriers has none of these, so that a send and a receipt cost what they did.
 */
final class Contexts {

	private static final Logger logger = LoggerFactory.getLogger(Contexts.class);

	private static final Scope NOTHING = () -> {
	};

	private final ContextCarrier[] carriers;

	private final Context empty;

	private final LogLimit limit;

	Contexts(List<ContextCarrier> carriers, Clock clock) {
		this.carriers = carriers.toArray(ContextCarrier[]::new);
		this.empty = new Context(carriers.stream().map(ContextCarrier::empty).toArray(Snapshot[]::new));
		this.limit = new LogLimit(clock, TimeUnit.MINUTES.toNanos(1));
	}

	/** What the calling thread has, or null if that is nothing. */
	@Nullable Context capture() {
		return capture((Pid) null);
	}

	/** For a message that is sent now, if it has a recipient. */
	@Nullable Context capture(@Nullable Pid recipient) {
		Snapshot[] parts = null;
		for (int i = 0; i < this.carriers.length; i++) {
			Snapshot part = capture(this.carriers[i], recipient);
			if (part != null) {
				parts = (parts != null) ? parts : this.empty.parts().clone();
				parts[i] = part;
			}
		}
		return (parts != null) ? new Context(parts) : null;
	}

	private @Nullable Snapshot capture(ContextCarrier carrier, @Nullable Pid recipient) {
		try {
			return (recipient != null) ? carrier.capture(recipient) : carrier.capture();
		}
		catch (RuntimeException ex) {
			failed(carrier, ex);
			return null;
		}
	}

	/** The carriers learn what became of a message whose context they captured. */
	void sent(Context context, boolean delivered) {
		Snapshot[] parts = context.parts();
		for (int i = 0; i < parts.length; i++) {
			try {
				parts[i].sent(delivered);
			}
			catch (RuntimeException ex) {
				failed(this.carriers[i], ex);
			}
		}
	}

	/** Only a message that has a context pays for the place that it needs. */
	static Envelope envelope(Object key, Object message, @Nullable Context context) {
		return (context != null) ? new Envelope.InContext(key, message, context) : new Envelope(key, message);
	}

	/** Gives the calling thread a context, null for none at all. */
	Scope restore(@Nullable Context context) {
		Snapshot[] parts = ((context != null) ? context : this.empty).parts();
		Scope scope = NOTHING;
		for (int i = 0; i < parts.length; i++) {
			scope = restore(this.carriers[i], parts[i], scope);
		}
		return scope;
	}

	private Scope restore(ContextCarrier carrier, Snapshot part, Scope outer) {
		Scope inner;
		try {
			inner = Objects.requireNonNull(part.restore(), "scope");
		}
		catch (RuntimeException ex) {
			failed(carrier, ex);
			return outer;
		}
		return () -> {
			try {
				inner.close();
			}
			catch (RuntimeException ex) {
				failed(carrier, ex);
			}
			outer.close();
		};
	}

	private void failed(ContextCarrier carrier, RuntimeException ex) {
		long others = this.limit.admit();
		if (others >= 0) {
			logger.error("Context carrier {} has failed; messages go on without what it carries{}", carrier,
					LogLimit.more(others), ex);
		}
	}

}
