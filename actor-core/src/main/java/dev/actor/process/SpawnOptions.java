package dev.actor.process;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

import dev.actor.internal.Nanos;
import org.jspecify.annotations.Nullable;

/**
 * Choices for a new process. Immutable; each method gives a changed copy.
 *
 * @param label how people know the process, or an empty text
 * @param name registered before anything of the process runs, if any
 * @param initTimeout how long the initialiser of a {@link Behavior} may take
 * @param mailbox the limit of the mailbox, if anything was said of it
 * @param registrar where else it is entered before anything of it runs, if anywhere
 * @param callers who asked for the work, nearest first
 * @param onExit whom to tell of its end, if anybody
 */
public record SpawnOptions(String label, @Nullable Name<?> name, Duration initTimeout, @Nullable MailboxLimit mailbox,
		@Nullable Registrar<?> registrar, List<Pid> callers, @Nullable Consumer<? super ExitReason> onExit) {

	/** Nothing special: no label, no name, five seconds for an initialiser, unbounded. */
	public static final SpawnOptions DEFAULT = new SpawnOptions("", null, Duration.ofSeconds(5), null, null, List.of(),
			null);

	public SpawnOptions {
		Objects.requireNonNull(label, "label");
		Nanos.of(initTimeout, "initTimeout");
		callers = List.copyOf(callers);
	}

	/**
	 * Says how people know the process.
	 * @param label any text
	 * @return the changed copy
	 */
	public SpawnOptions labelled(String label) {
		return new SpawnOptions(label, this.name, this.initTimeout, this.mailbox, this.registrar, this.callers,
				this.onExit);
	}

	/**
	 * Registers the process before anything of it runs.
	 * @param name the name
	 * @return the changed copy
	 */
	public SpawnOptions named(Name<?> name) {
		return new SpawnOptions(this.label, name, this.initTimeout, this.mailbox, this.registrar, this.callers,
				this.onExit);
	}

	/**
	 * Limits the time of the initialiser of a {@link Behavior}.
	 * @param initTimeout the limit
	 * @return the changed copy
	 */
	public SpawnOptions initTimeout(Duration initTimeout) {
		return new SpawnOptions(this.label, this.name, initTimeout, this.mailbox, this.registrar, this.callers,
				this.onExit);
	}

	/**
	 * Enters the process somewhere before anything of it runs. The subject that the
	 * registrar is given is new, and the process has to be told of it.
	 * @param registrar where
	 * @return the changed copy
	 */
	public SpawnOptions registered(Registrar<?> registrar) {
		return new SpawnOptions(this.label, this.name, this.initTimeout, this.mailbox,
				Objects.requireNonNull(registrar, "registrar"), this.callers, this.onExit);
	}

	/**
	 * Tells somebody of the subject with which the registrar enters the process, before
	 * it does; for behaviours, which are to receive from it.
	 * @param <M> the type of the messages
	 * @param told whom to tell
	 * @return the changed copy, or the same if there is no registrar
	 */
	@SuppressWarnings("unchecked")
	public <M> SpawnOptions whenEntered(Consumer<? super Subject<M>> told) {
		Registrar<M> entering = (Registrar<M>) this.registrar;
		return (entering == null) ? this : registered((Registrar<M>) (pid, subject) -> {
			told.accept(subject);
			entering.register(pid, subject);
		});
	}

	/**
	 * Bounds the mailbox.
	 * @param mailbox the limit
	 * @return the changed copy
	 */
	public SpawnOptions mailbox(MailboxLimit mailbox) {
		return new SpawnOptions(this.label, this.name, this.initTimeout, mailbox, this.registrar, this.callers,
				this.onExit);
	}

	/**
	 * Says who asked for the work of the process, if that is not its parent: one who has
	 * somebody else start a process names himself, and his own {@link Process#callers()}
	 * after himself. Only people look at it. Elixir's {@code $callers}.
	 * @param callers the callers, nearest first
	 * @return the changed copy
	 */
	public SpawnOptions callers(List<Pid> callers) {
		return new SpawnOptions(this.label, this.name, this.initTimeout, this.mailbox, this.registrar, callers,
				this.onExit);
	}

	/**
	 * Tells somebody of the end of the process, however soon that is. Otherwise like
	 * {@link Pid#onExit}.
	 * @param callback called once, on a thread of its own
	 * @return the changed copy
	 */
	public SpawnOptions onExit(Consumer<? super ExitReason> callback) {
		return new SpawnOptions(this.label, this.name, this.initTimeout, this.mailbox, this.registrar, this.callers,
				Objects.requireNonNull(callback, "callback"));
	}

}
