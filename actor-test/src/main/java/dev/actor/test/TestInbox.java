package dev.actor.test;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.actor.behavior.Actor;
import dev.actor.behavior.Next;
import dev.actor.process.Spawner;
import dev.actor.process.Subject;

/**
 * Keeps what is sent to it. Made by {@link BehaviorTest#inbox}.
 *
 * @param <T> the type of the messages
 */
public final class TestInbox<T> {

	private final List<T> messages = new CopyOnWriteArrayList<>();

	private final Subject<T> subject;

	TestInbox(Spawner spawner) {
		this.subject = Actor.<List<T>, T>of(this.messages, (all, message) -> {
			all.add(message);
			return Next.state(all);
		}).labelled("inbox of the test").start(spawner).subject();
	}

	/**
	 * Where to send.
	 * @return the subject
	 */
	public Subject<T> subject() {
		return this.subject;
	}

	/**
	 * All that was sent so far, in its order.
	 * @return a copy
	 */
	public List<T> messages() {
		return List.copyOf(this.messages);
	}

	/**
	 * Forgets what was sent so far.
	 * @return what it was
	 */
	public List<T> drain() {
		List<T> drained = messages();
		this.messages.clear();
		return drained;
	}

}
