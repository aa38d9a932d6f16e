package dev.actor.registry;

import java.util.List;

import dev.actor.process.Feed;
import dev.actor.process.Pid;

/**
 * Who was in a group, and who joins and leaves from then on, without a gap between the
 * two. To be ended by closing the feed.
 *
 * @param <G> the type of the groups' names
 * @param members each as often as it had joined
 * @param events what the process that monitors receives from
 */
public record GroupMonitor<G>(List<Pid> members, Feed<GroupEvent<G>> events) {

}
