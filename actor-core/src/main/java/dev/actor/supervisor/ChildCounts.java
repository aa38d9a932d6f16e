package dev.actor.supervisor;

/**
 * How many children a supervisor has. OTP's {@code count_children}.
 *
 * @param specs how many specs; one for a dynamic supervisor
 * @param active how many children are alive
 * @param supervisors how many children are supervisors, alive or not
 * @param workers how many children are workers, alive or not
 */
public record ChildCounts(int specs, int active, int supervisors, int workers) {

}
