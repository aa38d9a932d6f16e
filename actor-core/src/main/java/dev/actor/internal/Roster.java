package dev.actor.internal;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Elements that are found by the identity of a key, in no order. A table with open
 * addressing and nothing else, some eight bytes for each of many elements: where there is
 * one for each of a million processes, entries would weigh as much as what they lead to.
 * It grows and shrinks with the elements. For one thread at a time.
 *
 * @param <E> what is in it
 */
public class Roster<E> {

	private static final int SMALLEST = 4;

	private @Nullable Object[] slots = new @Nullable Object[SMALLEST];

	private int size;

	/**
	 * The key of an element, which stays the same as long as the element is in here.
	 * @param element the element
	 * @return the key: the element itself if nothing else is said
	 */
	protected Object key(E element) {
		return element;
	}

	/**
	 * How many elements there are.
	 * @return the number
	 */
	public final int size() {
		return this.size;
	}

	/**
	 * Looks for an element.
	 * @param key its key
	 * @return the element, or {@code null} if there is none
	 */
	public final @Nullable E find(Object key) {
		return element(slot(key));
	}

	/**
	 * Puts an element in, unless there is one with its key.
	 * @param element the element
	 */
	public final void add(E element) {
		int slot = slot(key(element));
		if (this.slots[slot] != null) {
			return;
		}
		this.slots[slot] = element;
		this.size++;
		if (3 * this.size > 2 * this.slots.length) {
			resize(2 * this.slots.length);
		}
	}

	/**
	 * Takes an element out.
	 * @param key its key
	 * @return whether there was one
	 */
	public final boolean remove(Object key) {
		int slot = slot(key);
		if (this.slots[slot] == null) {
			return false;
		}
		close(slot);
		this.size--;
		if (8 * this.size < this.slots.length && this.slots.length > SMALLEST) {
			resize(this.slots.length / 2);
		}
		return true;
	}

	/**
	 * All of them.
	 * @return a copy
	 */
	public final List<E> all() {
		List<E> all = new ArrayList<>(this.size);
		for (int slot = 0; slot < this.slots.length; slot++) {
			E element = element(slot);
			if (element != null) {
				all.add(element);
			}
		}
		return all;
	}

	@SuppressWarnings("unchecked")
	private @Nullable E element(int slot) {
		return (E) this.slots[slot];
	}

	/** Where the element of a key is, or would be. */
	private int slot(Object key) {
		int slot = home(key);
		E element = element(slot);
		while (element != null && key(element) != key) {
			slot = next(slot);
			element = element(slot);
		}
		return slot;
	}

	/** The upper bits of a product with the golden ratio. */
	private int home(Object key) {
		return (System.identityHashCode(key) * 0x9E3779B9) >>> Integer.numberOfLeadingZeros(this.slots.length - 1);
	}

	private int next(int slot) {
		return (slot + 1) & (this.slots.length - 1);
	}

	/** Those behind the gap come forward, so that each is found from its home on. */
	private void close(int slot) {
		int gap = slot;
		int last = this.slots.length - 1;
		int behind = next(slot);
		for (E element = element(behind); element != null; element = element(behind)) {
			int fromHome = (behind - home(key(element))) & last;
			if (fromHome >= ((behind - gap) & last)) {
				this.slots[gap] = element;
				gap = behind;
			}
			behind = next(behind);
		}
		this.slots[gap] = null;
	}

	private void resize(int length) {
		List<E> all = all();
		this.slots = new @Nullable Object[length];
		for (E element : all) {
			this.slots[slot(key(element))] = element;
		}
	}

}
