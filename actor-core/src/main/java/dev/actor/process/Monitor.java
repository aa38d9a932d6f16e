package dev.actor.process;

/**
 * One watch of one process over another, made by {@link Process#monitor(Pid)}. Gives at
 * most one {@link Down}. Equal to itself only.
 */
public final class Monitor extends Watcher {

	private final LocalProcess owner;

	private final Peer watched;

	private boolean over;

	Monitor(LocalProcess owner, Peer watched) {
		this.owner = owner;
		this.watched = watched;
	}

	LocalProcess owner() {
		return this.owner;
	}

	/**
	 * The watched process.
	 * @return its pid
	 */
	public Pid pid() {
		return this.watched;
	}

	/** From the return on, no down is sent. */
	void remove() {
		synchronized (this) {
			this.over = true;
		}
		this.watched.unwatch(this);
		this.owner.removeMonitor(this);
	}

	@Override
	void ended(Pid pid, ExitReason reason) {
		synchronized (this) {
			if (!this.over) {
				this.over = true;
				this.owner.deliver(new Envelope(this, new Down(this, pid, reason)));
			}
		}
		this.owner.removeMonitor(this);
	}

}
