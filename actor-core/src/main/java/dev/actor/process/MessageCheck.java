package dev.actor.process;

/**
 * What to do about a message that can be changed after it was sent: sender and receiver
 * share it, and neither locks. Looks at messages, requests, answers and timers. For
 * development and tests; where it is off, it costs nothing.
 * <p>
 * Immutable are primitives, strings, numbers, enums, {@code java.time}, {@link Class},
 * {@code UUID}, {@code URI}, {@code Path}, {@code Locale}, {@code Charset}, exceptions
 * and the like; what this library defines; and each object whose fields are all final and
 * hold nothing but immutable objects, above all a record. Arrays never are.
 * <p>
 * Much is decided by the class alone, once: fields that are not final, and fields whose
 * type is a final class, a record, an enum, or sealed with none but such. Where a field
 * has another type, an interface say or a type parameter, the class of its value decides,
 * at each send. So a {@code List}, {@code Set} or {@code Map} is immutable if the object
 * is one of {@code List.of}, {@code List.copyOf}, {@code Stream.toList} and their
 * siblings; its elements are looked at, unless the declared type of the elements says
 * enough. What {@code Collections.unmodifiableList} and its siblings wrap is taken at its
 * word: nothing shows whether somebody still has the list behind it.
 * <p>
 * A class that changes nothing, though its fields do not show it, can be said to be fine:
 * by the predicate beside this choice, or by an annotation of any package that is visible
 * at run time and whose simple name is {@code Immutable}.
 */
public enum MessageCheck {

	/** Looks at nothing. */
	OFF,

	/** Logs one line for each class of messages, and sends the message. */
	WARN,

	/** Sends nothing: the sender gets a {@link MutableMessageException}. */
	FAIL

}
