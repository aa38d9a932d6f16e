package dev.actor.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A table without entries, which closes its gaps. */
class RosterTests {

	/** Equal to others, which must not matter. */
	private record Key(String text) {
	}

	private record Element(Key key, int number) {
	}

	private static final class ByKey extends Roster<Element> {

		@Override
		protected Object key(Element element) {
			return element.key();
		}

	}

	@Test
	void doesWhatAMapByIdentityDoes() {
		for (int seed = 0; seed < 200; seed++) {
			play(new Random(seed));
		}
	}

	private static void play(Random random) {
		int most = 1 + random.nextInt(300);
		List<Key> keys = new ArrayList<>();
		for (int i = 0; i < most; i++) {
			keys.add(new Key("equal"));
		}
		Roster<Element> roster = new ByKey();
		Map<Integer, Element> model = new HashMap<>();
		for (int step = 0; step < 1000; step++) {
			// Grows for a while, and shrinks for a while.
			boolean growing = (step / 250) % 2 == 0;
			int index = random.nextInt(most);
			Key key = keys.get(index);
			if (random.nextInt(4) == 0 != growing) {
				Element element = new Element(key, step);
				roster.add(element);
				model.putIfAbsent(index, element);
			}
			else {
				assertThat(roster.remove(key)).isEqualTo(model.remove(index) != null);
			}
			int asked = random.nextInt(most);
			assertThat(roster.find(keys.get(asked))).isSameAs(model.get(asked));
			assertThat(roster.size()).isEqualTo(model.size());
		}
		assertThat(roster.all()).containsExactlyInAnyOrderElementsOf(model.values());
		model.keySet().forEach((index) -> assertThat(roster.remove(keys.get(index))).isTrue());
		assertThat(roster.all()).isEmpty();
	}

}
