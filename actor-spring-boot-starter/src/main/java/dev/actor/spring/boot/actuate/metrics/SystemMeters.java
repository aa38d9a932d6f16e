package dev.actor.spring.boot.actuate.metrics;

import dev.actor.ActorSystem;
import dev.actor.process.CallOutcome;
import dev.actor.process.CrashReport;
import dev.actor.process.DeadLetter;
import dev.actor.process.ExitReason;
import dev.actor.process.Pid;
import dev.actor.process.ProcessListener;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * The meters of a system in one registry. Looks up once where each event belongs, which
 * takes longer than to count it. What supervisors handle are their children, not
 * messages.
 */
final class SystemMeters implements ProcessListener {

	private final Places places;

	private final ProcessMeters processes;

	private final MessageMeters messages;

	private final CallMeters calls;

	SystemMeters(MeterRegistry registry, ActorSystem system, Places places, boolean messageTypes) {
		this.places = places;
		this.processes = new ProcessMeters(registry, system, places);
		this.messages = new MessageMeters(registry, system, places, messageTypes);
		this.calls = new CallMeters(registry, places);
	}

	@Override
	public void spawned(Pid pid) {
		this.processes.spawned();
	}

	@Override
	public void exited(Pid pid, String label, ExitReason reason, long handled) {
		Place place = this.places.of(pid);
		this.processes.exited(place, reason);
		if (handled > 0 && this.places.works(place)) {
			this.messages.ended(place, handled);
		}
	}

	@Override
	public void crashed(CrashReport report) {
		if (!report.signalled()) {
			this.processes.failed(this.places.of(report.pid()));
		}
	}

	@Override
	public void restarted(String supervisor, String child, ExitReason reason) {
		this.processes.restarted(this.places.of(supervisor, child));
	}

	@Override
	public void gaveUp(String supervisor, String child, ExitReason reason) {
		this.processes.gaveUp(this.places.isSupervisor(supervisor) ? supervisor : Place.OTHER);
	}

	@Override
	public void sampled(Pid pid, String label, Object message, long nanos) {
		Place place = this.places.of(pid);
		if (this.places.works(place)) {
			this.messages.handled(place, message, nanos);
		}
	}

	@Override
	public void waited(Pid pid, String label, Object message, long nanos) {
		Place place = this.places.of(pid);
		if (this.places.works(place)) {
			this.messages.waited(place, nanos);
		}
	}

	@Override
	public void deadLetter(DeadLetter letter) {
		this.messages.lost(this.places.of(letter.recipient()), letter.cause());
	}

	@Override
	public void called(Object callee, CallOutcome outcome) {
		Place place = this.places.of(callee);
		if (this.places.works(place)) {
			this.calls.ended(place, outcome);
		}
	}

	@Override
	public void callSampled(Pid callee, CallOutcome outcome, long nanos) {
		Place place = this.places.of(callee);
		if (this.places.works(place)) {
			this.calls.took(place, outcome, nanos);
		}
	}

}
