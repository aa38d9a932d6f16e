package dev.actor.spring.boot.lifecycle;

import java.time.Duration;

import dev.actor.process.Ack;
import dev.actor.process.CallException;
import dev.actor.process.Subject;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes orders on threads that may wait. */
@RestController
class WaitingOrders {

	private final Books books;

	private final Subject<Books.Order> ledger;

	private final Subject<String> mails;

	WaitingOrders(Books books, Subject<Books.Order> ledger, @Qualifier("mails") Subject<String> mails) {
		this.books = books;
		this.ledger = ledger;
		this.mails = mails;
	}

	@PostMapping("/orders/{id}")
	void order(@PathVariable("id") String id) {
		if (this.ledger.owner().isEmpty()) {
			this.books.withoutTree(id);
		}
		try {
			this.mails.send(id);
			this.books.mailsSent.increment();
			this.ledger.<Ack>call((reply) -> new Books.Order(id, reply), Duration.ofSeconds(30));
		}
		catch (CallException ex) {
			this.books.withoutTree(id + ": " + ex);
			throw ex;
		}
	}

	/** Is still at work when the server begins to stop. */
	@PostMapping("/last")
	void last() {
		this.books.lastBegun.countDown();
		this.books.stopBegun.join();
		order("last");
	}

}
