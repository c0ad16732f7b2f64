package dev.ashlar.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.fuzz.abi.AbiCampaign;
import org.junit.jupiter.api.Test;

class AbiCampaignTest {
    @Test
    void adaptersDoWhatTheSpecificationSays() {
        AbiCampaign.Outcome outcome = new AbiCampaign().run(1, 6_000);
        assertThat(outcome.failures()).isEmpty();
        assertThat(outcome.values()).isGreaterThanOrEqualTo(6_000);
        assertThat(outcome.traps()).isGreaterThan(100);
    }
}
