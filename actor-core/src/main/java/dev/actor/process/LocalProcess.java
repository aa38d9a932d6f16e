package dev.actor.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * One process of this JVM: who it is, and what others see of it. How it runs, receives
 * and dies is in the layers below.
 */
final class LocalProcess extends Running implements Peer {

	private final long id;

	private volatile LocalProcess parent;

	private final Self self = new Self(this);

	private volatile String label = "";

	@Nullable LocalProcess older;

	@Nullable LocalProcess younger;

	LocalProcess(Node node, long id, @Nullable LocalProcess parent, @Nullable Object work) {
		super(node, work);
		this.id = id;
		this.parent = (parent != null) ? parent : this;
	}

	long id() {
		return this.id;
	}

	@Override
	Self self() {
		return this.self;
	}

	@Override
	public String label() {
		return this.label;
	}

	void label(String label) {
		this.label = label;
	}

	@Override
	LocalProcess me() {
		return this;
	}

	@Override
	boolean isChildOf(Pid pid) {
		return pid == this.parent;
	}

	@Override
	void forget() {
		super.forget();
		// A chain of processes that hand over to the next one must not grow for ever.
		LocalProcess ancestor = this;
		for (int i = 0; i < 16; i++) {
			ancestor = ancestor.parent;
		}
		if (!ancestor.isAlive()) {
			ancestor.parent = node().outside();
		}
	}

	// -- what others see

	@Override
	public boolean isAlive() {
		return exit() == null;
	}

	@Override
	public void kill() {
		LocalProcess sender = Current.checkAlive();
		terminate(ExitReason.KILLED);
		if (sender == this) {
			checkAlive();
		}
	}

	@Override
	public void sendExit(ExitReason reason) {
		LocalProcess sender = Current.checkAlive();
		signal((sender != null) ? sender : node().outside(), Objects.requireNonNull(reason, "reason"));
		if (sender == this) {
			checkAlive();
		}
	}

	@Override
	public void stop() {
		signal(this.parent, ExitReason.SHUTDOWN);
	}

	@Override
	public Optional<ProcessInfo> info() {
		if (exit() != null) {
			return Optional.empty();
		}
		return Optional.of(new ProcessInfo(this, this.label, Optional.ofNullable(name()).map(Name::text), parentPid(),
				ancestors(), callers(), state(), length(), handled(), List.copyOf(links()), monitors(), monitoredBy(),
				this.trapsExits, Optional.ofNullable(lastHandled()), snapshot()));
	}

	@Override
	public int mailboxLength() {
		return (exit() == null) ? length() : 0;
	}

	@Override
	public List<Class<?>> waiting(int limit) {
		List<Class<?>> types = new ArrayList<>();
		if (exit() == null) {
			sample(limit, (envelope) -> types.add(envelope.message.getClass()));
		}
		return types;
	}

	@Override
	public Optional<Handling> handling() {
		long nanos = (exit() == null) ? busyNanos() : -1;
		Envelope begun = (nanos >= 0) ? lastBegun() : null;
		if (begun == null) {
			return Optional.empty();
		}
		Object message = begun.message;
		// The time is that of another message if it has gone on meanwhile.
		boolean same = message != Envelope.DONE && nanos <= busyNanos() && lastBegun() == begun;
		return same ? Optional.of(new Handling(message.getClass(), Duration.ofNanos(nanos))) : Optional.empty();
	}

	@Override
	public List<StackTraceElement> stackTrace() {
		Thread thread = runner();
		if (thread == null) {
			return List.of();
		}
		StackTraceElement[] stack = thread.getStackTrace();
		// The thread goes from process to process.
		return (runner() == thread) ? List.of(stack) : List.of();
	}

	@Override
	public ExitWatch onExit(Consumer<? super ExitReason> callback) {
		ExitWatch watch = new ExitWatch(this, Objects.requireNonNull(callback, "callback"));
		if (!watch(watch)) {
			watch.ended(this, ExitReason.NO_PROCESS);
		}
		return watch;
	}

	@Override
	public <R> R system(SystemRequest<R> request, Duration timeout) {
		requireDesk();
		return SystemCall.make(this, Objects.requireNonNull(request, "request"), timeout);
	}

	@Override
	public void stop(ExitReason reason, Duration timeout) {
		requireDesk();
		Stopping.stop(this, Objects.requireNonNull(reason, "reason"), timeout);
	}

	private void requireDesk() {
		if (!hasDesk()) {
			throw new IllegalStateException(
					"%s runs a loop of its own, so it takes no system messages; send it a message or an exit signal"
						.formatted(describe()));
		}
	}

	CrashReport report(ExitReason reason, boolean owner, List<Peer> links) {
		return new CrashReport(this, this.label, reason, wasSignalled(), shownMessage(),
				owner ? shownState() : Optional.empty(), ancestors(), callers(), List.copyOf(links));
	}

	private ProcessInfo.State state() {
		if (this.startup != null) {
			return ProcessInfo.State.STARTING;
		}
		if (isSuspended()) {
			return ProcessInfo.State.SUSPENDED;
		}
		return (runner() == null || isAsleep()) ? ProcessInfo.State.WAITING : ProcessInfo.State.RUNNING;
	}

	LocalProcess parent() {
		return this.parent;
	}

	Optional<Pid> parentPid() {
		LocalProcess process = this.parent;
		return (process != node().outside()) ? Optional.of(process) : Optional.empty();
	}

	@Override
	public List<Pid> ancestors() {
		List<Pid> ancestors = new ArrayList<>();
		for (LocalProcess p = this.parent; p != node().outside(); p = p.parent) {
			ancestors.add(p);
		}
		return ancestors;
	}

	@Override
	public CallException gone() {
		return node().isClosed() ? new SystemClosedException(node())
				: new NoProcessException(describe() + " has ended");
	}

	@Override
	public CallException endedInCall(ExitReason reason) {
		return node().isClosed() ? new SystemClosedException(node())
				: new CalleeExitedException(this, describe(), reason);
	}

	@Override
	public String describe() {
		return this.label.isEmpty() ? "Process " + this : "'" + this.label + "' " + this;
	}

	@Override
	public String occupation() {
		ExitReason reason = exit();
		if (reason != null) {
			return "it has ended meanwhile (" + reason + ")";
		}
		return "it %s and has %d messages waiting".formatted(deed(), length());
	}

	private String deed() {
		Object message = lastMessage();
		if (message != null) {
			return "is handling " + message.getClass().getSimpleName();
		}
		if (state() != ProcessInfo.State.WAITING) {
			return "is busy";
		}
		// Who is asked and idle has not forgotten the caller, but the answer.
		Class<?> last = lastHandled();
		return (last != null) ? "is idle, having handled " + last.getSimpleName() + "," : "is idle";
	}

	@Override
	public String toString() {
		return "<0." + this.id + ">";
	}

}
