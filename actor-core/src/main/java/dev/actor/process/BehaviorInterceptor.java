package dev.actor.process;

/**
 * Stands between the kernel and each {@link Behavior} that is started. For test kits and
 * tools: whoever wraps a behaviour passes on each method, {@link Behavior#ready}
 * included.
 */
@FunctionalInterface
public interface BehaviorInterceptor {

	/**
	 * Called once for each start, on the thread of whoever starts the process. What it
	 * throws, the start throws.
	 * @param <T> what the selector makes of messages
	 * @param options what the process is started with
	 * @param behavior what it is to run
	 * @return what it runs; the same if there is nothing to wrap
	 */
	<T> Behavior<T> intercept(SpawnOptions options, Behavior<T> behavior);

}
