package dev.actor.benchmarks.micro;

/** Some thousand operations; ends when the receiver has counted the last one. */
@FunctionalInterface
interface Round {

	void run() throws Exception;

}
