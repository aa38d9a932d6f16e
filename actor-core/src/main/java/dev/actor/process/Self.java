package dev.actor.process;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import dev.actor.internal.Nanos;
import dev.actor.internal.Seat;

/** The handle of a process for its own thread, which bears it if it runs nothing else. */
final class Self implements AttachedProcess, Thread.UncaughtExceptionHandler {

	private final LocalProcess process;

	Self(LocalProcess process) {
		this.process = process;
	}

	LocalProcess process() {
		return this.process;
	}

	@Override
	public Pid pid() {
		return this.process;
	}

	@Override
	public Optional<Pid> parent() {
		return this.process.parentPid();
	}

	@Override
	public List<Pid> ancestors() {
		return this.process.ancestors();
	}

	@Override
	public List<Pid> callers() {
		return this.process.callers();
	}

	@Override
	public void label(String label) {
		this.process.requireOwner("change its label");
		this.process.label(Objects.requireNonNull(label, "label"));
	}

	@Override
	public <M> Subject<M> subject() {
		this.process.requireOwner("make a subject of its own");
		return new LocalSubject<>(this.process);
	}

	@Override
	public <M> Subject<M> subject(Name<M> name) {
		return this.process.node().subject(name);
	}

	@Override
	public <M> Subject<M> subject(Address<M> address) {
		return this.process.node().subject(address);
	}

	@Override
	public boolean hosts(Pid pid) {
		return this.process.node().hosts(pid);
	}

	@Override
	public <M> Subject<M> register(Name<M> name) {
		this.process.requireOwner("register a name");
		this.process.node().names().register(name, this.process);
		return subject(name);
	}

	@Override
	@SuppressWarnings("unchecked")
	public <M> Optional<M> receive(Subject<M> subject, Duration timeout) {
		Envelope envelope = this.process.await(own(subject), Nanos.of(timeout, "timeout"));
		return (envelope != null) ? Optional.of((M) envelope.message) : Optional.empty();
	}

	@Override
	public <T> Optional<T> receive(Selector<T> selector, Duration timeout) {
		Envelope envelope = this.process.await(selector, Nanos.of(timeout, "timeout"));
		return (envelope != null) ? Optional.of(selector.apply(envelope)) : Optional.empty();
	}

	@Override
	@SuppressWarnings("unchecked")
	public <M> M receiveForever(Subject<M> subject) {
		return (M) this.process.awaitForEver(own(subject)).message;
	}

	@Override
	public <T> T receiveForever(Selector<T> selector) {
		return selector.apply(this.process.awaitForEver(selector));
	}

	private Wanted own(Subject<?> subject) {
		return switch (subject) {
			case LocalSubject<?> local when local.process() == this.process -> local;
			case NamedSubject<?> named when named.key().equals(this.process.name()) -> Selector.of(named);
			default -> throw new IllegalStateException(
					"%s cannot receive from the %s: only its owner can; make the subject inside the process that receives"
						.formatted(this.process.describe(), subject));
		};
	}

	@Override
	public void flush() {
		this.process.requireOwner("flush its mailbox");
		this.process.discard((envelope) -> envelope.key != Envelope.SYSTEM, this.process::makeRoom);
	}

	@Override
	public void sleep(Duration duration) {
		this.process.await(Selector.empty(), Nanos.of(duration, "duration"));
	}

	@Override
	public boolean waitUntil(BooleanSupplier condition, Duration timeout) {
		return this.process.await(condition, Nanos.of(timeout, "timeout"));
	}

	@Override
	public void wake() {
		this.process.unpark();
	}

	@Override
	public ExitException exit(ExitReason reason) {
		this.process.requireOwner("exit");
		throw new ExitException(Objects.requireNonNull(reason, "reason"));
	}

	@Override
	public boolean trapExits(boolean trap) {
		this.process.requireOwner("trap exits");
		boolean before = this.process.trapsExits;
		this.process.trapsExits = trap;
		return before;
	}

	@Override
	public boolean link(Pid pid) {
		this.process.requireOwner("link");
		return this.process.link(peer(pid));
	}

	@Override
	public void unlink(Pid pid) {
		this.process.requireOwner("unlink");
		peer(pid).unlinkFrom(this.process);
	}

	private static Peer peer(Pid pid) {
		return (Peer) Objects.requireNonNull(pid, "pid");
	}

	@Override
	public Monitor monitor(Pid pid) {
		this.process.requireOwner("monitor");
		Peer watched = peer(pid);
		Monitor monitor = new Monitor(this.process, watched);
		if (watched != this.process) {
			this.process.addMonitor(monitor);
			if (!watched.watch(monitor)) {
				monitor.ended(pid, ExitReason.NO_PROCESS);
			}
			ProcessListener listener = this.process.node().listener();
			if (listener != null) {
				listener.monitored(this.process, watched);
			}
		}
		return monitor;
	}

	@Override
	public Monitor monitor(Name<?> name) {
		this.process.requireOwner("monitor");
		LocalProcess holder = this.process.node().names().find(name);
		if (holder != null) {
			return monitor(holder);
		}
		LocalProcess nobody = this.process.node().outside();
		Monitor monitor = new Monitor(this.process, nobody);
		monitor.ended(nobody, ExitReason.NO_PROCESS);
		return monitor;
	}

	@Override
	public void demonitor(Monitor monitor) {
		this.process.requireOwner("demonitor");
		if (monitor.owner() == this.process) {
			monitor.remove();
			// Finds it without a look at the rest of the mailbox.
			this.process.take(Selector.empty().monitor(monitor, (down) -> down));
		}
	}

	@Override
	public Pid spawn(Body body) {
		return spawn(body, SpawnOptions.DEFAULT);
	}

	@Override
	public Pid spawn(Body body, SpawnOptions options) {
		this.process.requireOwner("spawn");
		return this.process.node().nursery().spawn(this.process, body, options);
	}

	@Override
	public Pid spawnUnlinked(Body body) {
		return spawnUnlinked(body, SpawnOptions.DEFAULT);
	}

	@Override
	public Pid spawnUnlinked(Body body, SpawnOptions options) {
		this.process.requireOwner("spawn");
		Objects.requireNonNull(body, "body");
		LocalProcess child = this.process.node().nursery().make(this.process, body, options);
		this.process.node().nursery().launch(child);
		return child;
	}

	@Override
	public Monitor spawnMonitored(Body body) {
		this.process.requireOwner("spawn");
		Objects.requireNonNull(body, "body");
		LocalProcess child = this.process.node().nursery().make(this.process, body, SpawnOptions.DEFAULT);
		Monitor monitor = monitor(child);
		this.process.node().nursery().launch(child);
		return monitor;
	}

	@Override
	public <M> Subject<M> spawnReceiver(ReceiverBody<M> body) {
		this.process.requireOwner("spawn");
		return this.process.node().nursery().spawnReceiver(this.process, body);
	}

	@Override
	public Pid start(Behavior<?> behavior, SpawnOptions options) {
		this.process.requireOwner("start a process");
		return this.process.node().nursery().start(this.process, behavior, options);
	}

	@Override
	public Monitor startMonitored(Behavior<?> behavior, SpawnOptions options) {
		this.process.requireOwner("start a process");
		return this.process.node().nursery().startMonitored(this, behavior, options);
	}

	@Override
	public void grace(Pid pid, Duration grace) {
		this.process.requireOwner("grant a grace");
		Nanos.of(grace, "grace");
		((LocalProcess) peer(pid)).grace = grace;
	}

	@Override
	public long monotonicNanos() {
		return this.process.node().clock().nanos();
	}

	@Override
	public void deadLetter(Object message, DeadLetter.Cause cause, String why) {
		this.process.requireOwner("record a dead letter");
		this.process.node().deadLetters().add(this.process, message, cause, why);
	}

	@Override
	public RestartIntensity restartIntensity() {
		return this.process.node().restartIntensity();
	}

	@Override
	public void announce(Consumer<ProcessListener> event) {
		this.process.node().announce(event);
	}

	@Override
	public void close() {
		this.process.detach();
	}

	@Override
	public void uncaughtException(Thread thread, Throwable ex) {
		Seat.report(thread, ex);
	}

	@Override
	public String toString() {
		return this.process.toString();
	}

}
