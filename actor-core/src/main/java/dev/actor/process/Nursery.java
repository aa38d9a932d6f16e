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
		if (options.name() != null) {
			this.node.names().register(options.name(), process);
		}
		this.node.census().add(process);
		if (this.node.isClosed()) {
			process.terminate(ExitReason.KILLED);
		}
		return process;
	}

	void launch(LocalProcess process) {
		ProcessListener listener = this.node.listener();
		if (listener != null) {
			listener.spawned(process);
		}
		process.launch();
	}

	LocalProcess spawn(LocalProcess parent, Body body, SpawnOptions options) {
		LocalProcess process = make(parent, Objects.requireNonNull(body, "body"), options);
		if (parent != this.node.outside()) {
			parent.link(process);
		}
		launch(process);
		return process;
	}

	<M> Subject<M> spawnReceiver(LocalProcess parent, ReceiverBody<M> body) {
		Inbox<M> inbox = new Inbox<>(Objects.requireNonNull(body, "body"));
		LocalProcess process = make(parent, inbox, SpawnOptions.DEFAULT);
		Subject<M> subject = new LocalSubject<>(process);
		inbox.subject = subject;
		if (parent != this.node.outside()) {
			parent.link(process);
		}
		launch(process);
		return subject;
	}

	/** A body that must know its process before it can have its subject. */
	private static final class Inbox<M> implements Body {

		private final ReceiverBody<M> body;

		private @Nullable Subject<M> subject;

		private Inbox(ReceiverBody<M> body) {
			this.body = body;
		}

		@Override
		public void run(Process self) throws Exception {
			Subject<M> inbox = this.subject;
			if (inbox != null) {
				this.body.run(self, inbox);
			}
		}

	}

	Pid start(LocalProcess parent, Behavior<?> behavior, SpawnOptions options) {
		Startup startup = new Startup();
		LocalProcess process;
		try {
			process = make(parent, Objects.requireNonNull(behavior, "behavior"), options);
		}
		catch (NameTakenException ex) {
			throw new StartException(options.label(), new StartError.InitFailed(String.valueOf(ex.getMessage())));
		}
		process.startup = startup;
		boolean linked = parent != this.node.outside();
		if (linked) {
			parent.link(process);
		}
		launch(process);
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
			starter.unlink(process);
			starter.discard((envelope) -> envelope.message instanceof Exit exit && exit.pid() == process,
					starter::dropped);
		}
		process.terminate(ExitReason.KILLED);
	}

}
