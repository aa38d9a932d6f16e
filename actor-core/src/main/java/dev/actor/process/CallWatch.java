package dev.actor.process;

import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import dev.actor.internal.Seat;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the listeners of a node what becomes of its calls; a node without listeners has
 * none of these. All calls are counted, some are timed.
 */
final class CallWatch {

	private static final Logger logger = LoggerFactory.getLogger(CallWatch.class);

	private static final long LOG_INTERVAL = TimeUnit.SECONDS.toNanos(1);

	private static final long UNTIMED = 0;

	private final Node node;

	private final Listeners listeners;

	private final Stopwatch stopwatch;

	private final Sampling sampling = new Sampling();

	private final LogLimit limit;

	CallWatch(Node node, Listeners listeners, Stopwatch stopwatch) {
		this.node = node;
		this.listeners = listeners;
		this.stopwatch = stopwatch;
		this.limit = new LogLimit(node.clock(), LOG_INTERVAL);
	}

	/** Nobody is there whom the call could be for. */
	void nobody(Object callee) {
		this.listeners.called(callee, CallOutcome.NO_PROCESS);
	}

	/** When a call begins, if it is to be timed. */
	long begins(Peer callee) {
		boolean timed = callee instanceof LocalProcess process
				&& this.sampling.picks(process, this.stopwatch.period(this.stopwatch.coarse()));
		return timed ? this.stopwatch.fine() : UNTIMED;
	}

	/** A call that its caller waits in. */
	<R> R follow(PendingCall<R> call, @Nullable LocalProcess self, Object request, Supplier<R> exchange) {
		long begin = begins(call.callee());
		Seat seat = (self != null && self.hasDesk()) ? Seat.present() : null;
		if (self != null && seat != null) {
			seat.waitsFor(call);
			CallCycle.look(self, call);
		}
		Throwable failure = null;
		try {
			return exchange.get();
		}
		catch (RuntimeException | Error ex) {
			failure = ex;
			throw ex;
		}
		finally {
			if (seat != null) {
				seat.waitsFor(null);
			}
			ended(call.callee(), request, begin, failure);
		}
	}

	/**
	 * Whatever a call has ended with.
	 * @param begin what {@link #begins} gave
	 * @param failure why it has no answer, or null
	 */
	void ended(Peer callee, Object request, long begin, @Nullable Throwable failure) {
		CallOutcome outcome = outcome(failure);
		this.listeners.called(callee, outcome);
		if (begin != UNTIMED) {
			this.listeners.callSampled(callee, outcome, this.stopwatch.fine() - begin);
		}
		if (outcome == CallOutcome.TIMED_OUT && callee.hasNothingToDo()) {
			unanswered(callee, request);
		}
	}

	private static CallOutcome outcome(@Nullable Throwable failure) {
		return switch (failure) {
			case null -> CallOutcome.ANSWERED;
			case CallTimeoutException timeout -> CallOutcome.TIMED_OUT;
			case CallInterruptedException interrupted -> CallOutcome.ABANDONED;
			case CancellationException cancelled -> CallOutcome.ABANDONED;
			case CallException gone -> CallOutcome.NO_PROCESS;
			case MailboxFullException full -> CallOutcome.REFUSED;
			default -> CallOutcome.ABANDONED;
		};
	}

	private void unanswered(Peer callee, Object request) {
		long others = this.limit.admit();
		if (others >= 0) {
			logger.warn(
					"{} in system '{}' did not answer {} in time, though it has nothing left to do: it handled the request without an answer, or keeps the reply for longer than its caller waits{}",
					callee.describe(), this.node.name(), request.getClass().getName(), LogLimit.more(others));
		}
		this.listeners.unanswered(callee, callee.label(), request);
	}

}
