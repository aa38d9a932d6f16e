package dev.actor.spring.boot.autoconfigure;

import reactor.core.scheduler.Schedulers;

import org.springframework.util.ClassUtils;

/** The threads of a reactive application, of which there are few. */
final class EventLoops {

	private static final boolean REACTOR = ClassUtils.isPresent("reactor.core.scheduler.Schedulers",
			EventLoops.class.getClassLoader());

	private EventLoops() {
	}

	/** A thread that waits serves nobody meanwhile. */
	static void refuseToBlock(Object subject) {
		if (REACTOR && Schedulers.isInNonBlockingThread()) {
			throw new IllegalStateException(
					("A call of the %s would block the event loop '%s', on which others wait to be"
							+ " served. Ask without waiting: Mono.fromFuture(() -> subject.callAsync(request, timeout))")
						.formatted(subject, Thread.currentThread().getName()));
		}
	}

}
