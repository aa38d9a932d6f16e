package dev.actor.benchmarks.cost;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

import com.sun.management.GarbageCollectionNotificationInfo;

/** The pauses of the garbage collector, in milliseconds. */
final class Pauses {

	private long total;

	private long longest;

	private Pauses() {
	}

	/** From now on. */
	static Pauses watch() {
		Pauses pauses = new Pauses();
		for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
			// What G1 does beside the application is a collector of its own.
			if (!collector.getName().contains("Concurrent")) {
				((NotificationEmitter) collector)
					.addNotificationListener((notification, handback) -> pauses.add(notification), null, null);
			}
		}
		return pauses;
	}

	private synchronized void add(Notification notification) {
		if (notification.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
			long millis = GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData())
				.getGcInfo()
				.getDuration();
			this.total += millis;
			this.longest = Math.max(this.longest, millis);
		}
	}

	synchronized void forget() {
		this.total = 0;
		this.longest = 0;
	}

	/** All of them together. */
	double total() throws InterruptedException {
		settle();
		synchronized (this) {
			return this.total;
		}
	}

	double longest() throws InterruptedException {
		settle();
		synchronized (this) {
			return this.longest;
		}
	}

	/** They are told a little later. */
	private static void settle() throws InterruptedException {
		TimeUnit.MILLISECONDS.sleep(100);
	}

}
