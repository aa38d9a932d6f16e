package dev.actor.spring.boot.test.shop;

import dev.actor.process.Reply;

/** What the till is told. */
public sealed interface Order {

	/** Somebody buys something. */
	record Buy(String article) implements Order {
	}

	/** How many were sold? */
	record Sold(Reply<Integer> reply) implements Order {
	}

	/** Nobody has bought anything for long. */
	record Close() implements Order {
	}

}
