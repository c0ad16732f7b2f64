package dev.ashlar.fuzz;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a campaign found.
 *
 * @param campaign its name
 * @param seed of the first case
 * @param cases how many were run
 * @param outcomes of the cases
 * @param failures failed cases by cause
 * @param figures further numbers
 * @param millis it took
 */
record Report(
        String campaign,
        long seed,
        long cases,
        Tally outcomes,
        Tally failures,
        Map<String, Long> figures,
        long millis) {

    boolean passed() {
        return cases > 0 && failures.total() == 0;
    }

    /** For instance {@code mutate: 1000 mutants, 0 failed; 900 compile: MalformedModuleException, 100 ran; 0.5 s}. */
    String summary() {
        return "%s: %d cases from seed %d, %d failed; %s; %s; %.1f s (%.0f per second)"
                .formatted(
                        campaign,
                        cases,
                        seed,
                        failures.total(),
                        outcomes,
                        figures.entrySet().stream()
                                .map(it -> it.getKey() + " " + it.getValue())
                                .collect(Collectors.joining(", ")),
                        millis / 1e3,
                        cases * 1e3 / Math.max(1, millis));
    }

    void write(Path file) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("campaign", campaign);
        members.put("seed", seed);
        members.put("cases", cases);
        members.put("failed", failures.total());
        members.put("millis", millis);
        members.put("outcomes", outcomes.counts());
        members.put("failures", failures.counts());
        members.put("figures", figures);
        JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValue(file, members);
    }
}
