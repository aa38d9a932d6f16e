package dev.actor.benchmarks.startup.plain;

import java.lang.management.ManagementFactory;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts, prints how long that took since the JVM began, and ends. */
@SpringBootApplication(proxyBeanMethods = false)
public class PlainApplication {

	/**
	 * Prints a line: the system, the metric and the value, with tabs.
	 * @param arguments the system
	 */
	public static void main(String[] arguments) {
		ConfigurableApplicationContext application = SpringApplication.run(PlainApplication.class);
		System.out.println(arguments[0] + "\tready\t" + ManagementFactory.getRuntimeMXBean().getUptime());
		application.close();
	}

}
