package dev.actor.internal;

import java.util.concurrent.ThreadFactory;

/**
 * A fresh virtual thread for each activation: an idle process has no thread, and a
 * blocked one delays nobody.
 */
public final class ThreadPerActivation implements Scheduler {

	private final ThreadFactory threads;

	private final ClassLoader contextClassLoader;

	public ThreadPerActivation(String name, ClassLoader contextClassLoader) {
		this.threads = Thread.ofVirtual().name(name).inheritInheritableThreadLocals(false).factory();
		this.contextClassLoader = contextClassLoader;
	}

	@Override
	public void run(Runnable activation) {
		Thread thread = this.threads.newThread(activation);
		// Whoever sends the waking message must not decide which classes a handler sees.
		thread.setContextClassLoader(this.contextClassLoader);
		thread.start();
	}

}
