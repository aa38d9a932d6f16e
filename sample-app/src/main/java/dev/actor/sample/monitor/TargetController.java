package dev.actor.sample.monitor;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * The HTTP API to the targets. Whoever may call it makes this server ask for URLs of
 * their choice (SSRF): a real application lets in only people it trusts, and checks
 * addresses.
 */
@RestController
@RequestMapping("/targets")
class TargetController {

	private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);

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
		Target target = valid(request);
		this.monitor.add(target);
		return ResponseEntity.created(ServletUriComponentsBuilder.fromCurrentRequest().path("/{id}").build(target.id()))
			.body(target);
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

	private Target valid(NewTarget request) {
		try {
			URI url = URI.create(Objects.requireNonNullElse(request.url(), "").strip());
			if (!url.isAbsolute()) {
				throw TargetProblem.invalid("'url' must begin with http:// or https://");
			}
			Target target = new Target(Objects.requireNonNullElseGet(request.id(), () -> freeId(url)), url,
					duration(request.interval(), Target.INTERVAL), duration(request.timeout(), Target.TIMEOUT));
			if (target.interval().compareTo(SHORTEST_INTERVAL) < 0) {
				throw TargetProblem.invalid("'interval' must be a second or more");
			}
			return target;
		}
		catch (IllegalArgumentException ex) {
			throw TargetProblem.invalid(String.valueOf(ex.getMessage()));
		}
	}

	private static Duration duration(@Nullable String text, String otherwise) {
		return DurationStyle.detectAndParse(Objects.requireNonNullElse(text, otherwise));
	}

	private String freeId(URI url) {
		String host = Objects.requireNonNullElse(url.getHost(), "").replaceAll("[^A-Za-z0-9.-]", "");
		String id = host.substring(0, Math.min(host.length(), 34));
		return IntStream.iterate(1, (n) -> n + 1)
			.mapToObj((n) -> (n == 1) ? id : id + "-" + n)
			.filter((candidate) -> !this.monitor.isWatched(candidate))
			.findFirst()
			.orElse(id);
	}

	/**
	 * A target as people write it down.
	 *
	 * @param id its name, made of the host if there is none
	 * @param url an absolute URL
	 * @param interval such as {@code 10s}
	 * @param timeout such as {@code 500ms}
	 */
	record NewTarget(@Nullable String id, @Nullable String url, @Nullable String interval, @Nullable String timeout) {

	}

}
