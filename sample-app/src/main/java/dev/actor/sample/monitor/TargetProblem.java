package dev.actor.sample.monitor;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * A request that cannot be fulfilled; Spring answers it with RFC 9457 problem details.
 */
final class TargetProblem extends ErrorResponseException {

	private static final long serialVersionUID = 1L;

	private TargetProblem(HttpStatus status, String detail) {
		this(status, detail, null);
	}

	private TargetProblem(HttpStatus status, String detail, @Nullable Throwable cause) {
		super(status, ProblemDetail.forStatusAndDetail(status, detail), cause);
	}

	static TargetProblem invalid(String rule) {
		return new TargetProblem(HttpStatus.BAD_REQUEST, rule);
	}

	static TargetProblem unknown(String id) {
		return new TargetProblem(HttpStatus.NOT_FOUND, "There is no target '%s'".formatted(id));
	}

	static TargetProblem duplicate(String id) {
		return new TargetProblem(HttpStatus.CONFLICT, "There is a target '%s' already".formatted(id));
	}

	static TargetProblem tooMany(int limit) {
		return new TargetProblem(HttpStatus.CONFLICT,
				"There are %d targets, which is the limit; remove one first".formatted(limit));
	}

	static TargetProblem notYet(String id, Throwable cause) {
		return new TargetProblem(HttpStatus.SERVICE_UNAVAILABLE,
				"The target '%s' cannot be started now; try again: %s".formatted(id, cause.getMessage()), cause);
	}

}
