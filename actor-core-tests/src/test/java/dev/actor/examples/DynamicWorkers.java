package dev.actor.examples;

import java.util.function.Consumer;

import dev.actor.behavior.Actor;
import dev.actor.behavior.ActorSpec;
import dev.actor.behavior.Next;
import dev.actor.behavior.Started;
import dev.actor.process.InitFailedException;
import dev.actor.process.Name;
import dev.actor.process.Pid;
import dev.actor.process.Reply;
import dev.actor.process.StartError;
import dev.actor.process.StartException;
import dev.actor.supervisor.DynamicSupervisor;
import dev.actor.supervisor.DynamicSupervisorSpec;
import dev.actor.supervisor.SupervisorSpec;

/** Workers that are added and removed at run time. */
final class DynamicWorkers {

	static final Name<DynamicMessage> MANAGER = Name.of("manager");

	private DynamicWorkers() {
	}

	sealed interface DynamicMessage {

		record AddWorker(String task, Reply<Added> replyTo) implements DynamicMessage {
		}

		record RemoveWorker(Pid pid, Reply<Removed> replyTo) implements DynamicMessage {
		}

	}

	sealed interface Added {

		record Ok(Pid pid) implements Added {
		}

		record Failed(StartError error) implements Added {
		}

	}

	enum Removed {

		OK, NOT_FOUND

	}

	static DynamicSupervisorSpec<String, Started<Echo.Message>> workers(Consumer<String> out) {
		return DynamicSupervisorSpec.of("workers", (supervisor, task) -> worker(task, out).start(supervisor));
	}

	private static Actor<String, Echo.Message> worker(String task, Consumer<String> out) {
		return Actor.withInit((self, subject) -> {
			if (task.isBlank()) {
				throw new InitFailedException("there is nothing to do");
			}
			out.accept("Working on " + task);
			return task;
		}, (state, message) -> (message instanceof Echo.Message.Stop) ? Next.stop() : Next.state(state));
	}

	/** One who is asked for workers, and does not outlive them. */
	static SupervisorSpec tree(DynamicSupervisorSpec<String, Started<Echo.Message>> workers) {
		return SupervisorSpec.restForOne("dynamic")
			.child(workers)
			.child(ActorSpec.of(MANAGER,
					Actor.withInit((self, subject) -> workers.handle(self), DynamicWorkers::handle)));
	}

	private static Next<DynamicSupervisor<String, Started<Echo.Message>>, DynamicMessage> handle(
			DynamicSupervisor<String, Started<Echo.Message>> workers, DynamicMessage message) {
		return switch (message) {
			case DynamicMessage.AddWorker(String task, var replyTo) -> Next.reply(replyTo, add(workers, task), workers);
			case DynamicMessage.RemoveWorker(Pid pid, var replyTo) ->
				Next.reply(replyTo, workers.terminateChild(pid) ? Removed.OK : Removed.NOT_FOUND, workers);
		};
	}

	private static Added add(DynamicSupervisor<String, Started<Echo.Message>> workers, String task) {
		try {
			return new Added.Ok(workers.startChild(task).pid());
		}
		catch (StartException ex) {
			return new Added.Failed(ex.error());
		}
	}

}
