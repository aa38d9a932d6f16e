package dev.actor.spring.boot.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.actor.process.Name;
import dev.actor.process.SpawnOptions;
import dev.actor.supervisor.ChildSpec;
import org.jspecify.annotations.Nullable;

/** What the configuration says of single actors. */
final class ConfiguredActors {

	private final Map<String, ActorProperties.Actor> actors;

	private final Duration initTimeout;

	ConfiguredActors(ActorProperties properties) {
		this.actors = properties.actors();
		this.initTimeout = properties.initTimeout();
	}

	private ActorProperties.@Nullable Actor named(@Nullable Name<?> name) {
		return (name != null) ? this.actors.get(name.text()) : null;
	}

	/** At each start of a process. */
	SpawnOptions options(SpawnOptions said) {
		boolean usual = said.initTimeout().equals(SpawnOptions.DEFAULT.initTimeout());
		SpawnOptions options = (usual && !said.initTimeout().equals(this.initTimeout))
				? said.initTimeout(this.initTimeout) : said;
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
		return (actor != null && actor.shutdownTimeout() != null) ? declared.shutdown(actor.shutdownTimeout())
				: declared;
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
