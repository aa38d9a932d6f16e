package dev.actor.internal;

import java.util.concurrent.ThreadFactory;

/** Makes the threads of one scheduler. */
final class Threads {

	private final String name;

	private final ClassLoader contextClassLoader;

	private final ThreadFactory virtual;

	Threads(String name, ClassLoader contextClassLoader) {
		this.name = name;
		this.contextClassLoader = contextClassLoader;
		this.virtual = Thread.ofVirtual().name(name).inheritInheritableThreadLocals(false).factory();
	}

	/** Whoever sends the waking message must not decide which classes a handler sees. */
	Thread virtual(Runnable task) {
		Thread thread = this.virtual.newThread(task);
		thread.setContextClassLoader(this.contextClassLoader);
		return thread;
	}

	Thread platform(String role, Runnable task) {
		Thread thread = Thread.ofPlatform()
			.daemon()
			.inheritInheritableThreadLocals(false)
			.name(this.name + "-" + role)
			.unstarted(task);
		thread.setContextClassLoader(this.contextClassLoader);
		return thread;
	}

}
