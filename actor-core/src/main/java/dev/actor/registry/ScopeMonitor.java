package dev.actor.registry;

import java.util.List;
import java.util.Map;

import dev.actor.process.Feed;
import dev.actor.process.Pid;

/**
 * Who was in which group, and who joins and leaves any of them from then on, without a
 * gap between the two. To be ended by closing the feed.
 *
 * @param <G> the type of the groups' names
 * @param members the members of each group, each as often as it had joined
 * @param events what the process that monitors receives from
 */
public record ScopeMonitor<G>(Map<G, List<Pid>> members, Feed<GroupEvent<G>> events) {

}
