package dev.ashlar.bench.rollout;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Options of {@code bench/run rollout}; {@link #USAGE} says what they mean.
 *
 * @param every milliseconds from one deploy to the next
 * @param warmUp seconds of load before anything is measured
 * @param rest seconds of load without deploys, before and after
 * @param json null for none
 */
public record RolloutOptions(
        int revisions,
        int every,
        int rate,
        int connections,
        int warmUp,
        int rest,
        int firsts,
        int applications,
        @Nullable Path json) {
    /** What the options mean. */
    public static final String USAGE = """
            usage: bench/run rollout [options]

            Deploys revisions of one component of examples/photos to ashlar host, one after the other, while requests come at a
            constant rate; then says how long a deploy takes until its first request is answered, what it sends, and what a
            thousand applications cost. The last line is "rollout: N revisions, M requests, F failed, p99 ratio R".

              --revisions N      of the validator (default: 1000)
              --every MS         milliseconds from one deploy to the next, or as long as one takes (default: 1000)
              --rate N           requests a second (default: 1000)
              --connections N    that they come on (default: 16)
              --warm-up S        seconds of load before anything is measured (default: 60)
              --rest S           seconds without deploys, before and after, that are compared with (default: 30)
              --firsts N         deploys of the gateway, 64 KB, whose first request is timed (default: 51; 0 leaves it out)
              --applications N   that are deployed and asked once each (default: 1000; 0 leaves it out)
              --json FILE        write the figures to FILE
            """;

    /** What bench/run all does. */
    public static final RolloutOptions DEFAULT = new RolloutOptions(1_000, 1_000, 1_000, 16, 60, 30, 51, 1_000, null);

    /** @throws IllegalArgumentException when one is unknown, or no number where there has to be one */
    public static RolloutOptions parse(List<String> arguments) {
        RolloutOptions options = DEFAULT;
        for (int i = 0; i < arguments.size(); i += 2) {
            String option = arguments.get(i);
            if (i + 1 == arguments.size()) {
                throw new IllegalArgumentException(option + " needs a value");
            }
            options = options.with(option, arguments.get(i + 1));
        }
        return options;
    }

    private RolloutOptions with(String option, String value) {
        if (option.equals("--json")) {
            return new RolloutOptions(
                    revisions, every, rate, connections, warmUp, rest, firsts, applications, Path.of(value));
        }
        int number;
        try {
            number = Integer.parseUnsignedInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " needs a number, not " + value, e);
        }
        return switch (option) {
            case "--revisions" ->
                new RolloutOptions(number, every, rate, connections, warmUp, rest, firsts, applications, json);
            case "--every" ->
                new RolloutOptions(revisions, number, rate, connections, warmUp, rest, firsts, applications, json);
            case "--rate" ->
                new RolloutOptions(
                        revisions, every, Math.max(number, 1), connections, warmUp, rest, firsts, applications, json);
            case "--connections" ->
                new RolloutOptions(
                        revisions, every, rate, Math.max(number, 1), warmUp, rest, firsts, applications, json);
            case "--warm-up" ->
                new RolloutOptions(revisions, every, rate, connections, number, rest, firsts, applications, json);
            case "--rest" ->
                new RolloutOptions(revisions, every, rate, connections, warmUp, number, firsts, applications, json);
            case "--firsts" ->
                new RolloutOptions(revisions, every, rate, connections, warmUp, rest, number, applications, json);
            case "--applications" ->
                new RolloutOptions(revisions, every, rate, connections, warmUp, rest, firsts, number, json);
            default -> throw new IllegalArgumentException("no option " + option + "; see bench/run rollout --help");
        };
    }
}
