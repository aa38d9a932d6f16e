package dev.actor.benchmarks.growth;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The applications whose start is measured, as Boot has packed them. */
enum Applications {

	PLAIN("startup/plain/target/plain.jar"),

	ACTORS("startup/actors/target/actors.jar");

	private static final String LIBRARIES = "BOOT-INF/lib/";

	private final Path jar;

	Applications(String jar) {
		this.jar = Path.of(jar);
	}

	Path jar() {
		return this.jar;
	}

	/** What is needed at run time: the names of the jars, and how many bytes each has. */
	Map<String, Long> libraries() throws IOException {
		Map<String, Long> libraries = new TreeMap<>();
		try (ZipFile zip = new ZipFile(this.jar.toFile())) {
			for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
				if (entry.getName().startsWith(LIBRARIES) && !entry.isDirectory()) {
					libraries.put(entry.getName().substring(LIBRARIES.length()), entry.getSize());
				}
			}
		}
		return libraries;
	}

}
