package dev.actor.spring.boot.web;

import dev.actor.pool.PoolFullException;
import dev.actor.process.CallTimeoutException;
import dev.actor.process.CalleeExitedException;
import dev.actor.process.MailboxFullException;
import dev.actor.process.NoProcessException;
import dev.actor.process.StartException;
import dev.actor.process.SystemClosedException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Answers requests for which no actor had an answer with status 503 and a problem detail
 * (RFC 9457). Says why in general words only: the names of actors are nobody's business
 * outside; they are in the log.
 */
@RestControllerAdvice
public class ActorProblemDetails {

	private static final Log logger = LogFactory.getLog(ActorProblemDetails.class);

	/** Problem details. */
	public ActorProblemDetails() {
	}

	/**
	 * The actor was too slow.
	 * @param ex why
	 * @return the problem
	 */
	@ExceptionHandler
	public ProblemDetail tooSlow(CallTimeoutException ex) {
		return unavailable(ex, "No answer in time");
	}

	/**
	 * There was no actor, or none any more.
	 * @param ex why
	 * @return the problem
	 */
	@ExceptionHandler({ NoProcessException.class, CalleeExitedException.class, SystemClosedException.class,
			StartException.class })
	public ProblemDetail nobody(RuntimeException ex) {
		return unavailable(ex, "The service is being restarted or has stopped");
	}

	/**
	 * There is too much to do already.
	 * @param ex why
	 * @return the problem
	 */
	@ExceptionHandler({ MailboxFullException.class, PoolFullException.class })
	public ProblemDetail busy(RuntimeException ex) {
		return unavailable(ex, "The service is overloaded");
	}

	private static ProblemDetail unavailable(RuntimeException ex, String detail) {
		logger.warn("A request is answered with status 503: " + ex.getMessage());
		return ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, detail);
	}

}
