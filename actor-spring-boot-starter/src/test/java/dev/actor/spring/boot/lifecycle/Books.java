package dev.actor.spring.boot.lifecycle;

import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.LongAdder;

import dev.actor.ActorSystem;
import dev.actor.process.Ack;
import dev.actor.process.DeadLetter;
import dev.actor.process.ProcessListener;
import dev.actor.process.Reply;

/** What happened in the shop, for the test to see. */
final class Books implements ProcessListener {

	final Set<String> orders = ConcurrentHashMap.newKeySet();

	final LongAdder mailsSent = new LongAdder();

	final LongAdder mailsHandled = new LongAdder();

	/**
	 * The requests that found no tree, though the server had not said that it is down.
	 */
	final Queue<String> withoutTree = new ConcurrentLinkedQueue<>();

	/** The same after that, on connections that it has not closed yet. */
	final Queue<String> afterStop = new ConcurrentLinkedQueue<>();

	final LongAdder deadMails = new LongAdder();

	final CountDownLatch lastBegun = new CountDownLatch(1);

	final CompletableFuture<Void> stopBegun = new CompletableFuture<>();

	volatile boolean serverStopped;

	volatile ActorSystem system;

	void withoutTree(String id) {
		(this.serverStopped ? this.afterStop : this.withoutTree).add(id);
	}

	@Override
	public void deadLetter(DeadLetter letter) {
		if (letter.message() instanceof String) {
			this.deadMails.increment();
		}
	}

	record Order(String id, Reply<Ack> reply) {
	}

}
