package dev.actor.spring.boot.actuate.endpoint;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.actor.ActorSystem;
import dev.actor.inspect.Sys;
import dev.actor.process.Pid;
import dev.actor.process.ProcessInfo;
import dev.actor.spring.boot.actuate.ActorHistory;
import dev.actor.spring.boot.actuate.ActorHistory.Restart;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.audit.listener.AuditApplicationEvent;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.Sanitizer;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.Selector.Match;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Shows the supervision tree and its processes, and operates them when access to the
 * endpoint is unrestricted. Reads what the processes publish, so that a stuck one does
 * not hold it up; only the state of one that may be shown is asked for, and waited for a
 * moment.
 */
@Endpoint(id = "actors", defaultAccess = Access.READ_ONLY)
public class ActorsEndpoint {

	/** The type of the {@code AuditEvent} of an operation. */
	public static final String AUDIT_TYPE = "ACTOR_OPERATION";

	private static final Log logger = LogFactory.getLog(ActorsEndpoint.class);

	private static final Duration A_MOMENT = Duration.ofMillis(500);

	private static final int CHILDREN = 100;

	private static final int EVENTS = 100;

	private static final int TEXT = 10_000;

	private final ActorSystem system;

	private final ActorHistory history;

	private final ApplicationEventPublisher publisher;

	private final Sanitizer sanitizer;

	private final ActorLocator locator;

	private final ActorOperator operator;

	/**
	 * An endpoint for a system, whose states nothing hides but their own redaction.
	 * @param system the system
	 * @param history what has happened lately in the system
	 * @param publisher gets an {@link AuditApplicationEvent} for each operation
	 */
	public ActorsEndpoint(ActorSystem system, ActorHistory history, ApplicationEventPublisher publisher) {
		this(system, history, publisher, List.of());
	}

	/**
	 * An endpoint for a system.
	 * @param system the system
	 * @param history what has happened lately in the system
	 * @param publisher gets an {@link AuditApplicationEvent} for each operation
	 * @param sanitizing hide what may not be shown of states that may; the key is the
	 * name of the actor
	 */
	public ActorsEndpoint(ActorSystem system, ActorHistory history, ApplicationEventPublisher publisher,
			Iterable<SanitizingFunction> sanitizing) {
		this.system = system;
		this.history = history;
		this.publisher = publisher;
		this.sanitizer = new Sanitizer(sanitizing);
		this.locator = new ActorLocator(system);
		this.operator = new ActorOperator(system);
	}

	/**
	 * All trees of the system.
	 * @param limit how many children of each supervisor to show, 100 if nothing is said
	 * @return the trees
	 */
	@ReadOperation
	public ActorsDescriptor actors(@Nullable Integer limit) {
		int children = limit(limit);
		return new ActorsDescriptor(this.system.name(), this.system.processCount(), this.system.restartCount(),
				this.system.deadLetterCount(), this.history.deadLetters(),
				this.system.trees(children).stream().map((tree) -> PlaceDescriptor.of(tree, children)).toList());
	}

	/**
	 * One supervisor, actor or other process, without its state.
	 * @param path the names from the root down to it, or its name, or its pid
	 * @param limit how many children of each supervisor to show, 100 if nothing is said
	 * @return what is known of it, or {@code null} if there is none
	 */
	@ReadOperation
	public @Nullable ActorDescriptor actor(@Selector(match = Match.ALL_REMAINING) String[] path,
			@Nullable Integer limit) {
		return actor(path, limit, false);
	}

	@Nullable ActorDescriptor actor(String[] path, @Nullable Integer limit, boolean showValues) {
		return this.locator.find(path).map((actor) -> describe(actor, limit(limit), showValues)).orElse(null);
	}

	private static int limit(@Nullable Integer limit) {
		return (limit != null) ? Math.max(0, limit) : CHILDREN;
	}

	private @Nullable ActorDescriptor describe(Located actor, int limit, boolean showValues) {
		ProcessDescriptor process = actor.pid()
			.flatMap(Pid::info)
			.map((info) -> describe(actor.name(), info, showValues))
			.orElse(null);
		if (actor.place().isPresent()) {
			return ActorDescriptor.of(actor, actor.place().get(), restarts(actor), process, limit);
		}
		int mailbox = actor.pid().map(Pid::mailboxLength).orElse(0);
		return (process != null) ? ActorDescriptor.of(actor, mailbox, process) : null;
	}

	private List<Restart> restarts(Located actor) {
		String supervisor = actor.supervisor();
		if (supervisor == null) {
			return List.of();
		}
		List<Restart> own = this.history.restarts(supervisor, actor.name());
		return !own.isEmpty() ? own : this.history.restarts(supervisor, supervisor);
	}

	private ProcessDescriptor describe(String name, ProcessInfo info, boolean showValues) {
		if (!showValues) {
			return ProcessDescriptor.of(info, SanitizableData.SANITIZED_VALUE, null);
		}
		Pid pid = info.pid();
		try {
			Optional<String> state = pid.system(
					(desk) -> Optional.ofNullable(desk.redactedState()).map((shown) -> sanitize(name, shown)),
					A_MOMENT);
			List<String> log = Sys.of(pid)
				.timeout(A_MOMENT)
				.log()
				.stream()
				.map((event) -> sanitize(name, event.toString()))
				.toList();
			return ProcessDescriptor.of(info, state.orElse(null), log.isEmpty() ? null : log);
		}
		catch (RuntimeException ex) {
			return ProcessDescriptor.of(info, "not to be had: " + ex.getMessage(), null);
		}
	}

	private String sanitize(String name, Object value) {
		return shorten(String.valueOf(this.sanitizer.sanitize(new SanitizableData(null, name, value), true)));
	}

	private static String shorten(String text) {
		return (text.length() <= TEXT) ? text : text.substring(0, TEXT) + "…";
	}

	/**
	 * Does something to a process. Waits a second at most.
	 * @param path the names from the root down to it, or its name, or its pid
	 * @param operation what to do
	 * @param events how many events a log keeps, 100 if nothing is said
	 * @return what became of it, or {@code null} if there is no such process
	 */
	@WriteOperation
	public @Nullable OperationDescriptor operate(@Selector(match = Match.ALL_REMAINING) String[] path,
			ActorOperation operation, @Nullable Integer events) {
		return operate(path, operation, events, null);
	}

	@Nullable OperationDescriptor operate(String[] path, ActorOperation operation, @Nullable Integer events,
			@Nullable String principal) {
		Optional<Located> actor = this.locator.find(path);
		if (actor.isEmpty()) {
			return null;
		}
		OperationDescriptor result = this.operator.operate(actor.get(), operation, (events != null) ? events : EVENTS);
		audit(result, principal);
		return result;
	}

	private void audit(OperationDescriptor result, @Nullable String principal) {
		logger.info("Operation %s of '%s' by %s: %s%s".formatted(result.operation(), result.actor(),
				(principal != null) ? "'" + principal + "'" : "somebody unknown", result.outcome(),
				(result.message() != null) ? ", " + result.message() : ""));
		Map<String, @Nullable Object> data = new LinkedHashMap<>();
		data.put("operation", result.operation().name());
		data.put("actor", result.actor());
		if (result.pid() != null) {
			data.put("pid", result.pid());
		}
		data.put("outcome", result.outcome().name());
		this.publisher
			.publishEvent(new AuditApplicationEvent((principal != null) ? principal : "unknown", AUDIT_TYPE, data));
	}

}
