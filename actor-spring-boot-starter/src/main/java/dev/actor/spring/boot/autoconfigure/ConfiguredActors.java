package dev.actor.spring.boot.autoconfigure;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import dev.actor.inspect.TreeNode;
import dev.actor.process.Name;
import dev.actor.process.SpawnOptions;
import dev.actor.supervisor.ChildSpec;
import dev.actor.supervisor.Shutdown;
import org.jspecify.annotations.Nullable;

/** What the configuration says of single actors and supervisors. */
final class ConfiguredActors {

	private final Map<String, ActorProperties.Actor> actors;

	private final Map<String, ActorProperties.Supervisor> supervisors;

	private final ActorProperties.Defaults defaults;

	private final Set<String> seen = new TreeSet<>();

	ConfiguredActors(ActorProperties properties) {
		this.actors = properties.actors();
		this.supervisors = properties.supervisors();
		this.defaults = properties.defaults();
	}

	private ActorProperties.@Nullable Actor named(@Nullable Name<?> name) {
		return (name != null) ? this.actors.get(name.text()) : null;
	}

	/** At each start of a process. */
	SpawnOptions options(SpawnOptions said) {
		boolean usual = said.initTimeout().equals(SpawnOptions.DEFAULT.initTimeout());
		SpawnOptions options = (usual && !said.initTimeout().equals(this.defaults.initTimeout()))
				? said.initTimeout(this.defaults.initTimeout()) : said;
		ActorProperties.Actor actor = named(said.name());
		if (actor != null && actor.initTimeout() != null) {
			options = options.initTimeout(actor.initTimeout());
		}
		if (actor != null && actor.mailbox() != null) {
			options = options.mailbox(actor.mailbox().limit());
		}
		return options;
	}

	/** Before the tree starts. */
	ChildSpec child(ChildSpec declared) {
		return (declared.kind() == TreeNode.Kind.SUPERVISOR) ? supervisor(declared) : worker(declared);
	}

	private ChildSpec supervisor(ChildSpec declared) {
		this.seen.add(declared.id());
		ActorProperties.Supervisor supervisor = this.supervisors.get(declared.id());
		if (supervisor == null) {
			return declared;
		}
		try {
			return declared.intensity(Objects.requireNonNullElse(supervisor.intensity(), this.defaults.intensity()),
					Objects.requireNonNullElse(supervisor.period(), this.defaults.period()));
		}
		catch (UnsupportedOperationException ex) {
			throw InvalidActorTreeException.unlimitedSupervisor(declared.id());
		}
	}

	private ChildSpec worker(ChildSpec declared) {
		ActorProperties.Actor actor = this.actors.get(declared.id());
		if (actor != null && actor.shutdownTimeout() != null) {
			return declared.shutdown(actor.shutdownTimeout());
		}
		boolean usual = declared.shutdown().equals(Shutdown.DEFAULT);
		return usual ? declared.shutdown(this.defaults.shutdownTimeout()) : declared;
	}

	/** When the tree was put together of what was shown here. */
	void requireKnown(List<String> actors) {
		requireKnown("actor.actors", "actor", this.actors.keySet(), actors);
		requireKnown("actor.supervisors", "supervisor", this.supervisors.keySet(), this.seen);
	}

	private static void requireKnown(String property, String what, Set<String> configured,
			Collection<String> declared) {
		configured.stream().filter((name) -> !declared.contains(name)).sorted().findFirst().ifPresent((name) -> {
			throw InvalidActorTreeException.unknown(property, what, name, declared);
		});
	}

}
