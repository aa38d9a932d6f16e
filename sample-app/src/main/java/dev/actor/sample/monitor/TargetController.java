package dev.actor.sample.monitor;

import java.util.List;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/**
 * The HTTP API to the targets. Whoever may call it makes this server ask for URLs of
 * their choice (SSRF): a real application lets in only people it trusts, and checks
 * addresses.
 */
@RestController
@RequestMapping("/targets")
class TargetController {

	private final Monitor monitor;

	TargetController(Monitor monitor) {
		this.monitor = monitor;
	}

	@GetMapping
	List<TargetStatus> all() {
		return this.monitor.statuses();
	}

	@GetMapping("/{id}")
	TargetStatus one(@PathVariable String id) {
		return this.monitor.status(id);
	}

	@PostMapping
	ResponseEntity<Target> add(@RequestBody NewTarget request) {
		Target wanted = valid(request);
		Target added = (request.id() != null) ? this.monitor.add(wanted) : this.monitor.addNumbered(wanted);
		return ResponseEntity.created(ServletUriComponentsBuilder.fromCurrentRequest().path("/{id}").build(added.id()))
			.body(added);
	}

	@DeleteMapping("/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void remove(@PathVariable String id) {
		this.monitor.remove(id);
	}

	@PostMapping("/{id}/crash")
	@ResponseStatus(HttpStatus.ACCEPTED)
	void crash(@PathVariable String id) {
		this.monitor.crash(id);
	}

	/** Spring itself would only say that it could not read the request. */
	@ExceptionHandler
	TargetProblem unreadable(HttpMessageNotReadableException ex) {
		if (ex.getCause() instanceof UnrecognizedPropertyException unknown) {
			return TargetProblem
				.invalid("A target has no '%s'; it has %s".formatted(unknown.getPropertyName(), NewTarget.FIELDS));
		}
		return TargetProblem.invalid("The body must be a JSON object of texts: " + NewTarget.FIELDS);
	}

	private static Target valid(NewTarget request) {
		try {
			return request.toTarget();
		}
		catch (IllegalArgumentException ex) {
			throw TargetProblem.invalid(String.valueOf(ex.getMessage()));
		}
	}

}
