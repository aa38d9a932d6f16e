package dev.actor.sample;

import dev.actor.process.CallException;
import dev.actor.process.StartException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Tells HTTP clients that an actor is not there now, or too slow; its supervisor is at
 * it. Everything else is what Spring itself makes of an exception.
 */
@RestControllerAdvice
class ActorProblems {

	@ExceptionHandler({ CallException.class, StartException.class })
	ProblemDetail notNow(RuntimeException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, ex.getMessage());
	}

}
