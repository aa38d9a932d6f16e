package dev.actor.test;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.stream.Collectors;

import dev.actor.process.CrashReport;
import dev.actor.process.DeadLetter;
import dev.actor.process.ExitReason;
import dev.actor.process.Pid;
import dev.actor.process.ProcessListener;

/**
 * What has happened in the system of a test, the last of it. Keeps texts: neither
 * processes nor messages must stay in memory since somebody may want to read of them.
 */
final class Chronicle implements ProcessListener {

	private static final int KEPT = 200;

	private static final int SHOWN = 20;

	private final Deque<Event> events = new ArrayDeque<>();

	private final List<CrashReport> crashes = new ArrayList<>();

	private final List<String> deadLetters = new ArrayList<>();

	private final Set<Pid> pids = Collections.newSetFromMap(new WeakHashMap<>());

	private final Notices notices = new Notices();

	private record Event(String who, String text) {
	}

	private synchronized void add(Object who, String text) {
		if (this.events.size() == KEPT) {
			this.events.removeFirst();
		}
		this.events.addLast(new Event(who.toString(), text));
	}

	@Override
	public void spawned(Pid pid) {
		synchronized (this) {
			this.pids.add(pid);
		}
		add(pid, name(pid) + " was started");
	}

	@Override
	public void exited(Pid pid, String label, ExitReason reason, long handled) {
		add(pid, "%s ended: %s, %d messages handled".formatted(name(pid), reason, handled));
	}

	@Override
	public void crashed(CrashReport report) {
		synchronized (this) {
			this.crashes.add(report);
		}
		add(report.pid(), "%s crashed: %s".formatted(name(report.pid()), report.reason()));
		this.notices.tell();
	}

	/** Tells of crashes. */
	Notices notices() {
		return this.notices;
	}

	@Override
	public void deadLetter(DeadLetter letter) {
		String text = "%s for %s: %s".formatted(text(letter.message()), letter.recipient(), letter.why());
		synchronized (this) {
			if (this.deadLetters.size() < KEPT) {
				this.deadLetters.add(text);
			}
		}
		add(letter.recipient(), "dead letter " + text);
	}

	private static String text(Object message) {
		try {
			return message.toString();
		}
		catch (RuntimeException ex) {
			return message.getClass().getName() + ", whose toString has failed: " + ex;
		}
	}

	@Override
	public void restarted(String supervisor, String child, ExitReason reason) {
		add(child, "'%s' restarted '%s' after %s".formatted(supervisor, child, reason));
	}

	@Override
	public void gaveUp(String supervisor, String child, ExitReason reason) {
		add(supervisor, "'%s' gave up since '%s' ended too often, last: %s".formatted(supervisor, child, reason));
	}

	/** How people are told of a process. */
	static String name(Pid pid) {
		return pid.label().isEmpty() ? pid.toString() : "'" + pid.label() + "' " + pid;
	}

	synchronized List<CrashReport> crashes() {
		return List.copyOf(this.crashes);
	}

	synchronized List<String> deadLetters() {
		return List.copyOf(this.deadLetters);
	}

	/** Which processes have code that runs. */
	synchronized List<String> inTheirCode() {
		return List.copyOf(this.pids)
			.stream()
			.filter((pid) -> goesOn(pid.stackTrace()))
			.map((pid) -> name(pid) + " at " + where(pid.stackTrace()))
			.toList();
	}

	/** The thread of the test looks itself: of course it goes on. */
	private static boolean goesOn(List<StackTraceElement> stack) {
		return !stack.isEmpty()
				&& stack.stream().noneMatch((line) -> line.getClassName().equals(Chronicle.class.getName()));
	}

	/** The first line that is not the JDK's is the one to look for. */
	private static String where(List<StackTraceElement> stack) {
		return stack.stream()
			.filter((line) -> !"java.base".equals(line.getModuleName()))
			.findFirst()
			.map(StackTraceElement::toString)
			.orElse("?");
	}

	/** The last events, of some processes or of all. */
	synchronized String text(Pid... about) {
		Set<String> chosen = new HashSet<>();
		// Supervisors know their children by their names.
		Arrays.stream(about).forEach((pid) -> chosen.addAll(List.of(pid.toString(), pid.label())));
		List<Event> all = this.events.stream()
			.filter((event) -> chosen.isEmpty() || chosen.contains(event.who()))
			.toList();
		String lines = all.subList(Math.max(0, all.size() - SHOWN), all.size())
			.stream()
			.map((event) -> "\n  " + event.text())
			.collect(Collectors.joining());
		return "\nLast events:" + (lines.isEmpty() ? " none" : lines);
	}

}
