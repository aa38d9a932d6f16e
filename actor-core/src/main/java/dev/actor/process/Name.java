package dev.actor.process;

import java.util.concurrent.ThreadLocalRandom;

/**
 * A name under which one process at a time can be reached, and the type of message that
 * it takes. A value: it belongs to no system, and equal texts are equal names. A process
 * takes it by {@link Process#register(Name)} or when it is started, and loses it when it
 * ends.
 *
 * @param <M> the type of the messages; the text is the identity, so one text must always
 * be used with one type
 */
@SuppressWarnings("UnusedTypeParameter") // what makes a name typed
public final class Name<M> {

	private final String text;

	private Name(String text) {
		this.text = text;
	}

	/**
	 * A name with a fixed text.
	 * @param <M> the type of the messages
	 * @param text letters, digits and <code>- _ . : @ $</code>
	 * @return the name
	 * @throws IllegalArgumentException if the text is empty or has another character
	 */
	public static <M> Name<M> of(String text) {
		if (text.isEmpty()) {
			throw new IllegalArgumentException("A process name must not be empty");
		}
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (!Character.isLetterOrDigit(c) && "-_.:@$".indexOf(c) < 0) {
				throw new IllegalArgumentException(
						"Process name '%s' has '%s' at index %d; use letters, digits and - _ . : @ $".formatted(text, c,
								i));
			}
		}
		return new Name<>(text);
	}

	/**
	 * A name that nobody else has, Gleam's {@code new_name}.
	 * @param <M> the type of the messages
	 * @param prefix how its text begins
	 * @return the name
	 */
	public static <M> Name<M> unique(String prefix) {
		return of(prefix + "$" + Long.toString(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE), 36));
	}

	/**
	 * The text.
	 * @return the text
	 */
	public String text() {
		return this.text;
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof Name<?> name && name.text.equals(this.text);
	}

	@Override
	public int hashCode() {
		return this.text.hashCode();
	}

	@Override
	public String toString() {
		return this.text;
	}

}
