package dev.actor.spring.boot.actuate.endpoint;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.actor.process.Handling;
import dev.actor.process.Pid;
import dev.actor.process.ProcessInfo;
import org.jspecify.annotations.Nullable;

/**
 * A running process.
 *
 * @param pid its identity
 * @param name its registered name, if it has one
 * @param label how people know it, if they do
 * @param activity {@code starting}, {@code running}, {@code waiting} or {@code suspended}
 * @param handled how many messages it has handled
 * @param lastHandled the type of the message that it has handled last, or is handling
 * @param handling what it is handling now, if it is
 * @param waiting types of the waiting messages, and how many there are of each among the
 * first thousand
 * @param trapsExits whether it traps exits
 * @param parent who started it, if a process did
 * @param callers on whose behalf it works, nearest first
 * @param links the linked processes
 * @param monitors whom it monitors
 * @param monitoredBy who monitors it
 * @param actorState its state, as far as it may be shown
 * @param log the events that it was told to keep, if they may be shown
 */
public record ProcessDescriptor(String pid, @Nullable String name, @Nullable String label, String activity,
		long handled, @Nullable String lastHandled, @Nullable HandlingDescriptor handling, Map<String, Long> waiting,
		boolean trapsExits, @Nullable PeerDescriptor parent, List<PeerDescriptor> callers, List<PeerDescriptor> links,
		List<PeerDescriptor> monitors, List<PeerDescriptor> monitoredBy, @Nullable String actorState,
		@Nullable List<String> log) {

	private static final int WAITING = 1000;

	static ProcessDescriptor of(ProcessInfo info, @Nullable String actorState, @Nullable List<String> log) {
		return new ProcessDescriptor(info.pid().toString(), info.name().orElse(null),
				info.label().isEmpty() ? null : info.label(), PlaceDescriptor.lowerCase(info.state()), info.handled(),
				info.lastHandled().map(Class::getName).orElse(null),
				info.pid().handling().map((handling) -> HandlingDescriptor.of(info.pid(), handling)).orElse(null),
				waiting(info.pid()), info.trapsExits(), info.parent().map(PeerDescriptor::of).orElse(null),
				PeerDescriptor.of(info.callers()), PeerDescriptor.of(info.links()), PeerDescriptor.of(info.monitors()),
				PeerDescriptor.of(info.monitoredBy()), actorState, log);
	}

	private static Map<String, Long> waiting(Pid pid) {
		return pid.waiting(WAITING)
			.stream()
			.collect(Collectors.groupingBy(Class::getName, TreeMap::new, Collectors.counting()));
	}

	/**
	 * What a handler is at.
	 *
	 * @param message the type of the message
	 * @param since since when
	 * @param millis for how many milliseconds that is
	 * @param stack where it is, if it has been at it for a second or more
	 */
	public record HandlingDescriptor(String message, Instant since, long millis, @Nullable List<String> stack) {

		private static final Duration LONG = Duration.ofSeconds(1);

		private static final int FRAMES = 100;

		static HandlingDescriptor of(Pid pid, Handling handling) {
			// Looked for only then: it stops the thread.
			boolean isLong = handling.time().compareTo(LONG) >= 0;
			return new HandlingDescriptor(handling.message().getName(), Instant.now().minus(handling.time()),
					handling.time().toMillis(),
					isLong ? pid.stackTrace().stream().limit(FRAMES).map(Object::toString).toList() : null);
		}

	}

	/**
	 * Another process.
	 *
	 * @param pid its identity
	 * @param name its name or label, if it lives and has one
	 */
	public record PeerDescriptor(String pid, @Nullable String name) {

		static PeerDescriptor of(Pid pid) {
			return new PeerDescriptor(pid.toString(), pid.info().map(PeerDescriptor::name).orElse(null));
		}

		private static @Nullable String name(ProcessInfo info) {
			return info.name().orElse(info.label().isEmpty() ? null : info.label());
		}

		static List<PeerDescriptor> of(List<Pid> pids) {
			return pids.stream().limit(WAITING).map(PeerDescriptor::of).toList();
		}

	}

}
