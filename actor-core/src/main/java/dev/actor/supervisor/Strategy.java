package dev.actor.supervisor;

import java.util.List;

/** Who is started again together with a child that has to be. OTP's restart strategy. */
public enum Strategy {

	/** Nobody else. */
	ONE_FOR_ONE,

	/** All others: for children that cannot do without each other. */
	ONE_FOR_ALL,

	/** Those that were started after it: for children that build upon those before. */
	REST_FOR_ONE;

	/** In the order of their start. */
	List<Child> group(Child failed, Siblings siblings) {
		return switch (this) {
			case ONE_FOR_ONE -> List.of(failed);
			case ONE_FOR_ALL -> siblings.all();
			case REST_FOR_ONE -> siblings.from(failed);
		};
	}

}
