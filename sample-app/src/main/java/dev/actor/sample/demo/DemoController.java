package dev.actor.sample.demo;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Four services with four characters. */
@RestController
@RequestMapping("/demo")
class DemoController {

	private final Executor later = CompletableFuture.delayedExecutor(1500, TimeUnit.MILLISECONDS);

	private final AtomicLong requests = new AtomicLong();

	@GetMapping("/up")
	String up() {
		return "up";
	}

	@GetMapping("/slow")
	CompletableFuture<String> slow() {
		return CompletableFuture.supplyAsync(() -> "slow", this.later);
	}

	/** Fails every third time. */
	@GetMapping("/flaky")
	ResponseEntity<String> flaky() {
		boolean failing = this.requests.incrementAndGet() % 3 == 0;
		return ResponseEntity.status(failing ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.OK).body("flaky");
	}

	/** Ends the connection before it has said what it promised. */
	@GetMapping("/dying")
	void dying(HttpServletResponse response) throws IOException {
		response.setContentLength(1000);
		response.setHeader(HttpHeaders.CONNECTION, "close");
		response.getWriter().write("dying");
	}

}
