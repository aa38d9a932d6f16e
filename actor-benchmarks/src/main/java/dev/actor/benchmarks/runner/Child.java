package dev.actor.benchmarks.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.actor.benchmarks.Figure;

/** A process of the operating system, and what it printed. */
public final class Child {

	/** A flag of each JVM. */
	static final String HEAP = "-Xmx8g";

	private static final int MINUTES = 3;

	private final List<String> command;

	private final Path output;

	private final Path errors;

	private final Process process;

	private Child(List<String> command, Path output, Path errors, Process process) {
		this.command = command;
		this.output = output;
		this.errors = errors;
		this.process = process;
	}

	/**
	 * Starts one.
	 * @param command the command and its arguments
	 * @return the process
	 * @throws IOException when it could not be started
	 */
	public static Child start(List<String> command) throws IOException {
		Path output = Files.createTempFile("benchmark", ".out");
		Path errors = Files.createTempFile("benchmark", ".err");
		Process process = new ProcessBuilder(command).redirectOutput(output.toFile())
			.redirectError(errors.toFile())
			.start();
		return new Child(command, output, errors, process);
	}

	/**
	 * Starts a JVM like this one.
	 * @param flags its flags, besides its heap
	 * @param main its main class
	 * @param arguments what the main class is told
	 * @return the process
	 * @throws IOException when it could not be started
	 */
	public static Child java(List<String> flags, Class<?> main, String... arguments) throws IOException {
		return java(flags, List.of("-cp", System.getProperty("java.class.path"), main.getName()), arguments);
	}

	/**
	 * Starts a JVM like this one with another application.
	 * @param flags its flags, besides its heap
	 * @param jar the application
	 * @param arguments what the application is told
	 * @return the process
	 * @throws IOException when it could not be started
	 */
	public static Child jar(List<String> flags, Path jar, String... arguments) throws IOException {
		return java(flags, List.of("-jar", jar.toString()), arguments);
	}

	private static Child java(List<String> flags, List<String> application, String... arguments) throws IOException {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(List.of(flags(flags)));
		command.addAll(application);
		command.addAll(List.of(arguments));
		return start(command);
	}

	static String[] flags(List<String> others) {
		List<String> flags = new ArrayList<>(List.of(HEAP));
		flags.addAll(others);
		return flags.toArray(String[]::new);
	}

	/** Waits for its end, and gives what it printed. */
	List<String> lines() throws IOException, InterruptedException {
		try {
			if (!this.process.waitFor(MINUTES, TimeUnit.MINUTES)) {
				throw new IOException("%s did not end in %d minutes".formatted(this.command, MINUTES));
			}
			if (this.process.exitValue() != 0) {
				throw new IOException("%s ended with %d: %s".formatted(this.command, this.process.exitValue(),
						Files.readString(this.errors).strip()));
			}
			return Files.readAllLines(this.output);
		}
		finally {
			this.process.destroyForcibly();
			Files.delete(this.output);
			Files.delete(this.errors);
		}
	}

	/**
	 * Waits for its end.
	 * @return the figures that it printed
	 * @throws IOException when it failed
	 * @throws InterruptedException when the wait was interrupted
	 */
	public List<Figure> figures() throws IOException, InterruptedException {
		return lines().stream().map(Figure::parse).toList();
	}

	/** The first line of what a command prints, or a word in its place. */
	static String firstLine(String otherwise, String... command) throws InterruptedException {
		try {
			List<String> lines = start(List.of(command)).lines();
			return lines.isEmpty() ? "" : lines.getFirst();
		}
		catch (IOException ex) {
			return otherwise;
		}
	}

}
