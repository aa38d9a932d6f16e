package dev.actor.process;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Carries SLF4J's MDC. */
final class MdcCarrier implements ContextCarrier {

	@Override
	public @Nullable Snapshot capture() {
		Map<String, String> entries = MDC.getCopyOfContextMap();
		return (entries == null || entries.isEmpty()) ? null : () -> replace(entries);
	}

	@Override
	public Snapshot empty() {
		return () -> replace(Map.of());
	}

	private static Scope replace(Map<String, String> entries) {
		Map<String, String> before = MDC.getCopyOfContextMap();
		set(entries);
		return () -> set((before != null) ? before : Map.of());
	}

	private static void set(Map<String, String> entries) {
		if (entries.isEmpty()) {
			MDC.clear();
		}
		else {
			MDC.setContextMap(entries);
		}
	}

	@Override
	public String toString() {
		return "MDC";
	}

}
