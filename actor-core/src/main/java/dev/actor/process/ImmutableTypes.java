package dev.actor.process;

import java.lang.annotation.Annotation;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Classes whose objects never change, though their fields do not show it. */
final class ImmutableTypes {

	private static final Set<Class<?>> VALUES = Set.of(Object.class, String.class, Boolean.class, Character.class,
			Byte.class, Short.class, Integer.class, Long.class, Float.class, Double.class, Void.class, BigInteger.class,
			BigDecimal.class, MathContext.class, UUID.class, URI.class, URL.class, Class.class, Locale.class,
			Currency.class, Pattern.class, OptionalInt.class, OptionalLong.class, OptionalDouble.class,
			InetSocketAddress.class, StackTraceElement.class);

	/** With all that implement or extend them. */
	private static final List<Class<?>> FAMILIES = List.of(Enum.class, Throwable.class, Path.class, Charset.class,
			InetAddress.class, Pid.class, Subject.class, Reply.class);

	private static final Set<Class<?>> HOLDERS = Set.of(Optional.class, AbstractMap.SimpleImmutableEntry.class,
			Map.entry("", "").getClass());

	/** The host of what {@code List.of} and its siblings make. */
	private static final Class<?> COLLECTIONS = List.of().getClass().getNestHost();

	private final Predicate<? super Class<?>> allowed;

	ImmutableTypes(Predicate<? super Class<?>> allowed) {
		this.allowed = allowed;
	}

	boolean contains(Class<?> type) {
		return type.isPrimitive() || VALUES.contains(type) || type.getPackageName().startsWith("java.time")
				|| FAMILIES.stream().anyMatch((family) -> family.isAssignableFrom(type)) || isOurs(type)
				|| isAnnotated(type) || this.allowed.test(type);
	}

	/** Whether its objects are immutable if what they hold is. */
	boolean isContainer(Class<?> type) {
		return HOLDERS.contains(type) || (isCollection(type) && type.getNestHost() == COLLECTIONS) || isWrapper(type);
	}

	static boolean isCollection(Class<?> type) {
		return Iterable.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type);
	}

	private static boolean isWrapper(Class<?> type) {
		String name = type.getSimpleName();
		return type.getEnclosingClass() == Collections.class
				&& (name.startsWith("Unmodifiable") || name.startsWith("Empty") || name.startsWith("Singleton"));
	}

	/** Types of this library, except what it wraps around a value of the user's. */
	private static boolean isOurs(Class<?> type) {
		boolean wraps = !Modifier.isPublic(type.getModifiers()) && type.getTypeParameters().length > 0;
		return type.getName().startsWith("dev.actor.") && !wraps
				&& type.getProtectionDomain() == ImmutableTypes.class.getProtectionDomain();
	}

	private static boolean isAnnotated(Class<?> type) {
		for (Annotation annotation : type.getAnnotations()) {
			if (annotation.annotationType().getSimpleName().equals("Immutable")) {
				return true;
			}
		}
		return false;
	}

}
