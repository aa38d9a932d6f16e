package dev.actor.test;

import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import dev.actor.process.CrashReport;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/** Keeps crashes that are expected in one system out of the log. */
final class Silence {

	private Silence() {
	}

	/** Gives what ends it; does nothing where logging is not by Logback. */
	static Runnable of(String system, List<String> processes) {
		return isLogback() ? Filter.install(system, processes) : () -> {
		};
	}

	static boolean isLogback() {
		return LoggerFactory.getILoggerFactory().getClass().getName().equals("ch.qos.logback.classic.LoggerContext");
	}

	private static final class Filter extends TurboFilter {

		private final String system;

		private final List<String> processes;

		Filter(String system, List<String> processes) {
			this.system = system;
			this.processes = processes;
		}

		static Runnable install(String system, List<String> processes) {
			LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
			Filter filter = new Filter(system, processes);
			context.addTurboFilter(filter);
			return () -> context.getTurboFilterList().remove(filter);
		}

		@Override
		public FilterReply decide(@Nullable Marker marker, Logger logger, Level level, @Nullable String format,
				Object @Nullable [] params, @Nullable Throwable thrown) {
			boolean expected = params != null && params.length > 1
					&& logger.getName().equals(CrashReport.class.getName()) && this.system.equals(params[1])
					&& isExpected(String.valueOf(params[0]));
			return expected ? FilterReply.DENY : FilterReply.NEUTRAL;
		}

		private boolean isExpected(String process) {
			return this.processes.stream().anyMatch((name) -> process.startsWith("'" + name + "' "));
		}

	}

}
