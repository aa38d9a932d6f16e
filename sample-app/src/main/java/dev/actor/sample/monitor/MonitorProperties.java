package dev.actor.sample.monitor;

import java.util.List;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What to watch.
 *
 * @param targets the targets that are there from the start
 * @param maxTargets how many there may be, with those added later
 */
@Validated
@ConfigurationProperties("monitor")
record MonitorProperties(@DefaultValue List<Target> targets, @DefaultValue("1000") @Min(1) int maxTargets) {

}
