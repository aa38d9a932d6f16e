package dev.actor.examples;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import dev.actor.process.DeadLetter;
import dev.actor.process.Exit;
import dev.actor.process.ExitReason;
import dev.actor.process.Pid;
import dev.actor.process.MessageListener;

import static org.assertj.core.api.Assertions.assertThat;

/** What a listener was told, for the tests of the pitfalls. */
final class Told implements MessageListener {

	private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

	@Override
	public void restarted(String supervisor, String child, ExitReason reason) {
		this.events.add("restarted " + child);
	}

	@Override
	public void slowHandler(Pid pid, String label, Object message, long nanos) {
		this.events.add("slow handler of " + label + ": " + message);
	}

	@Override
	public void handled(Pid pid, String label, Object message, long nanos) {
		if (message instanceof Exit) {
			this.events.add("handled Exit");
		}
	}

	@Override
	public void mailboxCrossed(Pid pid, String label, int length) {
		this.events.add("mailbox of " + label + " crossed " + length);
	}

	@Override
	public void deadLetter(DeadLetter letter) {
		this.events.add("dead letter: " + letter.message().getClass().getSimpleName() + ", because " + letter.why());
	}

	void assertTold(String event) {
		String next;
		do {
			next = next();
		}
		while (next != null && !next.equals(event));
		assertThat(next).isEqualTo(event);
	}

	private String next() {
		try {
			return this.events.poll(5, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			throw new AssertionError(ex);
		}
	}

}
