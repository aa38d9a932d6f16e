package dev.actor.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.function.Consumer;

import dev.actor.ActorSystemBuilder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives each test a system of its own, and the test's thread a process in it. Methods of
 * the test and of its life cycle may have parameters of the types
 * {@link dev.actor.ActorSystem}, {@link dev.actor.process.Process} (that of the thread),
 * {@link Probe}, {@link VirtualTime}, {@link CrashReports}, {@link Faults} and
 * {@link LogCapture}.
 * <p>
 * When a test fails, its error has the supervision tree, the crash reports and the dead
 * letters with it. At the end the system is closed. A test fails that leaves something
 * behind: processes whose code goes on, threads, or messages that it did not take; what
 * may be left, {@link #allow()} says. On a method it says how that test differs from
 * those of its class.
 */
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(ActorSystemExtension.class)
public @interface ActorSystemTest {

	/**
	 * The configuration parameter of JUnit that, with {@code false}, leaves out the
	 * events and crash reports: systems have no listener then, as most have none in
	 * production.
	 */
	String EVENTS = "actor.test.events";

	/**
	 * Whether time is {@linkplain VirtualTime virtual}.
	 * @return whether it is; real if nothing is said
	 */
	boolean virtualTime() default false;

	/**
	 * The {@linkplain VirtualTime#seeded(long) seed} of the order in which processes run;
	 * time is virtual then.
	 * @return one seed at most; no seed if nothing is said
	 */
	long[] seed() default {};

	/**
	 * What may be left at the end.
	 * @return nothing if nothing is said
	 */
	Leak[] allow() default {};

	/**
	 * Changes the system before it is built.
	 * @return a class with a constructor without parameters
	 */
	Class<? extends Consumer<ActorSystemBuilder>> customizer() default None.class;

	/** What a test must not leave behind. */
	enum Leak {

		/** Processes whose code goes on when the system is closed. */
		PROCESSES,

		/** Threads of the system. */
		THREADS,

		/** Messages in the mailbox of the test's thread, or with a probe. */
		UNREAD_MESSAGES

	}

	/** Changes nothing. */
	final class None implements Consumer<ActorSystemBuilder> {

		@Override
		public void accept(ActorSystemBuilder builder) {
		}

	}

}
