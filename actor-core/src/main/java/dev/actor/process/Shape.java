package dev.actor.process;

import java.lang.reflect.Field;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;

/** What can be changed in the objects of one class, as far as the class tells. */
final class Shape {

	private final @Nullable Flaw flaw;

	private final List<Slot> open;

	private final boolean container;

	private final AtomicBoolean reported = new AtomicBoolean();

	private Shape(@Nullable Flaw flaw, List<Slot> open, boolean container) {
		this.flaw = flaw;
		this.open = open;
		this.container = container;
	}

	/** Nothing can be changed. */
	static Shape fixed() {
		return new Shape(null, List.of(), false);
	}

	/** An immutable collection, say: what matters is what it holds. */
	static Shape container() {
		return new Shape(null, List.of(), true);
	}

	static Shape flawed(Flaw flaw) {
		return new Shape(flaw, List.of(), false);
	}

	/** What is in some fields has to be looked at. */
	static Shape open(List<Slot> open) {
		return new Shape(null, open, false);
	}

	/** Why each object of the class can be changed, or null. */
	@Nullable Flaw flaw() {
		return this.flaw;
	}

	List<Slot> open() {
		return this.open;
	}

	boolean isContainer() {
		return this.container;
	}

	boolean isFixed() {
		return this.flaw == null && this.open.isEmpty() && !this.container;
	}

	boolean isReported() {
		return this.reported.get();
	}

	/** True once. */
	boolean report() {
		return this.reported.compareAndSet(false, true);
	}

	/**
	 * What can be changed.
	 *
	 * @param path the fields that lead to it, each after a dot
	 * @param why what it is, and what to do about it
	 */
	record Flaw(String path, String why) {

		Flaw under(Field field) {
			return new Flaw("." + field.getName() + this.path, this.why);
		}

	}

	/**
	 * A field in which there may be anything.
	 *
	 * @param field the field, which can be read
	 * @param isShell whether what its value holds is known to be immutable
	 */
	record Slot(Field field, boolean isShell) {

		@Nullable Object in(Object owner) {
			try {
				return this.field.get(owner);
			}
			catch (IllegalAccessException ex) {
				throw new AssertionError(ex);
			}
		}

	}

}
