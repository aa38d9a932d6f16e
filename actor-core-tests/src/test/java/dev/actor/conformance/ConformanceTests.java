package dev.actor.conformance;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import dev.actor.conformance.Exemptions.Exemption;
import dev.actor.conformance.Rules.Group;
import dev.actor.conformance.Rules.Row;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each rule that binds the library is proven by a test, and the table of them is true.
 */
class ConformanceTests {

	static final String COMMAND = "mvn -pl actor-core-tests -am test -Dtest=ConformanceTests; "
			+ "cp actor-core-tests/target/conformance.md docs/conformance.md";

	private static final Path MODULE = Path.of(System.getProperty("basedir", ""));

	private static final Path DOCUMENTS = MODULE.resolve("../docs");

	/** Of a group, in hundredths, without the reasons being written down at length. */
	private static final int TOLERATED = 5;

	private final Rules rules = Rules.read(DOCUMENTS.resolve("otp-rules.md"));

	private final Proofs proofs = Proofs.find(testClasses());

	private final Exemptions exemptions = Exemptions
		.read(MODULE.resolve("src/test/resources/conformance-exemptions.txt"));

	ConformanceTests() throws IOException, URISyntaxException {
	}

	private static Path testClasses() throws URISyntaxException {
		return Path.of(ConformanceTests.class.getProtectionDomain().getCodeSource().getLocation().toURI());
	}

	@Test
	void eachRuleIsProvenOrHasAReasonNotToBe() {
		List<Row> open = this.rules.groups()
			.stream()
			.flatMap((group) -> group.rows().stream())
			.filter((row) -> this.proofs.of(row.id()).isEmpty() && this.exemptions.of(row.id()).isEmpty())
			.toList();

		assertThat(this.rules.ids()).hasSizeGreaterThan(300);
		assertThat(this.rules.groups()).hasSize(23);
		assertThat(open).isEmpty();
	}

	@Test
	void annotationsAndReasonsNameRulesThatExist() {
		Set<String> known = this.rules.ids();

		assertThat(this.proofs.tests().entrySet()).filteredOn((proof) -> !known.contains(proof.getKey())).isEmpty();
		assertThat(this.exemptions.all()).filteredOn((exemption) -> !known.contains(exemption.rule())).isEmpty();
	}

	@Test
	void noRuleHasBothATestAndAReasonToHaveNone() {
		assertThat(this.exemptions.all()).extracting(Exemption::rule).doesNotHaveDuplicates();
		assertThat(this.exemptions.all()).filteredOn((exemption) -> !this.proofs.of(exemption.rule()).isEmpty())
			.isEmpty();
	}

	@Test
	void whatProvesARuleIsRunByTheBuild() {
		assertThat(this.proofs.idle()).isEmpty();
	}

	@Test
	void groupsWithManyReasonsHaveThemInADecisionRecord() {
		assertThat(this.rules.groups()
			.stream()
			.filter(this::exceedsWhatIsTolerated)
			.flatMap((group) -> exempt(group).stream())
			.filter((exemption) -> exemption.adr().isEmpty())).isEmpty();
		assertThat(this.exemptions.all()).flatMap((exemption) -> exemption.adr().stream().toList())
			.filteredOn((adr) -> !Files.exists(DOCUMENTS.resolve(adr)))
			.isEmpty();
	}

	private boolean exceedsWhatIsTolerated(Group group) {
		return exempt(group).size() * 100 > TOLERATED * group.rows().size();
	}

	private List<Exemption> exempt(Group group) {
		return group.rows().stream().flatMap((row) -> this.exemptions.of(row.id()).stream()).toList();
	}

	@Test
	void theTableIsWhatTheTestsSay() throws IOException {
		String table = new Table(this.rules, this.proofs, this.exemptions).text();
		Files.writeString(MODULE.resolve("target/conformance.md"), table);

		Path committed = DOCUMENTS.resolve("conformance.md");
		List<String> is = Files.exists(committed) ? Files.readAllLines(committed) : List.of();

		assertThat(difference(is, table.lines().toList()))
			.as("docs/conformance.md is not what the tests say; to make it so: %s", COMMAND)
			.isEmpty();
	}

	private static Optional<String> difference(List<String> is, List<String> shallBe) {
		return IntStream.range(0, Math.max(is.size(), shallBe.size()))
			.filter((i) -> !line(is, i).equals(line(shallBe, i)))
			.mapToObj((i) -> "line %d is%n    %s%n  and should be%n    %s".formatted(i + 1, line(is, i),
					line(shallBe, i)))
			.findFirst();
	}

	private static String line(List<String> lines, int index) {
		return (index < lines.size()) ? lines.get(index) : "(the end)";
	}

}
