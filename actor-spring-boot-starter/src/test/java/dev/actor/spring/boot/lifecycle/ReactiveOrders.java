package dev.actor.spring.boot.lifecycle;

import java.time.Duration;

import dev.actor.process.Ack;
import dev.actor.process.Subject;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes orders on event loops. */
@RestController
class ReactiveOrders {

	private final Books books;

	private final Subject<Books.Order> ledger;

	private final Subject<String> mails;

	ReactiveOrders(Books books, Subject<Books.Order> ledger, @Qualifier("mails") Subject<String> mails) {
		this.books = books;
		this.ledger = ledger;
		this.mails = mails;
	}

	@PostMapping("/orders/{id}")
	Mono<Void> order(@PathVariable("id") String id) {
		return Mono.fromFuture(() -> {
			if (this.ledger.owner().isEmpty()) {
				this.books.withoutTree(id);
			}
			this.mails.send(id);
			this.books.mailsSent.increment();
			return this.ledger.<Ack>callAsync((reply) -> new Books.Order(id, reply), Duration.ofSeconds(30));
		}).doOnError((ex) -> this.books.withoutTree(id + ": " + ex)).then();
	}

	/** Is still at work when the server begins to stop. */
	@PostMapping("/last")
	Mono<Void> last() {
		this.books.lastBegun.countDown();
		return Mono.fromFuture(() -> this.books.stopBegun.copy()).then(order("last"));
	}

}
