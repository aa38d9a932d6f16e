package dev.actor.examples;

import java.time.Duration;
import java.util.Optional;

import dev.actor.ActorSystem;
import dev.actor.process.Subject;
import dev.actor.test.ActorSystemTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The example {@link Cache}. */
@ActorSystemTest
class CacheTests {

	private static final Duration SOON = Duration.ofSeconds(5);

	private Subject<Cache.Message> cache;

	@BeforeEach
	void start(ActorSystem system) {
		this.cache = Cache.startCache(system, 2).subject();
	}

	@Test
	void takesNoMoreKeysThanItsLimit() {
		assertThat(put("a", "1")).isTrue();
		assertThat(put("b", "2")).isTrue();
		assertThat(put("c", "3")).isFalse();

		assertThat(get("a")).hasValue("1");
		assertThat(get("z")).isEmpty();
		assertThat(delete("a")).isTrue();
		assertThat(size()).isEqualTo(1);
		assertThat(put("c", "3")).isTrue();
		assertThat(get("a")).isEmpty();
		assertThat(get("c")).hasValue("3");
	}

	@Test
	void aKeyThatIsThereCanBeOverwrittenWhenTheCacheIsFull() {
		put("a", "1");
		put("b", "2");

		assertThat(put("a", "3")).isTrue();

		assertThat(get("a")).hasValue("3");
		assertThat(size()).isEqualTo(2);
	}

	@Test
	void aKeyThatIsNotThereCannotBeDeleted() {
		put("a", "1");

		assertThat(delete("z")).isFalse();

		assertThat(size()).isEqualTo(1);
	}

	private boolean put(String key, String value) {
		return this.cache.<Boolean>call((reply) -> new Cache.Message.Put(key, value, reply), SOON);
	}

	private Optional<String> get(String key) {
		return this.cache.call((reply) -> new Cache.Message.Get(key, reply), SOON);
	}

	private boolean delete(String key) {
		return this.cache.<Boolean>call((reply) -> new Cache.Message.Delete(key, reply), SOON);
	}

	private int size() {
		return this.cache.call(Cache.Message.Size::new, SOON);
	}

}
