package dev.actor.process;

import java.time.Duration;

import dev.actor.Duel;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZI_Result;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** A bounded mailbox holds as many messages as it may, and forgets no place. */
public final class RoomStress {

	private static final Selector<Object> ALL = Selector.empty().other((message) -> message);

	private RoomStress() {
	}

	private static boolean send(LocalProcess process) {
		return process.accept("key", "message", true);
	}

	/** Takes all messages, and counts how many find room then. */
	private static int room(LocalProcess process) {
		process.attach();
		while (process.self().receive(ALL, Duration.ZERO).isPresent()) {
			Thread.onSpinWait();
		}
		Current.detach();
		int room = 0;
		while (room < 10 && send(process)) {
			room++;
		}
		return room;
	}

	@JCStressTest
	@Description("Of two messages for one place one gets in")
	@Outcome(id = "(true, false|false, true), 1", expect = Expect.ACCEPTABLE)
	@Outcome(expect = Expect.FORBIDDEN)
	@State
	public static class SendAndSend extends Duel {

		private final LocalProcess process = Stage.process(MailboxLimit.dropping(1));

		@Actor
		public void one(ZZI_Result r) {
			begin();
			r.r1 = send(this.process);
		}

		@Actor
		public void other(ZZI_Result r) {
			begin();
			r.r2 = send(this.process);
		}

		@Arbiter
		public void end(ZZI_Result r) {
			r.r3 = room(this.process);
			Stage.remove(this.process);
		}

	}

	@JCStressTest
	@Description("A message that is taken makes room for one")
	@Outcome(id = "true, (true|false), 2", expect = Expect.ACCEPTABLE)
	@Outcome(id = "false, false, 2", expect = Expect.ACCEPTABLE)
	@Outcome(expect = Expect.FORBIDDEN)
	@State
	public static class SendAndTake extends Duel {

		private final LocalProcess process = Stage.process(MailboxLimit.dropping(2));

		public SendAndTake() {
			send(this.process);
			send(this.process);
		}

		@Actor
		public void sender(ZZI_Result r) {
			begin();
			r.r1 = send(this.process);
			r.r2 = send(this.process);
			if (!r.r1 && r.r2) {
				// the room came in between
				r.r1 = true;
				r.r2 = false;
			}
		}

		@Actor
		public void owner() {
			begin();
			this.process.attach();
			this.process.self().receive(ALL, Duration.ZERO);
			this.process.self().receive(ALL, Duration.ZERO);
			Current.detach();
		}

		@Arbiter
		public void end(ZZI_Result r) {
			r.r3 = room(this.process);
			Stage.remove(this.process);
		}

	}

	@JCStressTest
	@Description("A sender that waits for room gets on when there is some")
	@Outcome(id = "true, true", expect = Expect.ACCEPTABLE)
	@Outcome(expect = Expect.FORBIDDEN)
	@State
	public static class WaitAndTake extends Duel {

		private final LocalProcess process = Stage.process(MailboxLimit.blocking(1, Duration.ofHours(1)));

		public WaitAndTake() {
			send(this.process);
		}

		@Actor
		public void sender(ZZ_Result r) {
			begin();
			r.r1 = send(this.process);
		}

		@Actor
		public void owner(ZZ_Result r) {
			begin();
			this.process.attach();
			r.r2 = this.process.self().receive(ALL, Duration.ZERO).isPresent();
			Current.detach();
		}

		@Arbiter
		public void end(ZZ_Result r) {
			Stage.remove(this.process);
		}

	}

	@JCStressTest
	@Description("A sender that waits for room in the mailbox of a process that ends gets on")
	@Outcome(id = "false, true", expect = Expect.ACCEPTABLE)
	@Outcome(expect = Expect.FORBIDDEN)
	@State
	public static class WaitAndEnd extends Duel {

		private final LocalProcess process = Stage.process(MailboxLimit.blocking(1, Duration.ofHours(1)));

		public WaitAndEnd() {
			send(this.process);
		}

		@Actor
		public void sender(ZZ_Result r) {
			begin();
			r.r1 = send(this.process);
		}

		@Actor
		public void owner(ZZ_Result r) {
			begin();
			Stage.end(this.process, ExitReason.SHUTDOWN);
			r.r2 = true;
		}

	}

}
