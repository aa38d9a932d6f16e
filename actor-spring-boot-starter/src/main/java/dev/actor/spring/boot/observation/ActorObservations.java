package dev.actor.spring.boot.observation;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.Supplier;

import dev.actor.process.ContextCarrier;
import dev.actor.process.CrashReport;
import dev.actor.process.ExitReason;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.ProcessListener;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Observes each message that is sent to an actor, as a part of what its sender was about,
 * and that the actor handles it, as a child of the send. Travels with messages, timers
 * and tasks.
 */
public final class ActorObservations implements ContextCarrier, CallObserver {

	private static final String NOBODY = "none";

	private final ObservationRegistry registry;

	private final Predicate<String> observed;

	private final @Nullable ActorObservationConvention convention;

	private final Predicate<String> sent;

	private final @Nullable ActorSendObservationConvention sendConvention;

	/**
	 * Observations for a registry.
	 * @param registry the registry
	 * @param observed which actors are observed, by name; others carry on what they were
	 * given
	 * @param convention how to call them, or {@code null} for the default
	 * @param sent to which actors sends are observed, by name
	 * @param sendConvention how to call those, or {@code null} for the default
	 */
	public ActorObservations(ObservationRegistry registry, Predicate<String> observed,
			@Nullable ActorObservationConvention convention, Predicate<String> sent,
			@Nullable ActorSendObservationConvention sendConvention) {
		this.registry = registry;
		this.observed = observed;
		this.convention = convention;
		this.sent = sent;
		this.sendConvention = sendConvention;
	}

	@Override
	public @Nullable Snapshot capture() {
		Observation current = this.registry.getCurrentObservation();
		return (current != null) ? () -> goOn(current) : null;
	}

	@Override
	public @Nullable Snapshot capture(Pid recipient) {
		String actor = name(recipient);
		return (this.sent.test(actor) && !isCall(actor)) ? new Send(sending(actor).start()) : capture();
	}

	/** A request is sent within the call of its callee, which is observed itself. */
	private boolean isCall(String actor) {
		Observation current = this.registry.getCurrentObservation();
		return current != null && current.getContextView() instanceof CallContext call && call.actor().equals(actor);
	}

	/** Unlike that of a handler, who may send to himself. */
	private static final class CallContext extends ActorObservationContext {

		CallContext(String actor) {
			super(actor);
		}

	}

	/** Is the parent of what its recipient does. */
	private final class Send implements Snapshot {

		private final Observation observation;

		Send(Observation observation) {
			this.observation = observation;
		}

		@Override
		public ContextCarrier.Scope restore() {
			return goOn(this.observation);
		}

		@Override
		public void sent(boolean delivered) {
			if (!delivered) {
				this.observation.error(new UndeliveredException());
			}
			this.observation.stop();
		}

	}

	/** For the span: it has no stack, which would be that of the sender. */
	private static final class UndeliveredException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		UndeliveredException() {
			super("The message did not get into the mailbox", null, false, false);
		}

	}

	private Observation sending(String actor) {
		return ActorObservationDocumentation.SEND.observation(this.sendConvention,
				new DefaultActorSendObservationConvention(), () -> new ActorSendObservationContext(actor),
				this.registry);
	}

	@Override
	public Snapshot empty() {
		return () -> goOn(null);
	}

	private Scope goOn(@Nullable Observation parent) {
		String actor = Process.ifCurrent().map(Process::pid).map(ActorObservations::name).orElse(null);
		if (actor != null && this.observed.test(actor)) {
			Observation observation = handling(actor, parent).start();
			Observation.Scope scope = observation.openScope();
			return () -> {
				scope.close();
				observation.stop();
			};
		}
		if (parent != null) {
			return parent.openScope()::close;
		}
		return () -> {
		};
	}

	private Observation handling(String actor, @Nullable Observation parent) {
		Observation observation = ActorObservationDocumentation.HANDLE.observation(this.convention,
				new DefaultActorObservationConvention.Handle(), () -> new ActorObservationContext(actor),
				this.registry);
		return (parent != null) ? observation.parentObservation(parent) : observation;
	}

	private static String name(Pid pid) {
		String label = pid.label();
		return label.isEmpty() ? NOBODY : label;
	}

	@Override
	public <R> R observe(String actor, Supplier<R> call) {
		return this.observed.test(actor) ? Objects.requireNonNull(calling(actor).observe(call)) : call.get();
	}

	@Override
	@SuppressWarnings("FutureReturnValueIgnored") // who cancels that one would not give
													// up the call
	public <R> CompletableFuture<R> observeAsync(String actor, Supplier<CompletableFuture<R>> call) {
		if (!this.observed.test(actor)) {
			return call.get();
		}
		Observation observation = calling(actor).start();
		Observation.Scope scope = observation.openScope();
		try {
			CompletableFuture<R> answer = call.get();
			answer.whenComplete((value, failure) -> ended(observation, failure));
			return answer;
		}
		catch (RuntimeException ex) {
			ended(observation, ex);
			throw ex;
		}
		finally {
			scope.close();
		}
	}

	private static void ended(Observation observation, @Nullable Throwable failure) {
		if (failure != null) {
			observation.error(failure);
		}
		observation.stop();
	}

	private Observation calling(String actor) {
		return ActorObservationDocumentation.CALL.observation(this.convention,
				new DefaultActorObservationConvention.Call(), () -> new CallContext(actor), this.registry);
	}

	/**
	 * Makes a crash the error of the observation in which it came.
	 * @return for the system that has the observations
	 */
	public ProcessListener crashes() {
		return new ProcessListener() {

			@Override
			public void crashed(CrashReport report) {
				// Still on the thread, and in the context, of what crashed.
				Observation current = ActorObservations.this.registry.getCurrentObservation();
				if (current != null && report.reason() instanceof ExitReason.Abnormal(Throwable cause)) {
					current.error(cause);
				}
			}

		};
	}

	@Override
	public String toString() {
		return "observations";
	}

}
