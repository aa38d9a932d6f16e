package dev.actor.spring.boot.autoconfigure;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import dev.actor.process.CallInterruptedException;
import dev.actor.process.NoProcessException;
import dev.actor.process.Process;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeansException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextRefreshedEvent;

/**
 * Has those who use a subject before the tree runs for the first time wait for it. The
 * thread that starts the context can not wait for what it does later itself, and fails.
 * Processes pass: they are of the tree, and its start waits for them.
 */
final class TreeGate implements ApplicationListener<ContextRefreshedEvent>, DisposableBean {

	private final Supplier<Duration> patience;

	private final CountDownLatch opened = new CountDownLatch(1);

	/** Spares all others the look at the latch. */
	private volatile boolean open;

	/** The context has closed: there are no beans any more that could be asked for. */
	private volatile boolean over;

	private volatile @Nullable Thread refreshing = Thread.currentThread();

	/**
	 * Closed, on the thread that starts the context.
	 * @param patience how long others wait
	 */
	TreeGate(Supplier<Duration> patience) {
		this.patience = patience;
	}

	@Override
	public void onApplicationEvent(ContextRefreshedEvent event) {
		// From now on its thread is one as any other.
		this.refreshing = null;
	}

	@Override
	public void destroy() {
		this.over = true;
	}

	/** The tree runs. When it stops, it is for its names to say so. */
	void open() {
		this.open = true;
		this.refreshing = null;
		this.opened.countDown();
	}

	/** Why a bean could not be had. */
	RuntimeException explain(RuntimeException cause) {
		return this.over
				? new NoProcessException("A subject is used for the first time when its application context has closed"
						+ " already, so there is no actor any more. Who outlives the context must not send")
				: cause;
	}

	/** Comes back when the tree has run. */
	void pass(Object subject) {
		if (!this.open && Process.ifCurrent().isEmpty()) {
			await(subject);
		}
	}

	private void await(Object subject) {
		if (Thread.currentThread() == this.refreshing) {
			throw new NoProcessException(("The %s is used by the thread '%s', which is still starting the application"
					+ " context; actors start at the end of that. Use it later: in an ApplicationRunner, when the"
					+ " ApplicationReadyEvent comes, or in an actor")
				.formatted(subject, Thread.currentThread().getName()));
		}
		Duration time = time();
		if (!passes(subject, time)) {
			throw new NoProcessException(("The %s was used before the actor tree runs, and it does not after %d ms"
					+ " ('actor.startup-wait') either. Look for what keeps the application context from starting, or for"
					+ " 'actor.auto-startup=false'")
				.formatted(subject, time.toMillis()));
		}
	}

	private Duration time() {
		try {
			return this.patience.get();
		}
		catch (BeansException | IllegalStateException ex) {
			throw explain(ex);
		}
	}

	private boolean passes(Object subject, Duration time) {
		try {
			return this.opened.await(time.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new CallInterruptedException("the start of the tree, for the " + subject);
		}
	}

}
