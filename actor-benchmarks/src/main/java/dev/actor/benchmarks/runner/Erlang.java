package dev.actor.benchmarks.runner;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Erlang, if it is installed. */
public final class Erlang {

	/** More processes than the default allows. */
	static final String FLAGS = "+P 2000000";

	/** Has its schedulers not spin before they sleep. */
	static final String NO_WAIT = "+sbwt none +sbwtdcpu none +sbwtdio none";

	private static final String NO_WAIT_SUFFIX = "-no-wait";

	private final Path compiled;

	private Erlang(Path compiled) {
		this.compiled = compiled;
	}

	static boolean is(String system) {
		return system.startsWith("erlang");
	}

	static Optional<Erlang> find() throws IOException, InterruptedException {
		return isInstalled() ? Optional.of(new Erlang(compile("bench"))) : Optional.empty();
	}

	/**
	 * Whether there is one here.
	 * @return whether it can be run
	 * @throws InterruptedException when the wait was interrupted
	 */
	public static boolean isInstalled() throws InterruptedException {
		return !release().isEmpty();
	}

	/**
	 * Compiles a module of this project.
	 * @param module its name
	 * @return the directory in which Erlang finds it
	 * @throws IOException when it failed
	 * @throws InterruptedException when the wait was interrupted
	 */
	public static Path compile(String module) throws IOException, InterruptedException {
		Path directory = Files.createTempDirectory("benchmarks");
		Path source = directory.resolve(module + ".erl");
		try (InputStream resource = Erlang.class.getResourceAsStream("/erlang/" + module + ".erl")) {
			Files.write(source, Objects.requireNonNull(resource).readAllBytes());
		}
		Child.start(List.of("erlc", "-o", directory.toString(), source.toString())).lines();
		return directory;
	}

	static String release() throws InterruptedException {
		return Child.firstLine("", "erl", "-noshell", "-eval",
				"io:format(\"~s, ERTS ~s~n\", [erlang:system_info(otp_release), erlang:system_info(version)]), halt().");
	}

	Child start(Workload workload, String system, int size, Options options) throws IOException {
		List<String> command = new ArrayList<>(List.of("erl"));
		command.addAll(List.of(FLAGS.split(" ")));
		boolean waits = !system.endsWith(NO_WAIT_SUFFIX);
		if (!waits) {
			command.addAll(List.of(NO_WAIT.split(" ")));
		}
		command.addAll(List.of("-noshell", "-pa", this.compiled.toString(), "-s", "bench", "main"));
		command.addAll(
				List.of(workload.id(), waits ? system : system.substring(0, system.length() - NO_WAIT_SUFFIX.length()),
						String.valueOf(size), String.valueOf(options.warmup()), String.valueOf(options.measure())));
		return Child.start(command);
	}

}
