/**
 * Supervisors: processes that start others in order, start them again when they fail, and
 * stop them in reverse order. In OTP's words:
 * <ul>
 * <li>A {@linkplain dev.actor.supervisor.SupervisorSpec supervisor} has children with ids
 * and an order, and a {@linkplain dev.actor.supervisor.Strategy strategy}.</li>
 * <li>A {@linkplain dev.actor.supervisor.DynamicSupervisorSpec dynamic supervisor} has
 * children that come and go, all made of one template.</li>
 * <li>A {@linkplain dev.actor.supervisor.PartitionSupervisorSpec partition supervisor}
 * has copies of one actor, among which the work is divided by key.</li>
 * <li>A {@linkplain dev.actor.supervisor.ChildSpec child spec} says how to start a child,
 * when to {@linkplain dev.actor.supervisor.Restart start it again}, and how to
 * {@linkplain dev.actor.supervisor.Shutdown stop it}.</li>
 * </ul>
 */
@NullMarked
package dev.actor.supervisor;

import org.jspecify.annotations.NullMarked;
