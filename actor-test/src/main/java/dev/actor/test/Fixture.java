package dev.actor.test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import dev.actor.ActorSystem;
import dev.actor.ActorSystemBuilder;
import dev.actor.inspect.TreeNode;
import dev.actor.process.AttachedProcess;
import dev.actor.process.Process;
import dev.actor.process.Selector;
import dev.actor.test.ActorSystemTest.Leak;
import org.jspecify.annotations.Nullable;

/** The system of one test, and what belongs to it. */
final class Fixture {

	private final Set<Leak> allowed = EnumSet.noneOf(Leak.class);

	private final @Nullable VirtualTime time;

	private final Chronicle chronicle = new Chronicle();

	private final ActorSystem system;

	private final AttachedProcess self;

	private final CrashReports crashes;

	private final @Nullable Faults faults;

	private final List<Probe<?>> probes = new ArrayList<>();

	private @Nullable LogCapture log;

	Fixture(ActorSystemTest settings, boolean events, boolean faults, Consumer<ActorSystemBuilder> customizer) {
		this.allowed.addAll(List.of(settings.allow()));
		this.time = (settings.seed().length > 0) ? VirtualTime.seeded(settings.seed()[0])
				: settings.virtualTime() ? VirtualTime.create() : null;
		// Not that of the test: two with the same name may run at the same time.
		ActorSystemBuilder builder = ActorSystem.builder("test-" + UUID.randomUUID());
		if (events) {
			builder.listener(this.chronicle);
		}
		this.faults = faults ? Faults.create() : null;
		if (this.faults != null) {
			this.faults.install(builder);
		}
		if (this.time != null) {
			builder.engine(this.time.engine());
		}
		customizer.accept(builder);
		this.system = builder.build();
		this.self = this.system.attach();
		this.crashes = new CrashReports(this.system, this.chronicle);
	}

	Object parameter(Class<?> type) {
		if (type == ActorSystem.class) {
			return this.system;
		}
		if (type == Process.class) {
			return this.self;
		}
		if (type == VirtualTime.class) {
			return Objects.requireNonNull(this.time,
					"There is no virtual time here: @ActorSystemTest(virtualTime = true) says that there is");
		}
		if (type == CrashReports.class) {
			return this.crashes;
		}
		if (type == Faults.class) {
			return Objects.requireNonNull(this.faults, "No method of the test class has Faults as a parameter");
		}
		return (type == LogCapture.class) ? log() : probe();
	}

	private LogCapture log() {
		LogCapture present = this.log;
		if (present == null) {
			present = LogCapture.of("dev.actor", this.system);
			this.log = present;
		}
		return present;
	}

	private Probe<?> probe() {
		Probe<?> probe = Probe.start(this.system).told(this.chronicle);
		this.probes.add(probe);
		return probe;
	}

	/** For people, when the test has failed. */
	String report() {
		return "System '%s':%s\nCrash reports:%s\nDead letters:%s%s".formatted(this.system.name(), trees(),
				lines(this.chronicle.crashes()), lines(this.chronicle.deadLetters()), this.chronicle.text());
	}

	private String trees() {
		String text = this.system.trees().stream().map((tree) -> tree(tree, "\n  ")).collect(Collectors.joining());
		return text.isEmpty() ? " no supervision tree" : text;
	}

	private static String tree(TreeNode node, String indent) {
		String text = "%s%s %s %s, %d restarts, %d messages waiting%s".formatted(indent, node.name(),
				node.pid().map(Object::toString).orElse("-"), node.state(), node.restarts(), node.mailboxLength(),
				node.lastExit().map((reason) -> ", last exit: " + reason).orElse(""));
		return text + node.children().stream().map((child) -> tree(child, indent + "  ")).collect(Collectors.joining());
	}

	private static String lines(List<?> all) {
		return all.isEmpty() ? " none" : all.stream().map((one) -> "\n  " + one).collect(Collectors.joining());
	}

	/** Fails if something is left, unless the test has failed anyway. */
	void close(boolean check) {
		List<Object> unread = new ArrayList<>();
		try {
			if (check) {
				this.probes.forEach((probe) -> unread.addAll(probe.unread()));
			}
			if (this.self.pid().isAlive()) {
				unread(unread);
			}
			this.self.close();
		}
		finally {
			closeAll();
		}
		if (check) {
			List<String> leaks = new ArrayList<>();
			leak(Leak.UNREAD_MESSAGES, unread, "messages that the test did not take", leaks);
			leak(Leak.PROCESSES, left(), "processes whose code goes on", leaks);
			leak(Leak.THREADS, threads(), "threads", leaks);
			if (this.time != null) {
				leak(Leak.PROCESSES, this.time.open(), "systems that were not closed", leaks);
			}
			if (!leaks.isEmpty()) {
				throw new AssertionError("The test leaves behind " + String.join("; ", leaks));
			}
		}
	}

	/** Each whatever becomes of the others. */
	private void closeAll() {
		try {
			this.system.close();
		}
		finally {
			this.crashes.close();
			if (this.log != null) {
				this.log.close();
			}
		}
	}

	private void unread(List<Object> unread) {
		Optional<Object> next;
		do {
			next = this.self.receive(Selector.<Object>empty().other((message) -> message), Duration.ZERO);
			next.ifPresent(unread::add);
		}
		while (next.isPresent());
	}

	private void leak(Leak kind, List<?> left, String what, List<String> leaks) {
		if (!left.isEmpty() && !this.allowed.contains(kind)) {
			leaks.add("%s, which @ActorSystemTest(allow = Leak.%s) would allow: %s".formatted(what, kind, left));
		}
	}

	/**
	 * Only the system knows cheaply whether there were any; who they are takes a look.
	 */
	private List<String> left() {
		return (this.system.zombieCount() > 0) ? this.chronicle.inTheirCode() : List.of();
	}

	private List<String> threads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().startsWith(this.system.name()) && !terminates(thread))
			.map(Thread::getName)
			.toList();
	}

	private static boolean terminates(Thread thread) {
		try {
			return thread.join(Duration.ofSeconds(2));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

}
