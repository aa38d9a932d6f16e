package dev.actor.sample.probe;

import java.util.List;
import java.util.stream.Stream;

/**
 * The latest results, up to a limit. Immutable.
 *
 * @param limit how many there are at most
 * @param newestFirst the results
 */
public record RecentResults(int limit, List<ProbeResult> newestFirst) {

	public static RecentResults none(int limit) {
		return new RecentResults(limit, List.of());
	}

	/** These and one more; the oldest is dropped if that is one too many. */
	public RecentResults plus(ProbeResult result) {
		return new RecentResults(this.limit,
				Stream.concat(Stream.of(result), this.newestFirst.stream()).limit(this.limit).toList());
	}

}
