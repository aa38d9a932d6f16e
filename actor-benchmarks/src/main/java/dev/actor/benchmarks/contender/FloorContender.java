package dev.actor.benchmarks.contender;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.actor.benchmarks.floor.FloorActor;
import dev.actor.benchmarks.floor.FloorReply;
import dev.actor.benchmarks.floor.FloorScheduler;

/** The least that handling messages costs; a caller is a virtual thread that waits. */
final class FloorContender implements Contender<FloorActor> {

	private static final Object ANSWER = new Object();

	private final FloorScheduler scheduler = new FloorScheduler();

	@Override
	public Supplier<FloorActor> definition(Handler handler) {
		return () -> new FloorActor(this.scheduler, (message) -> handle(handler, message));
	}

	private static boolean handle(Handler handler, Object message) {
		try {
			return handler.handle(message);
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public FloorActor startParent(Function<Own<FloorActor>, Handler> handler) {
		throw new UnsupportedOperationException("The floor has no children");
	}

	@Override
	public void send(FloorActor to, Object message) {
		to.send(message);
	}

	@Override
	public FloorActor startEcho() {
		return start((message) -> {
			((FloorReply) message).complete(ANSWER);
			return true;
		});
	}

	@Override
	public void ask(FloorActor echo) throws TimeoutException {
		FloorReply reply = new FloorReply();
		echo.send(reply);
		reply.await(TimeUnit.SECONDS.toNanos(PATIENCE));
	}

	@Override
	public void ask(FloorActor echo, Asking asking) throws InterruptedException {
		asking.ask(this, echo, Thread::startVirtualThread);
	}

	@Override
	public void close() {
		this.scheduler.close();
	}

}
