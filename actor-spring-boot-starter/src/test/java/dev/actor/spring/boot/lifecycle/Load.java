package dev.actor.spring.boot.lifecycle;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;

/**
 * Clients that send orders from the first moment in which the server listens to the last.
 */
final class Load implements ApplicationListener<WebServerInitializedEvent> {

	private static final int CLIENTS = 8;

	private final HttpClient http = HttpClient.newHttpClient();

	private final List<Thread> clients = new ArrayList<>();

	final Set<String> answered = ConcurrentHashMap.newKeySet();

	final Queue<String> failures = new ConcurrentLinkedQueue<>();

	private final CountDownLatch first;

	private final CountDownLatch enough;

	private volatile int port;

	private volatile boolean ending;

	Load(int first, int enough) {
		this.first = new CountDownLatch(first);
		this.enough = new CountDownLatch(enough);
	}

	@Override
	public void onApplicationEvent(WebServerInitializedEvent event) {
		this.port = event.getWebServer().getPort();
		for (int client = 0; client < CLIENTS; client++) {
			String prefix = "client" + client + "-";
			this.clients.add(Thread.ofVirtual().start(() -> run(prefix)));
		}
	}

	private void run(String prefix) {
		for (int i = 0;; i++) {
			try {
				int status = order(prefix + i);
				if (status != 200) {
					// For a connection that was open when the server began to close:
					// Tomcat's own, or as there is no tree any more.
					if (!this.ending || status != 503) {
						this.failures.add(prefix + i + ": " + status);
					}
					return;
				}
			}
			catch (IOException ex) {
				if (!this.ending) {
					this.failures.add(prefix + i + ": " + ex);
				}
				return;
			}
			catch (InterruptedException ex) {
				return;
			}
		}
	}

	int order(String id) throws IOException, InterruptedException {
		HttpResponse<Void> response = this.http.send(request("/orders/" + id), HttpResponse.BodyHandlers.discarding());
		if (response.statusCode() == 200) {
			this.answered.add(id);
			this.first.countDown();
			this.enough.countDown();
		}
		return response.statusCode();
	}

	HttpRequest request(String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path))
			.timeout(Duration.ofSeconds(30))
			.POST(HttpRequest.BodyPublishers.noBody())
			.build();
	}

	HttpClient http() {
		return this.http;
	}

	boolean awaitFirst() {
		return await(this.first);
	}

	boolean awaitEnough() {
		return await(this.enough);
	}

	static boolean await(CountDownLatch latch) {
		try {
			return latch.await(60, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** From now on the server may close connections. */
	void ending() {
		this.ending = true;
	}

	void awaitEnd() throws InterruptedException {
		for (Thread client : this.clients) {
			client.join();
		}
		this.http.close();
	}

}
