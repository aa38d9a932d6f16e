package dev.actor.spring.boot.autoconfigure;

import java.util.List;
import java.util.Map;

import dev.actor.process.Name;
import dev.actor.process.SpawnOptions;
import dev.actor.supervisor.ChildSpec;
import dev.actor.supervisor.Shutdown;
import org.jspecify.annotations.Nullable;

/** What the configuration says of single actors. */
final class ConfiguredActors {

	private final Map<String, ActorProperties.Actor> actors;

	private final ActorProperties.Defaults defaults;

	ConfiguredActors(ActorProperties properties) {
		this.actors = properties.actors();
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
		ActorProperties.Actor actor = this.actors.get(declared.id());
		if (actor != null && actor.shutdownTimeout() != null) {
			return declared.shutdown(actor.shutdownTimeout());
		}
		boolean usual = declared.shutdown().equals(Shutdown.DEFAULT);
		return usual ? declared.shutdown(this.defaults.shutdownTimeout()) : declared;
	}

	void requireKnown(List<String> declared) {
		this.actors.keySet()
			.stream()
			.filter((name) -> !declared.contains(name))
			.sorted()
			.findFirst()
			.ifPresent((name) -> {
				throw InvalidActorTreeException.unknownActor("actor.actors", name, declared);
			});
	}

}
