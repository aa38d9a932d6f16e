package dev.actor.benchmarks.contender;

import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import dev.actor.ActorSystem;
import dev.actor.process.Process;
import dev.actor.process.Subject;

/** This project, with default options: its processes with a loop of their own. */
final class BodyContender extends ActorContender {

	BodyContender(ActorSystem system) {
		super(system, UnaryOperator.identity());
	}

	private record OwnBody(Process self, Subject<Object> address) implements Own<Subject<Object>> {

		@Override
		public Subject<Object> start(Handler handler) {
			return this.self.spawnReceiver((child, inbox) -> loop(handler, child, inbox));
		}

	}

	private static void loop(Handler handler, Process self, Subject<Object> inbox) throws Exception {
		boolean goesOn = true;
		while (goesOn) {
			goesOn = handler.handle(self.receiveForever(inbox));
		}
	}

	@Override
	public Supplier<Subject<Object>> definition(Handler handler) {
		return () -> system().spawnReceiver((self, inbox) -> loop(handler, self, inbox));
	}

	@Override
	public Subject<Object> startParent(Function<Own<Subject<Object>>, Handler> handler) {
		return system().spawnReceiver((self, inbox) -> loop(handler.apply(new OwnBody(self, inbox)), self, inbox));
	}

}
