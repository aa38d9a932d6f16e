package dev.actor.spring.boot.transaction;

import java.util.List;

import dev.actor.process.Reply;

/** The protocol of an actor that confirms orders. */
sealed interface Mail {

	record Confirm(String item) implements Mail {
	}

	/** Asks for the items that were confirmed, each with the rows that it had then. */
	record Sent(Reply<List<String>> reply) implements Mail {
	}

}
