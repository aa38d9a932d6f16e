package dev.actor.process;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

/** Where the processes of a node are made. */
final class Nursery {

	private final Node node;

	private final AtomicLong ids = new AtomicLong();

	Nursery(Node node) {
		this.node = node;
	}

	LocalProcess make(LocalProcess parent, @Nullable Object work, SpawnOptions options) {
		if (this.node.isClosed()) {
			throw new SystemClosedException(this.node);
		}
		LocalProcess process = new LocalProcess(this.node, this.ids.incrementAndGet(), parent, work);
		process.label(options.label());
		if (options.mailbox() != null) {
			process.limit(options.mailbox());
		}
		if (!options.callers().isEmpty()) {
			process.callers(options.callers());
		}
		if (options.name() != null) {
			this.node.names().register(options.name(), process);
		}
		if (options.registrar() != null) {
			enter(process, options.registrar());
		}
		if (options.onExit() != null) {
			process.onExit(options.onExit());
		}
		this.node.census().add(process);
		if (this.node.isClosed()) {
			process.terminate(ExitReason.KILLED);
		}
		return process;
	}

	private void enter(LocalProcess process, Registrar registrar) {
		boolean entered = false;
		try {
			registrar.register(process);
			entered = true;
		}
		finally {
			if (!entered) {
				this.node.names().free(process);
			}
		}
	}

	void launch(LocalProcess process) {
		ProcessListener listener = this.node.listener();
		if (listener != null) {
			listener.spawned(process);
		}
		process.launch();
	}

	LocalProcess spawn(LocalProcess parent, Body body, SpawnOptions options) {
		return launchLinked(parent, make(parent, Objects.requireNonNull(body, "body"), options));
	}

	<M> Subject<M> spawnReceiver(LocalProcess parent, ReceiverBody<M> body) {
		LocalProcess process = make(parent, Objects.requireNonNull(body, "body"), SpawnOptions.DEFAULT);
		return launchLinked(parent, process).inbox();
	}

	private LocalProcess launchLinked(LocalProcess parent, LocalProcess process) {
		if (parent != this.node.outside()) {
			parent.link(process);
		}
		launch(process);
		return process;
	}

	Pid start(LocalProcess parent, Behavior<?> behavior, SpawnOptions options) {
		Startup startup = new Startup();
		LocalProcess process;
		try {
			process = make(parent, Objects.requireNonNull(behavior, "behavior"), options);
		}
		catch (NameTakenException ex) {
			throw new StartException(options.label(), new StartError.AlreadyStarted(ex.name(), ex.holder()));
		}
		process.startup = startup;
		boolean linked = parent != this.node.outside();
		launchLinked(parent, process);
		StartError error;
		try {
			error = startup.await(Current.checkAlive(), process, options.initTimeout());
		}
		catch (CallInterruptedException ex) {
			abandon(parent, process, linked);
			throw ex;
		}
		if (error != null) {
			abandon(parent, process, linked);
			throw new StartException(options.label().isEmpty() ? process.toString() : options.label(), error);
		}
		return process;
	}

	private static void abandon(LocalProcess starter, LocalProcess process, boolean linked) {
		if (linked) {
			process.unlinkFrom(starter);
			starter.discard((envelope) -> envelope.message instanceof Exit exit && exit.pid() == process,
					starter::dropped);
		}
		process.terminate(ExitReason.KILLED);
	}

}
