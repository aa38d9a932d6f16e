package dev.actor.spring.boot.autoconfigure;

import java.util.List;
import java.util.stream.Collectors;

import dev.actor.process.ExitReason;
import dev.actor.spring.boot.autoconfigure.Escalations.Escalation;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;

/** Does what is configured for the case that the root supervisor has ended by itself. */
final class RootExit implements ApplicationListener<ApplicationReadyEvent> {

	private static final Log logger = LogFactory.getLog(RootExit.class);

	private final ConfigurableApplicationContext context;

	private final String system;

	private final String root;

	private final ActorLifecycleProperties properties;

	private final Escalations escalations;

	private volatile boolean broken;

	RootExit(ConfigurableApplicationContext context, String system, String root, ActorLifecycleProperties properties,
			Escalations escalations) {
		this.context = context;
		this.system = system;
		this.root = root;
		this.properties = properties;
		this.escalations = escalations;
	}

	/** Returns when it is done; does not return if the JVM ends. */
	void exited(ExitReason reason) {
		logger.error(report(reason));
		this.escalations.forget();
		switch (this.properties.onRootExit()) {
			case MARK_BROKEN -> {
				this.broken = true;
				publish(LivenessState.BROKEN);
			}
			case CLOSE_CONTEXT -> this.context.close();
			case EXIT -> System.exit(SpringApplication.exit(this.context, this.properties::rootExitCode));
			case REPORT -> {
			}
		}
	}

	/** There is a root again. */
	void started() {
		if (this.broken) {
			this.broken = false;
			publish(LivenessState.CORRECT);
		}
	}

	/** Boot has said meanwhile that the application is alive, since it has started. */
	@Override
	public void onApplicationEvent(ApplicationReadyEvent event) {
		if (this.broken) {
			publish(LivenessState.BROKEN);
		}
	}

	private void publish(LivenessState state) {
		if (this.context.isActive()) {
			AvailabilityChangeEvent.publish(this.context, state);
		}
	}

	private String report(ExitReason reason) {
		return """


				*************************
				ROOT SUPERVISOR HAS ENDED
				*************************

				Description:

				Root supervisor '%s' of actor system '%s' has ended (%s), though nobody stopped the application. \
				No actor runs any more.%s

				Action:

				%s %s
				""".formatted(this.root, this.system, reason, course(), advice(), consequence());
	}

	private String course() {
		List<Escalation> chain = this.escalations.from(this.root);
		if (chain.isEmpty()) {
			return "";
		}
		return chain.stream()
			.map((step) -> "\n    - '%s', because its children ended too often, last '%s' (%s)"
				.formatted(step.supervisor(), step.child(), step.reason()))
			.collect(Collectors.joining("", " The supervisors that gave up, from the top down:\n", ""));
	}

	private String advice() {
		List<Escalation> chain = this.escalations.from(this.root);
		if (chain.isEmpty()) {
			return "Find out who stopped or killed it.";
		}
		return """
				Find out why '%s' ends: the log has a report of each crash. If so many restarts are to be expected, \
				raise 'actor.root.intensity' or the intensity of the supervisor that gave up first.\
				""".formatted(chain.getLast().child());
	}

	private String consequence() {
		return switch (this.properties.onRootExit()) {
			case MARK_BROKEN ->
				"The application is marked as broken, so that its platform restarts it ('actor.on-root-exit' is 'mark-broken').";
			case CLOSE_CONTEXT -> "The application context closes ('actor.on-root-exit' is 'close-context').";
			case EXIT ->
				"The JVM ends with code %d ('actor.on-root-exit' is 'exit').".formatted(this.properties.rootExitCode());
			case REPORT -> "The application goes on without its actors ('actor.on-root-exit' is 'report').";
		};
	}

}
