package dev.actor.spring.boot.test.shop;

import org.springframework.stereotype.Component;

/** What is left. */
@Component
public class Stock {

	public void take(String article) {
		throw new IllegalStateException("there is no database in a test");
	}

}
