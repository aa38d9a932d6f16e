package dev.actor.model;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

import dev.actor.model.Command.Catch;
import dev.actor.model.Command.End;
import dev.actor.model.Command.Flush;
import dev.actor.model.Command.IsAlive;
import dev.actor.model.Command.Kill;
import dev.actor.model.Command.Kind;
import dev.actor.model.Command.Link;
import dev.actor.model.Command.LookUp;
import dev.actor.model.Command.Register;
import dev.actor.model.Command.Send;
import dev.actor.model.Command.SendByName;
import dev.actor.model.Command.Signal;
import dev.actor.model.Command.Spawn;
import dev.actor.model.Command.Take;
import dev.actor.model.Command.Tie;
import dev.actor.model.Command.Trap;
import dev.actor.model.Command.Unlink;
import dev.actor.model.Command.Unregister;
import dev.actor.model.Command.Unwatch;
import dev.actor.model.Command.Wanted;
import dev.actor.model.Command.Watch;
import dev.actor.model.Mail.Text;
import dev.actor.process.ExitException;
import dev.actor.process.ExitReason;
import dev.actor.process.Name;
import dev.actor.process.NameTakenException;
import dev.actor.process.NoProcessException;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.Selector;
import dev.actor.process.SpawnOptions;
import dev.actor.process.Spawner;
import dev.actor.process.StartException;

/**
 * Carries commands out.
 *
 * @param stage where
 * @param self who does it, which is the calling thread's process
 */
record Deed(Stage stage, Process self) {

	/** What comes of it, with pids and not with numbers. */
	Object answerTo(Command command) {
		return switch (command) {
			case Spawn spawn -> spawn(spawn);
			case Send send -> send(send);
			case SendByName send -> sendByName(send);
			case Link link -> this.self.link(pid(link.target()));
			case Unlink unlink -> done(() -> this.self.unlink(pid(unlink.target())));
			case Watch watch -> done(() -> this.stage.add(this.self.monitor(pid(watch.target())), watch.monitor()));
			case Unwatch unwatch -> done(() -> this.self.demonitor(this.stage.monitor(unwatch.monitor())));
			case Trap trap -> this.self.trapExits(trap.on());
			case Signal signal -> done(() -> pid(signal.target()).sendExit(signal.reason()));
			case Kill kill -> done(() -> pid(kill.target()).kill());
			case End end -> throw new IllegalStateException("An end has no answer: " + end);
			case Catch caught -> raiseAndCatch(caught.reason());
			case Register register -> register(Name.of(register.name()));
			case Unregister unregister -> unregister(Name.of(unregister.name()));
			case LookUp question -> orElse(this.stage.system().lookup(Name.of(question.name())), Answer.NOBODY);
			case IsAlive question -> pid(question.target()).isAlive();
			case Take take -> orElse(this.self.receive(selector(take), Duration.ZERO), Answer.NOTHING);
			case Flush flush -> done(this.self::flush);
		};
	}

	private Pid pid(int number) {
		Pid pid = this.stage.pid(number);
		// The last thing before what a race is about.
		this.stage.meet();
		return pid;
	}

	private static Object done(Runnable deed) {
		deed.run();
		return Answer.DONE;
	}

	private static Object orElse(Optional<?> something, Answer nothing) {
		return something.isPresent() ? something.get() : nothing;
	}

	private Object spawn(Spawn spawn) {
		Probe child = this.stage.add(spawn);
		try {
			start(spawn, child);
			return Answer.DONE;
		}
		catch (NameTakenException ex) {
			this.stage.forget(child);
			return ex;
		}
		catch (StartException ex) {
			this.stage.forget(child);
			return Answer.NOT_STARTED;
		}
	}

	private void start(Spawn spawn, Probe child) {
		boolean byTest = spawn.actor() == Command.TEST;
		Spawner spawner = byTest ? this.stage.system() : this.self;
		SpawnOptions options = spawn.name().isEmpty() ? SpawnOptions.DEFAULT
				: SpawnOptions.DEFAULT.named(Name.of(spawn.name()));
		if (spawn.kind() == Kind.BEHAVIOR) {
			spawner.start(child, options);
		}
		else if (spawn.tie() == Tie.MONITORED) {
			this.stage.add(this.self.spawnMonitored(child::run), spawn.monitor());
		}
		else if (spawn.tie() == Tie.UNLINKED && !byTest) {
			this.self.spawnUnlinked(child::run);
		}
		else {
			spawner.spawn(child::run, options);
		}
	}

	private Object send(Send send) {
		Probe target = this.stage.probe(send.target());
		for (int i = 0; i < send.count(); i++) {
			Text text = Text.to(send.actor(), send.text() + i);
			target.texts(text.address()).send(text);
		}
		return Answer.DONE;
	}

	private Object sendByName(SendByName send) {
		try {
			this.stage.system()
				.subject(Name.<Text>of(send.name()))
				.send(new Text(send.actor(), send.text(), send.name()));
			return Answer.DONE;
		}
		catch (NoProcessException ex) {
			return Answer.NOBODY;
		}
	}

	private Object raiseAndCatch(ExitReason reason) {
		try {
			throw this.self.exit(reason);
		}
		catch (ExitException ex) {
			return Answer.DONE;
		}
	}

	private Object register(Name<Text> name) {
		try {
			this.self.register(name);
			return Answer.DONE;
		}
		catch (NameTakenException ex) {
			return ex;
		}
		catch (IllegalStateException ex) {
			return Answer.HAS_A_NAME;
		}
	}

	private Object unregister(Name<Text> name) {
		try {
			this.stage.system().unregister(name);
			return Answer.DONE;
		}
		catch (NoProcessException ex) {
			return Answer.NOBODY;
		}
	}

	private Selector<Object> selector(Take take) {
		Selector<Object> nothing = Selector.empty();
		return switch (take.wanted()) {
			case ANY_MAIL ->
				Stream.of(Wanted.EVEN_TEXTS, Wanted.ODD_TEXTS, Wanted.NAMED_TEXTS, Wanted.EXITS, Wanted.DOWNS)
					.map((part) -> selector(new Take(take.actor(), part, 0)))
					.reduce(nothing, Selector::merge);
			case ANYTHING -> nothing.other((mail) -> mail);
			case EVEN_TEXTS -> nothing.select(me().texts(Text.EVEN), (text) -> text);
			case ODD_TEXTS -> nothing.select(me().texts(Text.ODD), (text) -> text);
			case NAMED_TEXTS -> Stage.NAMES.stream()
				.map((name) -> Selector.<Text, Object>of(this.stage.system().subject(Name.of(name)), (text) -> text))
				.reduce(nothing, Selector::merge);
			case EXITS -> nothing.trappedExits((exit) -> exit);
			case DOWNS -> nothing.monitors((down) -> down);
			case ONE_DOWN -> nothing.monitor(this.stage.monitor(take.monitor()), (down) -> down);
		};
	}

	private Probe me() {
		return this.stage.probe(this.stage.number(this.self.pid()));
	}

}
