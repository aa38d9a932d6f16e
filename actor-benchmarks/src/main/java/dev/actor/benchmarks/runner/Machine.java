package dev.actor.benchmarks.runner;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import com.sun.management.OperatingSystemMXBean;

/** Where it is measured. */
public final class Machine {

	private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

	private Machine() {
	}

	/**
	 * The load average of the last minute.
	 * @return the load average
	 */
	public static double load() {
		return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
	}

	/**
	 * Describes the machine and what runs on it.
	 * @return in the order of a table
	 * @throws IOException when the system does not say
	 * @throws InterruptedException when a command was interrupted
	 */
	public static Map<String, String> describe() throws IOException, InterruptedException {
		Map<String, String> machine = new LinkedHashMap<>();
		machine.put("date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
		machine.put("commit", commit());
		machine.put("processors", Runtime.getRuntime().availableProcessors() + " × " + processor());
		machine.put("memory", memory());
		machine.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
		machine.put("jdk", System.getProperty("java.vendor.version", System.getProperty("java.vendor")) + ", "
				+ System.getProperty("java.vm.version"));
		machine.put("jvm flags", Child.HEAP + ", nothing else");
		String erlang = Erlang.release();
		machine.put("erlang", erlang.isEmpty() ? "not installed"
				: "OTP " + erlang + ", flags " + Erlang.FLAGS + "; -no-wait adds " + Erlang.NO_WAIT);
		return machine;
	}

	static Map<String, String> describe(Options options) throws IOException, InterruptedException {
		Map<String, String> machine = describe();
		machine.put("rounds", "%d; %d of workloads without a goal".formatted(options.rounds(), options.slowRounds()));
		machine.put("rates", "%d ms after %d ms of warm-up".formatted(options.measure(), options.warmup()));
		machine.put("spin", options.spin() + " ms");
		return machine;
	}

	private static String commit() throws InterruptedException {
		String commit = Child.firstLine("unknown", "git", "log", "-1", "--format=%h");
		String changes = Child.firstLine("", "git", "status", "--porcelain", "--", "../actor-core/src/main");
		return changes.isEmpty() ? commit : commit + ", actor-core changed";
	}

	private static String processor() throws IOException {
		if (Files.exists(PROCESSORS)) {
			for (String line : Files.readAllLines(PROCESSORS)) {
				if (line.startsWith("model name")) {
					return line.substring(line.indexOf(':') + 1).strip();
				}
			}
		}
		return System.getProperty("os.arch");
	}

	private static String memory() {
		OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
		return String.format(Locale.ROOT, "%.0f GiB", system.getTotalMemorySize() / (double) (1 << 30));
	}

}
