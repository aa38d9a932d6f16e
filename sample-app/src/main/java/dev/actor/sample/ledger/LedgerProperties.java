package dev.actor.sample.ledger;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Choices for the ledger.
 *
 * @param maxResults how many of the latest results are kept
 */
@Validated
@ConfigurationProperties("monitor.ledger")
record LedgerProperties(@DefaultValue("100") @Min(1) @Max(10_000) int maxResults) {

}
