package dev.actor.sample.probe;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Looks at URLs. May be used from any thread. */
public final class HttpProbe {

	private final HttpClient client;

	private final Supplier<Optional<URI>> ownAddress;

	/**
	 * Makes a probe.
	 * @param client the client
	 * @param ownAddress where this application listens, once it does
	 */
	public HttpProbe(HttpClient client, Supplier<Optional<URI>> ownAddress) {
		this.client = client;
		this.ownAddress = ownAddress;
	}

	/**
	 * Makes a URL absolute.
	 * @param url the URL; one without a host means this application itself
	 * @return the absolute URL, or empty as long as this application does not listen
	 */
	public Optional<URI> locate(URI url) {
		return url.isAbsolute() ? Optional.of(url) : this.ownAddress.get().map((base) -> base.resolve(url));
	}

	/**
	 * Asks for a URL, and waits for the whole answer.
	 * @param target the id to put into the result
	 * @param url the absolute URL
	 * @param timeout how long to wait
	 * @return what was found; errors of the target are results too
	 * @throws InterruptedException if the probe is not wanted any more
	 */
	public ProbeResult probe(String target, URI url, Duration timeout) throws InterruptedException {
		Instant at = Instant.now();
		long begin = System.nanoTime();
		String outcome;
		boolean up = false;
		// Not send() with a timeout in the request: that ends when the body begins.
		CompletableFuture<HttpResponse<Void>> answer = this.client.sendAsync(HttpRequest.newBuilder(url).build(),
				BodyHandlers.discarding());
		try {
			int status = answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS).statusCode();
			outcome = "HTTP " + status;
			up = status < 400;
		}
		catch (TimeoutException ex) {
			outcome = "timeout";
		}
		catch (ExecutionException ex) {
			outcome = (ex.getCause() instanceof ConnectException) ? "no connection" : "broken answer";
		}
		finally {
			answer.cancel(true);
		}
		return new ProbeResult(target, at, up, outcome, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
	}

}
