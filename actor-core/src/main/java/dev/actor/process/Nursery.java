package dev.actor.process;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/** Where the processes of a node are made. */
final class Nursery {

	private final Node node;

	private final MailboxLimit mailbox;

	private final UnaryOperator<SpawnOptions> startOptions;

	private final @Nullable BehaviorInterceptor interceptor;

	private final AtomicLong ids = new AtomicLong();

	Nursery(Node node, NodeSettings settings) {
		this.node = node;
		this.mailbox = settings.mailbox();
		this.startOptions = settings.startOptions();
		this.interceptor = settings.interceptor();
	}

	LocalProcess make(LocalProcess parent, @Nullable Object work, SpawnOptions options) {
		if (this.node.isClosed()) {
			throw new SystemClosedException(this.node);
		}
		LocalProcess process = new LocalProcess(this.node, this.ids.incrementAndGet(), parent, work);
		process.label(options.label());
		if (!options.callers().isEmpty()) {
			process.callers(options.callers());
		}
		if (options.mailbox() != null && !options.mailbox().equals(MailboxLimit.UNBOUNDED)) {
			process.limit(options.mailbox());
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

	private <M> void enter(LocalProcess process, Registrar<M> registrar) {
		boolean entered = false;
		try {
			registrar.register(process, new LocalSubject<>(process));
			entered = true;
		}
		finally {
			if (!entered) {
				this.node.names().free(process);
			}
		}
	}

	void launch(LocalProcess process) {
		tellSpawned(process);
		process.launch();
	}

	private void tellSpawned(LocalProcess process) {
		ProcessListener listener = this.node.listener();
		if (listener != null) {
			listener.spawned(process);
		}
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
		boolean linked = parent != this.node.outside();
		return start(parent, behavior, options, (process) -> {
			if (linked) {
				parent.link(process);
			}
		}, (process) -> abandon(parent, process, linked));
	}

	/** The monitor is there before anything of the process runs. */
	Monitor startMonitored(Self parent, Behavior<?> behavior, SpawnOptions options) {
		AtomicReference<Monitor> monitor = new AtomicReference<>();
		start(parent.process(), behavior, options, (process) -> monitor.set(parent.monitor(process)), (process) -> {
			parent.demonitor(monitor.get());
			process.terminate(ExitReason.KILLED);
		});
		return monitor.get();
	}

	private LocalProcess start(LocalProcess parent, Behavior<?> behavior, SpawnOptions said, Consumer<LocalProcess> tie,
			Consumer<LocalProcess> abandon) {
		SpawnOptions options = this.startOptions.apply(bounded(behavior, said));
		LocalProcess process;
		try {
			process = make(parent, intercepted(Objects.requireNonNull(behavior, "behavior"), options), options);
		}
		catch (NameTakenException ex) {
			throw new StartException(options.label(), new StartError.AlreadyStarted(ex.name(), ex.holder()));
		}
		if (process.isReady()) {
			tie.accept(process);
			tellSpawned(process);
			process.rest();
			return process;
		}
		Startup startup = new Startup(process);
		process.startup = startup;
		tie.accept(process);
		launch(process);
		StartError error;
		try {
			error = startup.await(Current.checkAlive(), options.initTimeout());
		}
		catch (CallInterruptedException ex) {
			abandon.accept(process);
			throw ex;
		}
		if (error != null) {
			abandon.accept(process);
			throw new StartException(options.label().isEmpty() ? process.toString() : options.label(), error);
		}
		return process;
	}

	/** Who supervises must hear of each child. */
	private SpawnOptions bounded(Behavior<?> behavior, SpawnOptions said) {
		boolean usual = said.mailbox() == null && !behavior.supervises()
				&& !this.mailbox.equals(MailboxLimit.UNBOUNDED);
		return usual ? said.mailbox(this.mailbox) : said;
	}

	private Behavior<?> intercepted(Behavior<?> behavior, SpawnOptions options) {
		return (this.interceptor != null) ? this.interceptor.intercept(options, behavior) : behavior;
	}

	private static void abandon(LocalProcess starter, LocalProcess process, boolean linked) {
		if (linked) {
			process.unlinkFrom(starter);
			starter.discard((envelope) -> envelope.message instanceof Exit exit && exit.pid() == process,
					starter::makeRoom);
		}
		process.terminate(ExitReason.KILLED);
	}

}
