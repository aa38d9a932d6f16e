package dev.actor.process;

/**
 * Told of what one process receives, sends and becomes; OTP's {@code sys:install}. Called
 * on the thread of the process, before the next message: must be fast. One that throws is
 * removed.
 */
@FunctionalInterface
public interface DebugHook {

	/**
	 * Something has happened.
	 * @param event what
	 */
	void event(DebugEvent event);

	/** The hook was removed, or the process has ended. */
	default void removed() {
	}

}
