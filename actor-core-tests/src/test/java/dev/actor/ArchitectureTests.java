package dev.actor;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.properties.HasModifiers;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * The packages of the core and who may know whom.
 */
@AnalyzeClasses(packages = "dev.actor", importOptions = ArchitectureTests.CoreOnly.class)
class ArchitectureTests {

	private static final String INTERNAL = "dev.actor.internal..";

	private static final List<String> FROM_THE_GROUND_UP = List.of(INTERNAL, "dev.actor.process..",
			"dev.actor.inspect..", "dev.actor.behavior..", "dev.actor.registry..", "dev.actor.supervisor..",
			"dev.actor.statemachine..", "dev.actor.task..", "dev.actor.pool..", "dev.actor");

	/** Neither the tests nor the test kit. */
	static final class CoreOnly implements ImportOption {

		@Override
		public boolean includes(Location location) {
			return location.contains("/actor-core/") || location.contains("/actor-core-0");
		}

	}

	@ArchTest
	void packagesAreFreeOfCycles(JavaClasses core) {
		slices().matching("dev.(**)").should().beFreeOfCycles().allowEmptyShould(true).check(core);
	}

	@ArchTest
	void packagesKnowOnlyThoseBelowThem(JavaClasses core) {
		LayeredArchitecture order = layeredArchitecture().consideringOnlyDependenciesInLayers()
			.withOptionalLayers(true)
			.ensureAllClassesAreContainedInArchitecture();
		for (String name : FROM_THE_GROUND_UP) {
			order = order.layer(name).definedBy(name);
		}
		List<String> below = new ArrayList<>();
		for (String name : FROM_THE_GROUND_UP) {
			order = below.isEmpty() ? order.whereLayer(name).mayNotAccessAnyLayer()
					: order.whereLayer(name).mayOnlyAccessLayers(below.toArray(String[]::new));
			below.add(name);
		}
		order.allowEmptyShould(true).check(core);
	}

	@ArchTest
	void theCoreKnowsOnlyTheJdkAndSlf4jAndJspecify(JavaClasses core) {
		classes().should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage("dev.actor..", "java..", "jdk..", "org.jspecify..", "org.slf4j..")
			.allowEmptyShould(true)
			.check(core);
	}

	@ArchTest
	void noSignatureOfTheApiMentionsAnInternalType(JavaClasses core) {
		classes().that()
			.resideOutsideOfPackage(INTERNAL)
			.and(arePartOfTheApi())
			.should(mentionNoInternalType())
			.allowEmptyShould(true)
			.check(core);
	}

	@ArchTest
	void noClassIsNamedUtilOrHelperOrManagerOrImpl(JavaClasses core) {
		noClasses().should().haveNameMatching(".*(Utils?|Helper|Manager|Impl)").allowEmptyShould(true).check(core);
	}

	private static DescribedPredicate<JavaClass> arePartOfTheApi() {
		return DescribedPredicate.describe("are part of the API", ArchitectureTests::isApi);
	}

	private static boolean isApi(JavaClass type) {
		return isVisible(type) && type.getEnclosingClass().map(ArchitectureTests::isApi).orElse(true);
	}

	private static boolean isVisible(HasModifiers element) {
		return (element.getModifiers().contains(JavaModifier.PUBLIC)
				|| element.getModifiers().contains(JavaModifier.PROTECTED))
				&& !element.getModifiers().contains(JavaModifier.SYNTHETIC);
	}

	private static ArchCondition<JavaClass> mentionNoInternalType() {
		return new ArchCondition<>("mention no type of " + INTERNAL) {

			@Override
			public void check(JavaClass type, ConditionEvents events) {
				supertypes(type).flatMap(ArchitectureTests::internalTypes)
					.forEach((internal) -> report(type, type.getDescription() + " is a subtype of", internal, events));
				type.getAllMembers()
					.stream()
					.filter(ArchitectureTests::isVisible)
					.forEach((member) -> types(member).flatMap(ArchitectureTests::internalTypes)
						.forEach((internal) -> report(type, member.getDescription() + " mentions", internal, events)));
			}

			private void report(JavaClass type, String violation, JavaClass internal, ConditionEvents events) {
				events.add(SimpleConditionEvent.violated(type,
						violation + " " + internal.getName() + " in " + type.getSourceCodeLocation()));
			}

		};
	}

	private static Stream<JavaType> supertypes(JavaClass type) {
		Stream<JavaType> parameters = type.getTypeParameters()
			.stream()
			.flatMap((parameter) -> parameter.getUpperBounds().stream());
		Stream<JavaType> ancestors = Stream
			.<JavaClass>concat(type.getAllRawSuperclasses().stream(), type.getAllRawInterfaces().stream())
			.map(JavaType.class::cast);
		Stream<JavaType> parents = Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream());
		return Stream.of(parameters, ancestors, parents).flatMap((types) -> types);
	}

	private static Stream<JavaType> types(JavaMember member) {
		if (member instanceof JavaField field) {
			return Stream.of(field.getType());
		}
		JavaCodeUnit method = (JavaCodeUnit) member;
		Stream<JavaType> bounds = method.getTypeParameters()
			.stream()
			.flatMap((parameter) -> parameter.getUpperBounds().stream());
		Stream<JavaType> thrown = method.getExceptionTypes().stream().map(JavaType.class::cast);
		return Stream.of(Stream.of(method.getReturnType()), method.getParameterTypes().stream(), bounds, thrown)
			.flatMap((types) -> types);
	}

	private static Stream<JavaClass> internalTypes(JavaType type) {
		return type.getAllInvolvedRawTypes().stream().filter(JavaClass.Predicates.resideInAPackage(INTERNAL));
	}

}
