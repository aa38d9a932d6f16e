package dev.actor.process;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;

import dev.actor.process.Shape.Flaw;
import dev.actor.process.Shape.Slot;
import org.jspecify.annotations.Nullable;

/** The shapes of classes, each found out once. */
final class Shapes extends ClassValue<Shape> {

	private final ImmutableTypes immutable;

	Shapes(ImmutableTypes immutable) {
		this.immutable = immutable;
	}

	@Override
	protected Shape computeValue(Class<?> type) {
		try {
			return shape(type);
		}
		catch (RuntimeException | LinkageError ex) {
			// The predicate's, or a class that the type mentions is not there.
			return Shape.flawed(new Flaw("", "nobody can tell whether it changes (" + ex + "); make that possible"));
		}
	}

	private Shape shape(Class<?> type) {
		if (this.immutable.contains(type)) {
			return Shape.fixed();
		}
		if (this.immutable.isContainer(type)) {
			return Shape.container();
		}
		Declared declared = new Declared(true);
		Content content = declared.content(type, type);
		if (content.flaw == null && content.sure != Sure.YES) {
			// Now what lies beyond a recursion counts too.
			content = new Declared(false).content(type, type);
		}
		if (content.flaw != null) {
			return Shape.flawed(content.flaw);
		}
		for (Slot slot : content.open) {
			if (!slot.field().trySetAccessible()) {
				return Shape.flawed(new Flaw("." + slot.field().getName(),
						"its module lets nobody see what is in it; open its package to dev.actor"));
			}
		}
		return content.open.isEmpty() ? Shape.fixed() : Shape.open(List.copyOf(content.open));
	}

	/** How much a declared type tells. */
	private enum Sure {

		/** Whatever is in there is immutable. */
		YES,

		/** What it holds is immutable; it may be mutable itself. */
		SHELL,

		/** Only the value tells. */
		NO

	}

	/** What the fields of one class tell. */
	private static final class Content {

		private @Nullable Flaw flaw;

		private Sure sure = Sure.YES;

		private final List<Slot> open = new ArrayList<>();

	}

	/** One look at declared types, from the class of a message downwards. */
	private final class Declared {

		private final boolean hopeful;

		private final List<Class<?>> above = new ArrayList<>();

		/**
		 * A type that contains itself is immutable if nothing else in it speaks against
		 * it.
		 */
		Declared(boolean hopeful) {
			this.hopeful = hopeful;
		}

		/** What an object of exactly this class has in its fields. */
		Content content(Class<?> type, Type generic) {
			Content content = new Content();
			String mutable = mutable(type);
			if (mutable != null) {
				content.flaw = new Flaw("", mutable);
				return content;
			}
			this.above.add(type);
			for (Class<?> owner = type; owner != null; owner = owner.getSuperclass()) {
				Map<TypeVariable<?>, Type> bound = (owner == type) ? arguments(type, generic) : Map.of();
				for (Field field : owner.getDeclaredFields()) {
					if (content.flaw == null && !Modifier.isStatic(field.getModifiers())) {
						add(content, field, bound);
					}
				}
			}
			this.above.removeLast();
			return content;
		}

		private void add(Content content, Field field, Map<TypeVariable<?>, Type> bound) {
			if (!Modifier.isFinal(field.getModifiers())) {
				content.flaw = new Flaw("." + field.getName(),
						"this field of " + field.getDeclaringClass().getTypeName() + " is not final; make it so");
				return;
			}
			Content within = new Content();
			Sure sure = sure(field.getGenericType(), bound, within);
			if (within.flaw != null) {
				content.flaw = within.flaw.under(field);
			}
			else if (sure != Sure.YES) {
				content.sure = Sure.NO;
				content.open.add(new Slot(field, sure == Sure.SHELL));
			}
		}

		/** Leaves a flaw that every value of the type has. */
		private Sure sure(Type generic, Map<TypeVariable<?>, Type> bound, Content flawed) {
			Type resolved = bound.getOrDefault(generic, generic);
			Class<?> type = erase(resolved);
			if (Shapes.this.immutable.contains(type) && type != Object.class) {
				return Sure.YES;
			}
			if (type == Optional.class || (type.isInterface() && ImmutableTypes.isCollection(type))) {
				return elements(type, resolved, bound, flawed);
			}
			if (this.above.contains(type)) {
				return this.hopeful ? Sure.YES : Sure.NO;
			}
			Sure own = Sure.YES;
			if (!type.isInterface() && type != Object.class) {
				Content content = content(type, resolved);
				flawed.flaw = content.flaw;
				own = content.sure;
			}
			if (flawed.flaw != null || own == Sure.NO || Modifier.isFinal(type.getModifiers())) {
				return own;
			}
			return (type.isSealed() && areSure(type)) ? Sure.YES : Sure.NO;
		}

		private boolean areSure(Class<?> sealed) {
			this.above.add(sealed);
			boolean sure = Arrays.stream(sealed.getPermittedSubclasses()).allMatch((permitted) -> {
				Content content = new Content();
				return sure(permitted, Map.of(), content) == Sure.YES && content.flaw == null;
			});
			this.above.removeLast();
			return sure;
		}

		private Sure elements(Class<?> type, Type generic, Map<TypeVariable<?>, Type> bound, Content flawed) {
			boolean sure = generic instanceof ParameterizedType && type.getName().startsWith("java.");
			if (generic instanceof ParameterizedType parameterized) {
				for (Type argument : parameterized.getActualTypeArguments()) {
					Content content = new Content();
					sure &= sure(argument, bound, content) == Sure.YES && content.flaw == null;
					if (content.flaw != null && flawed.flaw == null) {
						flawed.flaw = new Flaw("[]" + content.flaw.path(), content.flaw.why());
					}
				}
			}
			return !sure ? Sure.NO : (type == Optional.class) ? Sure.YES : Sure.SHELL;
		}

	}

	/** Why every object of the class can be changed, as far as that is not in fields. */
	private static @Nullable String mutable(Class<?> type) {
		String name = type.getTypeName();
		if (type.isArray()) {
			return "elements of the array " + name + " can be replaced; use List.of";
		}
		if (!type.getName().startsWith("java.") || Modifier.isAbstract(type.getModifiers())) {
			return null;
		}
		if (ImmutableTypes.isCollection(type)) {
			return "a " + name + " can be changed; use " + copy(type);
		}
		return hasFields(type) ? "a " + name + " is not known to be immutable; use a type that is" : null;
	}

	private static String copy(Class<?> type) {
		boolean sorted = SortedMap.class.isAssignableFrom(type) || SortedSet.class.isAssignableFrom(type);
		if (Map.class.isAssignableFrom(type)) {
			return sorted ? "Collections.unmodifiableSortedMap" : "Map.copyOf";
		}
		if (Set.class.isAssignableFrom(type)) {
			return sorted ? "Collections.unmodifiableSortedSet" : "Set.copyOf";
		}
		return "List.copyOf";
	}

	private static boolean hasFields(Class<?> type) {
		for (Class<?> owner = type; owner != null; owner = owner.getSuperclass()) {
			for (Field field : owner.getDeclaredFields()) {
				if (!Modifier.isStatic(field.getModifiers())) {
					return true;
				}
			}
		}
		return false;
	}

	private static Map<TypeVariable<?>, Type> arguments(Class<?> type, Type generic) {
		if (!(generic instanceof ParameterizedType parameterized)) {
			return Map.of();
		}
		Map<TypeVariable<?>, Type> arguments = new HashMap<>();
		for (int i = 0; i < type.getTypeParameters().length; i++) {
			arguments.put(type.getTypeParameters()[i], parameterized.getActualTypeArguments()[i]);
		}
		return arguments;
	}

	private static Class<?> erase(Type type) {
		return switch (type) {
			case Class<?> plain -> plain;
			case ParameterizedType parameterized -> erase(parameterized.getRawType());
			case WildcardType wildcard -> erase(wildcard.getUpperBounds()[0]);
			case TypeVariable<?> variable -> erase(variable.getBounds()[0]);
			// The one that is left: an array of something generic.
			default -> Object[].class;
		};
	}

}
