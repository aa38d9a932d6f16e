package dev.actor.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import dev.actor.model.Command.End;
import dev.actor.model.Command.Spawn;
import dev.actor.model.Mail.Text;
import dev.actor.process.Behavior;
import dev.actor.process.ExitReason;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.Selector;
import dev.actor.process.Subject;

/**
 * A process that carries out commands, one at a time, and keeps a diary of them and of
 * the mail that it is called for. What it says and writes is raw: with pids, not with
 * numbers.
 */
final class Probe implements Behavior<Object> {

	private static final Selector<Object> ANYTHING = Selector.empty().other((mail) -> mail);

	private final Stage stage;

	private final Spawn spawn;

	private final List<Object> diary = Collections.synchronizedList(new ArrayList<>());

	private final List<ExitReason> stopping = Collections.synchronizedList(new ArrayList<>());

	private volatile Subject<Order> orders;

	private volatile Subject<Text> evenTexts;

	private volatile Subject<Text> oddTexts;

	private volatile Pid pid;

	private boolean over;

	/** A command, and the number of its answer. */
	record Order(int number, Command command) {
	}

	/** In the diary: a command that was carried out. */
	record Did(Command command, Object answer) {
	}

	Probe(Stage stage, Spawn spawn) {
		this.stage = stage;
		this.spawn = spawn;
	}

	int number() {
		return this.spawn.child();
	}

	/** Null until it has begun to run. */
	Pid pid() {
		return this.pid;
	}

	Subject<Order> orders() {
		return this.orders;
	}

	Subject<Text> texts(String address) {
		return address.equals(Text.EVEN) ? this.evenTexts : this.oddTexts;
	}

	List<Object> diary() {
		synchronized (this.diary) {
			return List.copyOf(this.diary);
		}
	}

	/** How much mail it was called for. */
	int received() {
		return (int) diary().stream().filter((entry) -> !(entry instanceof Did)).count();
	}

	/** With which reasons it was told to clean up. */
	List<ExitReason> stopping() {
		return List.copyOf(this.stopping);
	}

	/** As a body. */
	void run(Process self) throws Exception {
		begin(self);
		while (!this.over) {
			obey(self, self.receiveForever(this.orders));
		}
	}

	@Override
	public Selector<Object> start(Process self) throws Exception {
		begin(self);
		return ANYTHING;
	}

	@Override
	public Selector<Object> handle(Process self, Object mail) throws Exception {
		if (mail instanceof Order order) {
			obey(self, order);
		}
		else {
			this.diary.add(mail);
		}
		return ANYTHING;
	}

	@Override
	public void stopping(Process self, ExitReason reason) {
		this.stopping.add(reason);
	}

	private void begin(Process self) throws Exception {
		this.orders = self.subject();
		this.evenTexts = self.subject();
		this.oddTexts = self.subject();
		this.pid = self.pid();
		if (this.spawn.isOver()) {
			this.over = true;
			this.spawn.ending().take(self);
		}
		else {
			this.stage.isReady(number());
		}
	}

	private void obey(Process self, Order order) throws Exception {
		this.stage.awaitCurtain();
		if (order.command() instanceof End end) {
			this.over = true;
			end.ending().take(self);
			return;
		}
		Object answer = new Deed(this.stage, self).answerTo(order.command());
		this.diary.add(new Did(order.command(), answer));
		this.stage.isDone(order.number(), answer);
	}

}
