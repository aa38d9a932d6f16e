package dev.actor.spring.boot.actuate;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.actor.ActorSystem;
import dev.actor.inspect.TreeNode;

import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;

/** Says how large the actor system is. */
public class ActorsInfoContributor implements InfoContributor {

	private final ActorSystem system;

	/**
	 * Information on a system.
	 * @param system the system
	 */
	public ActorsInfoContributor(ActorSystem system) {
		this.system = system;
	}

	@Override
	public void contribute(Info.Builder builder) {
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("system", this.system.name());
		details.put("trees", this.system.trees(0).stream().map(TreeNode::name).toList());
		details.put("processes", this.system.processCount());
		details.put("restarts", this.system.restartCount());
		details.put("deadLetters", this.system.deadLetterCount());
		builder.withDetail("actors", details);
	}

}
