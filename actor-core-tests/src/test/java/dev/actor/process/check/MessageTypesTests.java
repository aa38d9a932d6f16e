package dev.actor.process.check;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.actor.ActorSystem;
import dev.actor.process.Ack;
import dev.actor.process.AttachedProcess;
import dev.actor.process.Exit;
import dev.actor.process.ExitReason;
import dev.actor.process.MessageCheck;
import dev.actor.process.MutableMessageException;
import dev.actor.process.Name;
import dev.actor.process.Pid;
import dev.actor.process.Subject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Which messages can be changed after they were sent. */
class MessageTypesTests {

	private final ActorSystem system = ActorSystem.builder("check").messageCheck(MessageCheck.FAIL).build();

	private final AttachedProcess self = this.system.attach();

	@AfterEach
	void close() {
		this.self.close();
		this.system.close();
	}

	private record Holder(@Nullable Object value) {
	}

	private record Box<T>(T value) {
	}

	private record Item(String name, BigDecimal price) {
	}

	private record Basket(List<Item> items, Map<String, Optional<Item>> byName, Set<TimeUnit> units) {
	}

	private record Amounts(int[] amounts) {
	}

	private record Lines(Collection<StringBuilder> lines) {
	}

	private record BoxOfBuilders(Box<StringBuilder> box) {
	}

	private record Anything(List<Object> all, Optional<Object> one) {
	}

	private record Forest(List<Forest> parts, Object owner) {
	}

	private record Tree(@Nullable Tree left, @Nullable Tree right, int value) {
	}

	private record Chain(@Nullable Chain next, Object value) {
	}

	private sealed interface Shape {

	}

	private record Circle(double radius) implements Shape {
	}

	private record Path2D(double[] points) implements Shape {
	}

	private record Drawing(Shape shape) {
	}

	private record Counted(AtomicLong count) {
	}

	private enum Stateful {

		ONE;

		@SuppressWarnings({ "unused", "ImmutableEnumChecker" })
		private int calls;

	}

	private static class Point {

		@SuppressWarnings("unused")
		private final int x = 1;

	}

	private static final class Pixel extends Point {

		@SuppressWarnings("unused")
		private final String colour = "red";

	}

	private static class Moving extends Point {

		@SuppressWarnings("unused")
		private int y = 1;

	}

	private static final class Rocket extends Moving {

	}

	@Retention(RetentionPolicy.RUNTIME)
	private @interface Immutable {

	}

	@Immutable
	private static final class Lazy {

		@SuppressWarnings("unused")
		private int hash;

	}

	static Stream<Object> immutable() {
		Tree leaf = new Tree(null, null, 1);
		String captured = "captured";
		Supplier<String> lambda = () -> captured;
		return Stream.of("text", 1, 1L, 'c', 1.0, true, BigInteger.ONE, BigDecimal.ONE, UUID.randomUUID(),
				URI.create("a:b"), String.class, Duration.ZERO, Instant.EPOCH, LocalDate.EPOCH, Locale.ROOT,
				Path.of("file"), TimeUnit.DAYS, Stateful.ONE, new Object(), new IllegalStateException(), Ack.OK,
				Name.of("name"), new Item("tea", BigDecimal.ONE),
				new Basket(List.of(new Item("tea", BigDecimal.ONE)), Map.of(), Set.of(TimeUnit.DAYS)), leaf,
				new Tree(leaf, leaf, 2), new Chain(new Chain(null, "end"), 1), new Drawing(new Circle(1)),
				new Holder(null), new Holder(List.of(Map.of("a", Set.of(1)))), new Box<>(Optional.of("text")),
				new Point(), new Pixel(), new Lazy(), lambda, new Holder(Stream.of(1, 2).toList()),
				new Holder(Collections.emptyList()), new Holder(Collections.singletonMap("a", 1)),
				new Holder(Collections.unmodifiableMap(new TreeMap<>(Map.of("a", 1)))), Map.entry("a", 1),
				new Holder(Stream.of("a", null).toList()), ExitReason.abnormal("cause"),
				new Holder(MessageTypesTests.class));
	}

	@ParameterizedTest
	@MethodSource
	void immutable(Object message) {
		Subject<Object> own = this.self.subject();

		own.send(message);

		assertThat(this.self.receive(own, Duration.ZERO)).isPresent();
	}

	static Stream<Arguments> mutable() {
		StringBuilder builder = new StringBuilder();
		Supplier<String> lambda = builder::toString;
		return Stream.of(
				arguments(new ArrayList<>(), "ArrayList: a java.util.ArrayList can be changed; use List.copyOf"),
				arguments(new Holder(new HashSet<>()),
						"Holder.value: a java.util.HashSet can be changed; use Set.copyOf"),
				arguments(new Holder(new HashMap<>()),
						"Holder.value: a java.util.HashMap can be changed; use Map.copyOf"),
				arguments(new Holder(new TreeMap<>()), "use Collections.unmodifiableSortedMap"),
				arguments(new Holder(Arrays.asList(1, 2)), "use List.copyOf"),
				arguments(new int[0], "elements of the array int[] can be replaced"),
				arguments(new Amounts(new int[1]), "Amounts.amounts: elements of the array int[] can be replaced"),
				arguments(new Lines(List.of()),
						"Lines.lines[]: a java.lang.StringBuilder is not known to be immutable"),
				arguments(new BoxOfBuilders(new Box<>(builder)), "BoxOfBuilders.box.value: a java.lang.StringBuilder"),
				arguments(new Basket(new ArrayList<>(), Map.of(), Set.of()), "Basket.items: a java.util.ArrayList"),
				arguments(new Basket(List.of(), new HashMap<>(), Set.of()), "Basket.byName: a java.util.HashMap"),
				arguments(new Holder(List.of(1, new ArrayList<>())), "Holder.value[]: a java.util.ArrayList"),
				arguments(new Holder(Map.of("a", new ArrayList<>())), "Holder.value[]: a java.util.ArrayList"),
				arguments(new Holder(Collections.unmodifiableList(new ArrayList<>(List.of(new Date())))),
						"Holder.value[]: a java.util.Date is not known"),
				arguments(new Box<>(Optional.of(builder)), "Box.value[]: a java.lang.StringBuilder"),
				arguments(new Chain(new Chain(null, new Date()), 1), "Chain.next.value: a java.util.Date"),
				arguments(new Drawing(new Path2D(new double[1])),
						"Drawing.shape.points: elements of the array double[]"),
				arguments(new Anything(List.of(1, new Date()), Optional.empty()), "Anything.all[]: a java.util.Date"),
				arguments(new Anything(List.of(), Optional.of(new Date())), "Anything.one[]: a java.util.Date"),
				arguments(new Forest(List.of(new Forest(List.of(), new Date())), "owner"),
						"Forest.parts[].owner: a java.util.Date"),
				arguments(new Counted(new AtomicLong()), "Counted.count: a java.util.concurrent.atomic.AtomicLong"),
				arguments(new Moving(), "Moving.y: this field of " + Moving.class.getTypeName() + " is not final"),
				arguments(new Rocket(), "Rocket.y: this field of"),
				arguments(new Holder(new Rocket()), "Holder.value.y:"),
				arguments(lambda, ": a java.lang.StringBuilder is not known to be immutable"));
	}

	@ParameterizedTest
	@MethodSource
	void mutable(Object message, String why) {
		Subject<Object> own = this.self.subject();

		assertThatExceptionOfType(MutableMessageException.class).isThrownBy(() -> own.send(message))
			.withMessageContaining(why);

		assertThat(this.self.receive(own, Duration.ZERO)).isEmpty();
	}

	@Test
	void addressesOfProcessesAreImmutable() {
		Subject<Object> own = this.self.subject();
		Pid pid = this.self.pid();

		own.send(own);
		own.send(new Holder(List.of(pid, own, this.self.monitor(pid), new Exit(pid, ExitReason.NORMAL))));

		assertThat(this.self.receive(own, Duration.ZERO)).isPresent();
		assertThat(this.self.receive(own, Duration.ZERO)).isPresent();
	}

	@Test
	void aLongChainIsLookedAtToItsEnd() {
		Subject<Object> own = this.self.subject();
		Chain chain = new Chain(null, new Date());
		for (int i = 0; i < 100_000; i++) {
			chain = new Chain(chain, i);
		}
		Chain mutable = chain;

		assertThatExceptionOfType(MutableMessageException.class).isThrownBy(() -> own.send(mutable))
			.withMessageStartingWith("Chain.next.next.next.next.next.next.next….next")
			.withMessageContaining(".next.next.value: a java.util.Date");
	}

}
