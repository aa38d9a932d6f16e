package dev.actor.pool;

/**
 * What a pool does at one instant, and has done since its dispatcher started.
 *
 * @param workers how many workers are up
 * @param busy how many of them have a job
 * @param waiting how many jobs wait
 * @param completed how many jobs have a result
 * @param failed how many jobs failed, because their worker ended
 * @param rejected how many jobs found the queue full
 * @param expired how many jobs were dropped because their caller no longer waited
 */
public record PoolStatus(int workers, int busy, int waiting, long completed, long failed, long rejected, long expired) {

}
