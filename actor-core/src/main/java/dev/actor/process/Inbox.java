package dev.actor.process;

/** The subject that a process is born with, and in the same object what it does. */
final class Inbox<M> extends LocalSubject<M> implements Body {

	private final ReceiverBody<M> body;

	Inbox(LocalProcess owner, ReceiverBody<M> body) {
		super(owner);
		this.body = body;
	}

	@Override
	public void run(Process self) throws Exception {
		this.body.run(self, this);
	}

}
