package dev.actor.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The page that leads from OTP's names to ours. */
class OtpMapTests {

	private static final Path PAGE = Path.of(System.getProperty("basedir", ""), "../docs/otp-map.md");

	private static final Pattern NAME = Pattern.compile("`([A-Z]\\w*)(?:\\.(\\w+))?`");

	@Test
	void eachNameOfOursIsThatOfAPublicClassOrMethod() throws IOException {
		Map<String, JavaClass> api = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
			.importPackages("dev.actor")
			.stream()
			.filter((type) -> type.getModifiers().contains(JavaModifier.PUBLIC) && !type.isNestedClass()
					&& !type.getPackageName().startsWith("dev.actor.internal"))
			.collect(Collectors.toMap(JavaClass::getSimpleName, Function.identity()));

		List<String> names = Files.readAllLines(PAGE)
			.stream()
			.filter((line) -> line.startsWith("| ") && line.split(" \\| ").length == 2)
			.map((line) -> line.split(" \\| ")[1])
			.flatMap((ours) -> NAME.matcher(ours).results())
			.filter((name) -> !exists(api, name))
			.map(MatchResult::group)
			.toList();

		assertThat(api).hasSizeGreaterThan(80);
		assertThat(names).isEmpty();
	}

	private static boolean exists(Map<String, JavaClass> api, MatchResult name) {
		JavaClass type = api.get(name.group(1));
		if (type == null || name.group(2) == null) {
			return type != null;
		}
		return Stream
			.concat(Stream.of(type),
					Stream.concat(type.getAllRawSuperclasses().stream(), type.getAllRawInterfaces().stream()))
			.flatMap((each) -> each.getMethods().stream())
			.anyMatch((method) -> method.getName().equals(name.group(2))
					&& !method.getModifiers().contains(JavaModifier.PRIVATE));
	}

	@Test
	void thePageHasNames() throws IOException {
		assertThat(NAME.matcher(Files.readString(PAGE)).results()).hasSizeGreaterThan(150);
	}

}
