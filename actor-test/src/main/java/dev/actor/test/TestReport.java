package dev.actor.test;

/** What was known of a system when its test failed; shows among the causes of that. */
final class TestReport extends RuntimeException {

	private static final long serialVersionUID = 1L;

	TestReport(String report) {
		super(report, null, false, false);
	}

}
