package dev.actor;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openjdk.jcstress.JCStress;
import org.openjdk.jcstress.Options;
import org.openjdk.jcstress.infra.Status;
import org.openjdk.jcstress.infra.TestInfo;
import org.openjdk.jcstress.infra.collectors.TestResult;
import org.openjdk.jcstress.infra.grading.TestGrading;
import org.openjdk.jcstress.infra.runners.ForkedTestConfig;
import org.openjdk.jcstress.infra.runners.Runner;
import org.openjdk.jcstress.infra.runners.TestConfig;
import org.openjdk.jcstress.infra.runners.TestList;
import org.openjdk.jcstress.os.AffinityMode;
import org.openjdk.jcstress.os.NodeType;
import org.openjdk.jcstress.os.SchedulingClass;
import org.openjdk.jcstress.vm.CompileMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs all {@code ...Stress} classes, with the JDK that runs this.
 * <p>
 * The quick mode runs all tests in this one virtual machine, since most of the time of
 * jcstress goes by before a test begins. The full mode does so too, and if nothing hangs
 * then, it is followed by jcstress as it is: each test in virtual machines of its own,
 * interpreted and by each compiler, with a report in {@code target/jcstress}.
 */
class JcstressTests {

	/** Small, so that a test with a slow state gets through many of them all the same. */
	private static final List<String> COMMON = List.of("-r", "jcstress", "-sc", "false", "-af", "NONE", "-spinStyle",
			"THREAD_SPIN_WAIT", "-strideSize", "64", "-strideCount", "4");

	private static final List<String> QUICK = List.of("-time", "200", "-iters", "1");

	private static final List<String> FULL = List.of("-pth", "false", "-jvmArgsPrepend", "-XX:+UseSerialGC", "-time",
			"400", "-iters", "2", "-fsm", "1");

	@Test
	@Timeout(value = 60, unit = TimeUnit.MINUTES)
	void nothingForbiddenHappens() throws Exception {
		Options quick = options(QUICK);
		Set<String> tests = new JCStress(quick).getTests();
		assertThat(tests).isNotEmpty();
		List<String> failures = new ArrayList<>();
		for (String test : tests) {
			run(test, quick, failures);
		}
		assertThat(failures).isEmpty();
		if (!Stress.isQuick()) {
			new JCStress(options(FULL)).run();
		}
	}

	private static Options options(List<String> mode) throws Exception {
		List<String> arguments = new ArrayList<>(COMMON);
		arguments.addAll(mode);
		String more = System.getProperty("stress.jcstress", "").strip();
		if (!more.isEmpty()) {
			arguments = override(arguments, List.of(more.split("\\s+")));
		}
		Options options = new Options(arguments.toArray(String[]::new));
		assertThat(options.parse()).as("jcstress understands %s", arguments).isTrue();
		return options;
	}

	private static List<String> override(List<String> defaults, List<String> wanted) {
		List<String> merged = new ArrayList<>();
		for (int i = 0; i < defaults.size(); i += 2) {
			if (!wanted.contains(defaults.get(i))) {
				merged.addAll(defaults.subList(i, i + 2));
			}
		}
		merged.addAll(wanted);
		return merged;
	}

	private static void run(String test, Options options, List<String> failures) throws Exception {
		TestInfo info = TestList.getInfo(test);
		TestConfig config = new TestConfig(options, info, 0, List.of(), CompileMode.UNIFIED,
				new SchedulingClass(AffinityMode.NONE, info.threads(), NodeType.PACKAGE));
		Runner<?> runner = (Runner<?>) Class.forName(info.generatedRunner())
			.getConstructor(ForkedTestConfig.class)
			.newInstance(new ForkedTestConfig(config));
		String name = info.binaryName().substring(info.binaryName().lastIndexOf('.') + 1);
		TestResult result;
		try {
			result = onThreadOfItsOwn(runner);
		}
		catch (TimeoutException ex) {
			failures.add(name + " hangs");
			return;
		}
		result.setConfig(config);
		if (result.status() != Status.NORMAL) {
			failures.add(name + ": " + result.status() + " " + result.getMessages().stream().limit(5).toList());
			return;
		}
		TestGrading grading = result.grading();
		grading.gradingResults.values()
			.stream()
			.filter((seen) -> seen.count > 0)
			.forEach((seen) -> System.out.printf("%-44s %,12d  %-22s %s%n", name, seen.count, seen.expect, seen.id));
		grading.failureMessages.forEach((message) -> failures.add(name + ": " + message));
	}

	/** A thread that has run a process of one test is no thread for another one. */
	private static TestResult onThreadOfItsOwn(Runner<?> runner) throws Exception {
		FutureTask<TestResult> task = new FutureTask<>(runner::run);
		Thread.ofPlatform().daemon().start(task);
		return task.get(1, TimeUnit.MINUTES);
	}

}
