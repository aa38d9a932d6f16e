package dev.actor.spring.boot.actuate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.actor.process.DeadLetter;
import dev.actor.process.ExitReason;
import dev.actor.process.ProcessListener;

/**
 * What has happened lately in an actor system, for health and the endpoint: restarts,
 * supervisors that gave up, and dead letters. Keeps the last ones only, and texts, never
 * a message. Thread-safe.
 */
public class ActorHistory implements ProcessListener {

	/** How many restarts of one child are kept. */
	public static final int RESTARTS = 100;

	/** How many children, and supervisors that gave up, are kept. */
	private static final int PLACES = 1000;

	/** How many dead letters are kept if nothing is said. */
	public static final int DEAD_LETTERS = 100;

	private final Map<Place, Deque<Restart>> restarts = lastUsed();

	private final Map<String, Surrender> surrenders = lastUsed();

	private final Deque<LostMessage> deadLetters = new ArrayDeque<>();

	private final int rememberedLetters;

	/** A history of {@value #DEAD_LETTERS} dead letters. */
	public ActorHistory() {
		this(DEAD_LETTERS);
	}

	/**
	 * A history.
	 * @param deadLetters how many of the last dead letters are kept, zero or more
	 */
	public ActorHistory(int deadLetters) {
		this.rememberedLetters = deadLetters;
	}

	private static <K, V> Map<K, V> lastUsed() {
		return new LinkedHashMap<>(16, 0.75f, true) {

			private static final long serialVersionUID = 1L;

			@Override
			protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
				return size() > PLACES;
			}

		};
	}

	@Override
	public void restarted(String supervisor, String child, ExitReason reason) {
		Restart restart = new Restart(Instant.now(), reason.toString());
		synchronized (this.restarts) {
			add(this.restarts.computeIfAbsent(new Place(supervisor, child), (place) -> new ArrayDeque<>()), restart,
					RESTARTS);
		}
	}

	@Override
	public void gaveUp(String supervisor, String child, ExitReason reason) {
		synchronized (this.surrenders) {
			this.surrenders.put(supervisor, new Surrender(Instant.now(), child, reason.toString()));
		}
	}

	@Override
	public void deadLetter(DeadLetter letter) {
		if (this.rememberedLetters == 0) {
			return;
		}
		LostMessage lost = new LostMessage(Instant.now(), letter.recipient().toString(),
				letter.message().getClass().getName(), letter.why());
		synchronized (this.deadLetters) {
			add(this.deadLetters, lost, this.rememberedLetters);
		}
	}

	private static <E> void add(Deque<E> last, E newest, int limit) {
		if (last.size() == limit) {
			last.removeFirst();
		}
		last.addLast(newest);
	}

	/**
	 * The last restarts of a child.
	 * @param supervisor the name of its supervisor
	 * @param child its id; all children of a dynamic supervisor have the name of that
	 * @return the restarts, oldest first
	 */
	public List<Restart> restarts(String supervisor, String child) {
		synchronized (this.restarts) {
			Deque<Restart> last = this.restarts.get(new Place(supervisor, child));
			return (last != null) ? List.copyOf(last) : List.of();
		}
	}

	/**
	 * The children that were started again too often.
	 * @param count how often, {@value #RESTARTS} at most
	 * @param period in which last period
	 * @return the places
	 */
	public List<CrashLoop> crashLoops(int count, Duration period) {
		Instant begin = Instant.now().minus(period);
		List<CrashLoop> loops = new ArrayList<>();
		synchronized (this.restarts) {
			this.restarts.forEach((place, all) -> {
				List<Restart> last = all.stream().filter((restart) -> restart.at().isAfter(begin)).toList();
				if (last.size() >= count && !last.isEmpty()) {
					loops.add(new CrashLoop(place.supervisor(), place.child(), last));
				}
			});
		}
		return loops;
	}

	/**
	 * Why a supervisor gave up.
	 * @param supervisor its name
	 * @return the last time that it did, or empty if it did not
	 */
	public Optional<Surrender> surrender(String supervisor) {
		synchronized (this.surrenders) {
			return Optional.ofNullable(this.surrenders.get(supervisor));
		}
	}

	/**
	 * The last dead letters.
	 * @return the letters, oldest first
	 */
	public List<LostMessage> deadLetters() {
		synchronized (this.deadLetters) {
			return List.copyOf(this.deadLetters);
		}
	}

	private record Place(String supervisor, String child) {
	}

	/**
	 * A restart.
	 *
	 * @param at when it was
	 * @param reason why the incarnation before had ended
	 */
	public record Restart(Instant at, String reason) {

	}

	/**
	 * A child that was started again too often.
	 *
	 * @param supervisor the name of its supervisor
	 * @param child its id
	 * @param restarts the restarts, oldest first, one at least
	 */
	public record CrashLoop(String supervisor, String child, List<Restart> restarts) {

	}

	/**
	 * A supervisor ended, since its children ended too often.
	 *
	 * @param at when it was
	 * @param child the child that ended last
	 * @param reason why that did
	 */
	public record Surrender(Instant at, String child, String reason) {

	}

	/**
	 * A dead letter.
	 *
	 * @param at when it was
	 * @param recipient for whom the message was
	 * @param message the type of the message
	 * @param why why nobody handled it
	 */
	public record LostMessage(Instant at, String recipient, String message, String why) {

	}

}
