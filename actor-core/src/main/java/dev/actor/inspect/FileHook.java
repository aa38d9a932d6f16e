package dev.actor.inspect;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

import dev.actor.process.DebugEvent;
import dev.actor.process.DebugHook;

/** Writes to a file, so that each line is there when the event is over. */
final class FileHook implements DebugHook {

	private final BufferedWriter writer;

	FileHook(Path file) throws IOException {
		this.writer = Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
	}

	@Override
	public void event(DebugEvent event) {
		try {
			this.writer.write(Instant.now() + " " + event);
			this.writer.newLine();
			this.writer.flush();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void removed() {
		try {
			this.writer.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
