package com.example.consumer;

import dev.actor.spring.boot.test.ActorTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import static dev.actor.spring.boot.test.ActorSystemAssert.assertThatActors;

@ActorTest(virtualTime = true)
class VisitsTests {

	@Test
	void theActorRuns(@Autowired ApplicationContext context) {
		assertThatActors(context).hasTree("""
				root
				  visits
				""");
	}

}
