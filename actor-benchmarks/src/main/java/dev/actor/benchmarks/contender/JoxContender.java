package dev.actor.benchmarks.contender;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

import com.softwaremill.jox.Channel;

/** A virtual thread that takes its messages from an unlimited channel of Jox. */
final class JoxContender implements Contender<Channel<Object>> {

	private static final Object ANSWER = new Object();

	@Override
	public Supplier<Channel<Object>> definition(Handler handler) {
		return () -> run(Channel.newUnlimitedChannel(), handler);
	}

	private static Channel<Object> run(Channel<Object> channel, Handler handler) {
		Thread.startVirtualThread(() -> loop(channel, handler));
		return channel;
	}

	private static void loop(Channel<Object> channel, Handler handler) {
		try {
			boolean goesOn = true;
			while (goesOn) {
				goesOn = handler.handle(channel.receive());
			}
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private record OwnThread(Channel<Object> address) implements Own<Channel<Object>> {

		@Override
		public Channel<Object> start(Handler handler) {
			return run(Channel.newUnlimitedChannel(), handler);
		}

	}

	@Override
	public Channel<Object> startParent(Function<Own<Channel<Object>>, Handler> handler) {
		Channel<Object> channel = Channel.newUnlimitedChannel();
		return run(channel, handler.apply(new OwnThread(channel)));
	}

	@Override
	public void send(Channel<Object> to, Object message) {
		try {
			to.send(message);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	@SuppressWarnings("unchecked")
	public Channel<Object> startEcho() {
		return start((message) -> ((CompletableFuture<Object>) message).complete(ANSWER));
	}

	@Override
	public void ask(Channel<Object> echo) throws Exception {
		CompletableFuture<Object> answer = new CompletableFuture<>();
		echo.send(answer);
		answer.get(PATIENCE, TimeUnit.SECONDS);
	}

	@Override
	public void ask(Channel<Object> echo, Asking asking) throws InterruptedException {
		asking.ask(this, echo, Thread::startVirtualThread);
	}

	@Override
	public void close() {
		// Its threads keep no JVM alive.
	}

}
