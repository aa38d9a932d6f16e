package dev.actor.spring.boot.lifecycle;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** An application in a JVM of its own, which reads commands and writes lines. */
final class ChildJvm implements AutoCloseable {

	private static final long DEADLINE_SECONDS = 120;

	private final Process process;

	private final BufferedReader output;

	private final BufferedWriter input;

	private final List<String> transcript = new ArrayList<>();

	ChildJvm(Class<?> main, String... arguments) throws IOException {
		List<String> command = new ArrayList<>(List.of(
				Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-cp",
				System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), main.getName()));
		command.addAll(List.of(arguments));
		this.process = new ProcessBuilder(command).redirectErrorStream(true).start();
		this.output = this.process.inputReader();
		this.input = this.process.outputWriter();
		// A read cannot be interrupted, but it ends with the process.
		CompletableFuture.delayedExecutor(DEADLINE_SECONDS, TimeUnit.SECONDS).execute(this.process::destroyForcibly);
	}

	/** Reads on to a line that contains the text. */
	String awaitLine(String text) throws IOException {
		for (String line = readLine(); line != null; line = readLine()) {
			if (line.contains(text)) {
				return line;
			}
		}
		throw new AssertionError("The JVM has ended without '%s': %s".formatted(text, transcript()));
	}

	private String readLine() throws IOException {
		String line = this.output.readLine();
		if (line != null) {
			this.transcript.add(line);
		}
		return line;
	}

	void command(String line) throws IOException {
		this.input.write(line);
		this.input.newLine();
		this.input.flush();
	}

	/** As a platform does that wants it to stop. */
	void terminate() {
		// Unlike that of the process, this leaves the output open.
		this.process.toHandle().destroy();
	}

	int awaitExit() throws IOException, InterruptedException {
		while (readLine() != null) {
			continue;
		}
		return this.process.waitFor();
	}

	String transcript() {
		return String.join("\n", this.transcript);
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

}
