package dev.actor.benchmarks.contender;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The easy design that nobody needs a library for: a virtual thread that takes its
 * messages from a queue.
 */
final class VirtualThreadContender implements Contender<LinkedTransferQueue<Object>> {

	private static final Object ANSWER = new Object();

	@Override
	public Supplier<LinkedTransferQueue<Object>> definition(Handler handler) {
		return () -> run(new LinkedTransferQueue<>(), handler);
	}

	private static LinkedTransferQueue<Object> run(LinkedTransferQueue<Object> queue, Handler handler) {
		Thread.startVirtualThread(() -> loop(queue, handler));
		return queue;
	}

	private static void loop(LinkedTransferQueue<Object> queue, Handler handler) {
		try {
			boolean goesOn = true;
			while (goesOn) {
				goesOn = handler.handle(queue.take());
			}
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private record OwnThread(LinkedTransferQueue<Object> address) implements Own<LinkedTransferQueue<Object>> {

		@Override
		public LinkedTransferQueue<Object> start(Handler handler) {
			return run(new LinkedTransferQueue<>(), handler);
		}

	}

	@Override
	public LinkedTransferQueue<Object> startParent(Function<Own<LinkedTransferQueue<Object>>, Handler> handler) {
		LinkedTransferQueue<Object> queue = new LinkedTransferQueue<>();
		return run(queue, handler.apply(new OwnThread(queue)));
	}

	@Override
	public void send(LinkedTransferQueue<Object> to, Object message) {
		to.put(message);
	}

	@Override
	@SuppressWarnings("unchecked")
	public LinkedTransferQueue<Object> startEcho() {
		return start((message) -> ((CompletableFuture<Object>) message).complete(ANSWER));
	}

	@Override
	public void ask(LinkedTransferQueue<Object> echo) throws Exception {
		CompletableFuture<Object> answer = new CompletableFuture<>();
		echo.put(answer);
		answer.get(PATIENCE, TimeUnit.SECONDS);
	}

	@Override
	public void ask(LinkedTransferQueue<Object> echo, Asking asking) throws InterruptedException {
		asking.ask(this, echo, Thread::startVirtualThread);
	}

	@Override
	public void close() {
		// Its threads keep no JVM alive.
	}

}
