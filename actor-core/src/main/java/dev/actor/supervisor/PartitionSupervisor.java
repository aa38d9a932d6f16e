package dev.actor.supervisor;

import dev.actor.process.Subject;

/**
 * A handle on a partition supervisor.
 *
 * @param <M> the type of the messages that its partitions take
 */
public interface PartitionSupervisor<M> extends SupervisorHandle {

	/**
	 * The partition that a key leads to: always the same for one key, as long as the
	 * number of partitions stays the same. Asks nobody.
	 * @param key an integer, which leads to its absolute value modulo the number of
	 * partitions, or anything else, which is hashed
	 * @return the subject, which stays valid when the partition is restarted
	 * @throws dev.actor.process.NoProcessException if the supervisor does not run or has
	 * no partitions
	 */
	Subject<M> subject(Object key);

	/**
	 * How many partitions there are now. Asks nobody.
	 * @return the number
	 * @throws dev.actor.process.NoProcessException if the supervisor does not run
	 */
	int partitions();

	/**
	 * Changes how many partitions there are, until the supervisor is restarted. Others
	 * are stopped, the last one first, or started. Other keys than before may lead to a
	 * partition then.
	 * @param partitions how many, from zero to the number that the spec says
	 * @throws IllegalArgumentException if it is another number
	 * @throws dev.actor.process.StartException if one did not start; those before it run
	 */
	void resize(int partitions);

}
