package dev.actor.process.rules;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import dev.actor.ActorSystem;
import dev.actor.process.ExitReason;
import dev.actor.process.Monitor;
import dev.actor.process.Name;
import dev.actor.process.Process;
import dev.actor.process.Selector;
import dev.actor.process.Subject;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/** Group G: selectors. */
@ActorSystemTest(virtualTime = true)
class SelectorTests {

	@Test
	@ActorSystemTest
	@Rule({ "R106", "R107" })
	void takesTheOldestOfThoseThatWerePassedOver(Process self) {
		Subject<Integer> odd = self.subject();
		Subject<Integer> even = self.subject();
		for (int i = 0; i < 10; i++) {
			((i % 2 == 0) ? even : odd).send(i);
		}
		assertThat(self.receive(Selector.of(self.<Integer>subject()), Duration.ZERO)).isEmpty();

		Selector<Integer> oddFirst = Selector.of(odd).merge(Selector.of(even));
		Selector<Integer> evenFirst = Selector.of(even).merge(Selector.of(odd));

		for (int i = 0; i < 10; i++) {
			assertThat(self.receive((i < 5) ? oddFirst : evenFirst, Duration.ZERO)).contains(i);
		}
	}

	@Test
	@Rule({ "R106", "R107" })
	void takesTheMessagesOfManySubjectsAsTheyAre(Process self) {
		List<Subject<Integer>> subjects = Stream.generate(self::<Integer>subject).limit(4).toList();
		Subject<Integer> named = self.register(Name.unique("receiver"));
		Selector<Number> two = Selector.<Number>of(self.subject()).select(subjects.get(0));
		Selector<Number> all = Selector.<Number>empty()
			.select(subjects.get(1))
			.merge(two)
			.select(subjects.get(2))
			.select(named);
		named.send(-1);
		for (int i = 0; i < subjects.size(); i++) {
			subjects.get(i).send(i);
		}

		assertThat(self.receive(two, Duration.ZERO)).contains(0);
		assertThat(self.receive(two, Duration.ZERO)).isEmpty();
		assertThat(self.receive(all.deselect(named), Duration.ZERO)).contains(1);
		assertThat(self.receive(all, Duration.ZERO)).contains(-1);
		assertThat(self.receive(all.map(Number::longValue), Duration.ZERO)).contains(2L);
		assertThat(self.receive(all, Duration.ZERO)).isEmpty();
		assertThat(Expect.message(self, subjects.get(3))).isEqualTo(3);
		Expect.silence(self);
	}

	@Test
	@Rule("R106")
	void leavesWhatItDoesNotTakeInItsPlace(Process self) {
		Subject<String> first = self.subject();
		Subject<String> second = self.subject();
		Subject<String> third = self.subject();
		first.send("1");
		second.send("2");
		first.send("1 again");
		third.send("3");
		second.send("2 again");
		Selector<String> some = Selector.of(second).merge(Selector.of(third));

		assertThat(next(self, some)).contains("2");
		assertThat(next(self, some)).contains("3");
		assertThat(next(self, some.merge(Selector.of(first)))).contains("1");
		assertThat(next(self, some.merge(Selector.of(first)))).contains("1 again");
		assertThat(next(self, some.merge(Selector.of(first)))).contains("2 again");
		Expect.silence(self);
	}

	@Test
	@Rule("R107")
	void takesTheOldestMessageHoweverItWasBuilt(Process self) {
		Subject<String> a = self.subject();
		Subject<String> b = self.subject();
		Subject<String> c = self.subject();
		a.send("a");
		b.send("b");
		c.send("c");
		Selector<String> selector = Selector.of(c).merge(Selector.of(b)).merge(Selector.of(a));

		assertThat(next(self, selector)).contains("a");
		assertThat(next(self, selector)).contains("b");
		assertThat(next(self, selector)).contains("c");
	}

	@Test
	@Rule("R108")
	void takesOneMessageAtATime(Process self) {
		Subject<String> subject = self.subject();
		subject.send("first");
		subject.send("second");

		assertThat(next(self, Selector.of(subject))).contains("first");

		assertThat(self.pid().info().orElseThrow().mailboxLength()).isOne();
		assertThat(next(self, Selector.of(subject))).contains("second");
	}

	@Test
	@Rule("R109")
	void passesOnWhatAMapperThrowsAndTheMessageIsGone(Process self) {
		Subject<String> subject = self.subject();
		Selector<String> failing = Selector.of(subject, (message) -> {
			throw new UnsupportedOperationException(message);
		});
		subject.send("unsupported");
		subject.send("next");

		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> next(self, failing))
			.withMessage("unsupported");

		assertThat(next(self, Selector.of(subject))).contains("next");
		Expect.silence(self);
	}

	@Test
	@Rule("R110")
	void givesToTheCatchAllOnlyWhatNothingElseTakes(Process self) {
		Subject<String> subject = self.subject();
		Subject<String> unknown = self.subject();
		List<UnaryOperator<Selector<String>>> parts = List.of(
				(selector) -> selector.select(subject, (message) -> "specific " + message),
				(selector) -> selector.other((message) -> "other " + message));

		for (Selector<String> selector : inEveryOrder(parts)) {
			subject.send("1");
			unknown.send("2");
			subject.send("3");

			assertThat(next(self, selector)).contains("specific 1");
			assertThat(next(self, selector)).contains("other 2");
			assertThat(next(self, selector)).contains("specific 3");
		}
	}

	@Test
	@Rule("R110")
	void givesExitsAndDownsToTheCatchAllToo(ActorSystem system, Process self) {
		Probe probe = Probe.start(system);
		self.trapExits(true);
		Monitor monitor = self.monitor(probe.pid());
		Selector<String> other = Selector.<String>empty().other((message) -> message.getClass().getSimpleName());

		self.pid().sendExit(ExitReason.SHUTDOWN);
		probe.exit(ExitReason.SHUTDOWN);

		assertThat(self.receive(other, Expect.SOON)).contains("Exit");
		assertThat(self.receive(other, Expect.SOON)).contains("Down");
		self.demonitor(monitor);
	}

	@Test
	@Rule("R111")
	void prefersTheMonitorToAllMonitorsToTheCatchAll(ActorSystem system, Process self) {
		for (int order = 0; order < 6; order++) {
			Probe watched = Probe.start(system);
			Monitor special = self.monitor(watched.pid());
			Monitor ordinary = self.monitor(watched.pid());
			Selector<String> selector = inEveryOrder(
					List.<UnaryOperator<Selector<String>>>of((parts) -> parts.monitor(special, (down) -> "special"),
							(parts) -> parts.monitors((down) -> "any"), (parts) -> parts.other((message) -> "other")))
				.get(order);

			watched.exit(ExitReason.SHUTDOWN);

			assertThat(List.of(self.receive(selector, Expect.SOON).orElseThrow(),
					self.receive(selector, Expect.SOON).orElseThrow()))
				.containsExactlyInAnyOrder("special", "any");
			assertThat(ordinary.pid()).isEqualTo(special.pid());
		}
		Expect.silence(self);
	}

	@Test
	@Rule("R111")
	void givesAMonitorThatIsNotSelectedToTheCatchAll(ActorSystem system, Process self) {
		Probe watched = Probe.start(system);
		Monitor special = self.monitor(watched.pid());
		Monitor ordinary = self.monitor(watched.pid());
		Selector<String> selector = Selector.<String>empty()
			.monitor(special, (down) -> "special")
			.other((message) -> "other");

		watched.exit(ExitReason.SHUTDOWN);

		assertThat(List.of(self.receive(selector, Expect.SOON).orElseThrow(),
				self.receive(selector, Expect.SOON).orElseThrow()))
			.containsExactlyInAnyOrder("special", "other");
		assertThat(ordinary.pid()).isEqualTo(special.pid());
		Expect.silence(self);
	}

	@Test
	@Rule("R112")
	void usesTheMapperOfTheOtherOneAfterAMerge(Process self) {
		Subject<String> common = self.subject();
		Subject<String> left = self.subject();
		Subject<String> right = self.subject();
		Selector<String> a = Selector.of(common, (message) -> "a").merge(Selector.of(left, (message) -> "left"));
		Selector<String> b = Selector.of(common, (message) -> "b").merge(Selector.of(right, (message) -> "right"));
		common.send("?");
		left.send("?");
		right.send("?");

		Selector<String> merged = a.merge(b);

		assertThat(next(self, merged)).contains("b");
		assertThat(next(self, merged)).contains("left");
		assertThat(next(self, merged)).contains("right");
	}

	@Test
	@Rule("R112")
	void mergesCatchAllsAndExitsAndDownsToo(ActorSystem system, Process self) {
		Probe watched = Probe.start(system);
		self.trapExits(true);
		Monitor monitor = self.monitor(watched.pid());
		Selector<String> merged = everything(self.<String>subject(), "a").merge(everything(self.subject(), "b"));
		self.<String>subject().send("?");
		self.pid().sendExit(ExitReason.SHUTDOWN);
		watched.exit(ExitReason.SHUTDOWN);

		assertThat(self.receive(merged, Expect.SOON)).contains("b other");
		assertThat(self.receive(merged, Expect.SOON)).contains("b exit");
		assertThat(self.receive(merged, Expect.SOON)).contains("b down");
		self.demonitor(monitor);
	}

	@Test
	@Rule("R113")
	void mapsWhateverItTakes(ActorSystem system, Process self) {
		Probe watched = Probe.start(system);
		Subject<String> subject = self.subject();
		self.trapExits(true);
		Monitor special = self.monitor(watched.pid());
		Selector<String> mapped = everything(subject, "a").monitor(special, (down) -> "a special")
			.map((result) -> result + " mapped");
		subject.send("?");
		self.<String>subject().send("?");
		self.pid().sendExit(ExitReason.SHUTDOWN);
		watched.exit(ExitReason.SHUTDOWN);

		assertThat(self.receive(mapped, Expect.SOON)).contains("a subject mapped");
		assertThat(self.receive(mapped, Expect.SOON)).contains("a other mapped");
		assertThat(self.receive(mapped, Expect.SOON)).contains("a exit mapped");
		assertThat(self.receive(mapped, Expect.SOON)).contains("a special mapped");
		Monitor ordinary = self.monitor(watched.pid());
		assertThat(self.receive(mapped, Expect.SOON)).contains("a down mapped");
		assertThat(ordinary.pid()).isEqualTo(special.pid());
	}

	@Test
	@Rule("R114")
	void usesTheLastMapperOfASubject(Process self) {
		Subject<String> subject = self.subject();
		Selector<String> selector = Selector.of(subject, (message) -> "first").select(subject, (message) -> "second");
		subject.send("?");

		assertThat(next(self, selector)).contains("second");
		assertThat(next(self, selector)).isEmpty();
	}

	@Test
	@Rule("R115")
	void doesNotChangeWhenAnotherOneIsDerived(ActorSystem system, Process self) {
		Probe watched = Probe.start(system);
		Subject<String> subject = self.subject();
		Subject<String> added = self.subject();
		self.trapExits(true);
		Monitor monitor = self.monitor(watched.pid());
		Selector<String> original = Selector.of(subject);

		original.select(added, (message) -> message);
		original.select(subject, (message) -> "changed");
		original.merge(Selector.of(added));
		original.other((message) -> "other");
		original.trappedExits((exit) -> "exit");
		original.monitors((down) -> "down");
		original.monitor(monitor, (down) -> "down");
		original.map((message) -> "mapped");
		original.deselect(subject);
		added.send("added");
		self.pid().sendExit(ExitReason.SHUTDOWN);
		watched.exit(ExitReason.SHUTDOWN);
		subject.send("taken");

		assertThat(self.receive(original, Expect.SOON)).contains("taken");
		assertThat(self.receive(original, Expect.A_WHILE)).isEmpty();
		self.flush();
	}

	@Test
	@Rule("R115")
	void takesNoLongerWhatWasDeselected(ActorSystem system, Process self) {
		Probe watched = Probe.start(system);
		Subject<String> kept = self.subject();
		Subject<String> deselected = self.subject();
		Subject<String> named = self.register(Name.unique("deselected"));
		Monitor monitor = self.monitor(watched.pid());
		Selector<String> wide = Selector.of(kept)
			.merge(Selector.of(deselected))
			.merge(Selector.of(named))
			.monitor(monitor, (down) -> "down");
		Selector<String> narrow = wide.deselect(deselected).deselect(named).deselect(monitor);
		deselected.send("deselected");
		named.send("named");
		watched.exit(ExitReason.SHUTDOWN);
		kept.send("kept");

		assertThat(self.receive(narrow, Expect.SOON)).contains("kept");
		assertThat(self.receive(narrow, Expect.A_WHILE)).isEmpty();
		assertThat(next(self, wide)).contains("deselected");
		assertThat(next(self, wide)).contains("named");
		assertThat(next(self, wide)).contains("down");
	}

	@Test
	@Rule("R116")
	void takesNothingWhenItIsEmpty(Process self) {
		Subject<String> subject = self.subject();
		subject.send("kept");

		assertThat(self.receive(Selector.empty(), Expect.A_WHILE)).isEmpty();

		assertThat(next(self, Selector.of(subject))).contains("kept");
	}

	@Test
	@Rule("R138")
	void takesANameByWhicheverSubjectOfIt(ActorSystem system, Process self) {
		Name<String> name = Name.unique("selected");
		self.register(name);

		system.<String>subject(Name.of(name.text())).send("by an equal name");

		assertThat(next(self, Selector.of(self.subject(name)))).contains("by an equal name");
	}

	@Test
	void runsItsMapperInTheReceiver(Process self) {
		Subject<String> subject = self.subject();
		self.spawn((process) -> subject.send("?"));

		assertThat(self.receive(Selector.of(subject, (message) -> Process.current().pid()), Expect.SOON))
			.contains(self.pid());
	}

	@Test
	void refusesNullsAtOnce(ActorSystem system, Process self) {
		Subject<String> subject = self.subject();
		Probe probe = Probe.start(system);
		Monitor monitor = self.monitor(probe.pid());
		Selector<String> selector = Selector.empty();

		assertThatNullPointerException().isThrownBy(() -> Selector.of((Subject<String>) null));
		assertThatNullPointerException().isThrownBy(() -> selector.select(null, (message) -> "?"));
		assertThatNullPointerException().isThrownBy(() -> selector.select(subject, null));
		assertThatNullPointerException().isThrownBy(() -> selector.other(null));
		assertThatNullPointerException().isThrownBy(() -> selector.trappedExits(null));
		assertThatNullPointerException().isThrownBy(() -> selector.monitors(null));
		assertThatNullPointerException().isThrownBy(() -> selector.monitor(monitor, null));
		assertThatNullPointerException().isThrownBy(() -> selector.map(null));
		assertThatNullPointerException().isThrownBy(() -> selector.merge(null));

		self.demonitor(monitor);
	}

	@Test
	@ActorSystemTest
	void refusesToReceiveInsideAProcessThatIsNotItsOwn(ActorSystem system, Process self) {
		Probe probe = Probe.start(system);

		probe.run((process) -> assertThatIllegalStateException()
			.isThrownBy(() -> self.receive(Selector.empty(), Duration.ZERO)));

		assertThat(probe.pid().isAlive()).isTrue();
	}

	private static <T> Optional<T> next(Process self, Selector<T> selector) {
		return self.receive(selector, Expect.A_WHILE);
	}

	private static Selector<String> everything(Subject<String> subject, String who) {
		return Selector.of(subject, (message) -> who + " subject")
			.trappedExits((exit) -> who + " exit")
			.monitors((down) -> who + " down")
			.other((message) -> who + " other");
	}

	private static List<Selector<String>> inEveryOrder(List<UnaryOperator<Selector<String>>> parts) {
		return permutations(parts).map((order) -> {
			Selector<String> selector = Selector.empty();
			for (UnaryOperator<Selector<String>> part : order) {
				selector = part.apply(selector);
			}
			return selector;
		}).toList();
	}

	private static <T> Stream<List<T>> permutations(List<T> all) {
		if (all.isEmpty()) {
			return Stream.of(List.of());
		}
		return all.stream()
			.flatMap((head) -> permutations(all.stream().filter((other) -> other != head).toList())
				.map((tail) -> Stream.concat(Stream.of(head), tail.stream()).toList()));
	}

}
