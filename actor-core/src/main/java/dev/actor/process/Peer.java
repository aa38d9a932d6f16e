package dev.actor.process;

/**
 * The door to a process: what others do to it goes through here and no other way, be it a
 * message, a call, a link, a monitor, an exit signal, or the news of somebody's end. A
 * process of another node would be one more kind of peer.
 */
sealed interface Peer extends Pid permits LocalProcess {

	/** The node through which the process is reached, whose clock and threads serve. */
	Node node();

	/** A message from anybody. Returns false when it was dropped, which is recorded. */
	boolean accept(Object key, Object message, boolean mayBlock);

	/** An exit signal from anybody. */
	void signal(Peer from, ExitReason reason);

	/** Asks it to stop as its parent would. */
	void stop();

	/** Ties both; false if this one is dead. */
	boolean linkWith(LocalProcess asker);

	/** From the return on, the end of one does not touch the other. */
	void unlinkFrom(LocalProcess asker);

	/** The exit signal of a link, if that is still there. */
	void linkEnded(Peer dead, ExitReason reason);

	/** Whether the process lived and will tell the watcher. */
	boolean watch(Watcher watcher);

	void unwatch(Watcher watcher);

	/** How people know the process. */
	String describe();

	/** Whether it has taken all that was sent to it, and does nothing now. */
	boolean hasNothingToDo();

	/** What the process is doing, for the error of somebody who waits for it. */
	String occupation();

	/** The error of somebody who wants to call a process that has ended. */
	CallException gone();

	/** The error of somebody whose callee has ended. */
	CallException endedInCall(ExitReason reason);

}
