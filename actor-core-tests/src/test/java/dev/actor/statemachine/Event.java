package dev.actor.statemachine;

/** An event that says itself what its machine does. */
@SuppressWarnings("varargs") // they are only read
record Event(String name, What what) {

	/** Where the machines of the tests are; their data is a number. */
	enum Place {

		A, B, C

	}

	@FunctionalInterface
	interface What {

		Transition<Place, Integer, Event> take(Place state, int data) throws Exception;

	}

	/** One that changes nothing. */
	static Event of(String name) {
		return new Event(name, (state, data) -> Transition.keepState());
	}

	static Event of(String name, What what) {
		return new Event(name, what);
	}

	/** One that keeps the state. */
	@SafeVarargs
	static Event keeping(String name, Action<Event>... actions) {
		return new Event(name, (state, data) -> Transition.keepState(actions));
	}

	/** One that leads to a state. */
	@SafeVarargs
	static Event to(Place next, String name, Action<Event>... actions) {
		return new Event(name, (state, data) -> Transition.next(next, data, actions));
	}

	/** One that is put aside in A. */
	static Event early(String name) {
		return new Event(name,
				(state, data) -> (state == Place.A) ? Transition.keepState(Action.postpone()) : Transition.keepState());
	}

	Transition<Place, Integer, Event> take(Place state, Integer data) throws Exception {
		return this.what.take(state, data);
	}

	@Override
	public String toString() {
		return this.name;
	}

}
