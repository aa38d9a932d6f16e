package dev.actor.benchmarks.cost;

import java.util.concurrent.CountDownLatch;

import dev.actor.ActorSystem;
import dev.actor.process.Down;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.Selector;

/** A process that another one watches very many times. */
final class ManyMonitors {

	private ManyMonitors() {
	}

	static void measure(int monitors) throws InterruptedException {
		CountDownLatch done = new CountDownLatch(1);
		try (ActorSystem system = ActorSystem.create("benchmark")) {
			system.spawn((self) -> {
				watch(self, monitors, false);
				watch(self, monitors, true);
				done.countDown();
			});
			done.await();
		}
	}

	private static void watch(Process self, int monitors, boolean prints) {
		Pid watched = self.spawnUnlinked((process) -> process.receiveForever(process.subject()));
		long begin = System.nanoTime();
		for (int i = 0; i < monitors; i++) {
			self.monitor(watched);
		}
		long setting = System.nanoTime() - begin;
		Selector<Down> downs = Selector.<Down>empty().monitors((down) -> down);
		begin = System.nanoTime();
		watched.kill();
		self.receiveForever(downs);
		long first = System.nanoTime() - begin;
		for (int i = 1; i < monitors; i++) {
			self.receiveForever(downs);
		}
		long all = System.nanoTime() - begin;
		if (prints) {
			Alone.print("set", setting / 1e6);
			Alone.print("first-down", first / 1e6);
			Alone.print("all-down", all / 1e6);
		}
	}

}
