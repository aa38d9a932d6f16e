package dev.actor.process;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

import dev.actor.internal.Nanos;
import org.jspecify.annotations.Nullable;

/**
 * Choices for a new process. Immutable; each method gives a changed copy.
 *
 * @param label how people know the process, or an empty text
 * @param name registered before anything of the process runs, if any
 * @param initTimeout how long the initialiser of a {@link Behavior} may take
 * @param mailbox the limit of the mailbox, if it has one
 * @param registrar where else it is entered before anything of it runs, if anywhere
 * @param callers who asked for its work, nearest first
 */
public record SpawnOptions(String label, @Nullable Name<?> name, Duration initTimeout, @Nullable MailboxLimit mailbox,
		@Nullable Registrar<?> registrar, List<Pid> callers) {

	/** Nothing special: no label, no name, five seconds for an initialiser, unbounded. */
	public static final SpawnOptions DEFAULT = new SpawnOptions("", null, Duration.ofSeconds(5), null, null, List.of());

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
		return new SpawnOptions(label, this.name, this.initTimeout, this.mailbox, this.registrar, this.callers);
	}

	/**
	 * Registers the process before anything of it runs.
	 * @param name the name
	 * @return the changed copy
	 */
	public SpawnOptions named(Name<?> name) {
		return new SpawnOptions(this.label, name, this.initTimeout, this.mailbox, this.registrar, this.callers);
	}

	/**
	 * Limits the time of the initialiser of a {@link Behavior}.
	 * @param initTimeout the limit
	 * @return the changed copy
	 */
	public SpawnOptions initTimeout(Duration initTimeout) {
		return new SpawnOptions(this.label, this.name, initTimeout, this.mailbox, this.registrar, this.callers);
	}

	/**
	 * Enters the process somewhere before anything of it runs. The subject that the
	 * registrar is given is new, and the process has to be told of it.
	 * @param registrar where
	 * @return the changed copy
	 */
	public SpawnOptions registered(Registrar<?> registrar) {
		return new SpawnOptions(this.label, this.name, this.initTimeout, this.mailbox,
				Objects.requireNonNull(registrar, "registrar"), this.callers);
	}

	/**
	 * Bounds the mailbox.
	 * @param mailbox the limit
	 * @return the changed copy
	 */
	public SpawnOptions mailbox(MailboxLimit mailbox) {
		return new SpawnOptions(this.label, this.name, this.initTimeout, mailbox, this.registrar, this.callers);
	}

	/**
	 * Says who asked for the work of the process, if that is not its parent: one who has
	 * somebody else start a process names himself, and his own {@link Process#callers()}
	 * after himself. Only people look at it. Elixir's {@code $callers}.
	 * @param callers the callers, nearest first
	 * @return the changed copy
	 */
	public SpawnOptions callers(List<Pid> callers) {
		return new SpawnOptions(this.label, this.name, this.initTimeout, this.mailbox, this.registrar, callers);
	}

}
