package dev.ashlar.bench;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What wrk saw in one run.
 *
 * @param p50 microseconds
 * @param p99 microseconds
 * @param failures answers that are no success, and connections that broke
 */
record HttpLoad(long requests, double requestsPerSecond, double p50, double p99, long failures) {
    private static final Pattern REQUESTS = Pattern.compile("(?m)^\\s*(\\d+) requests in ");
    private static final Pattern RATE = Pattern.compile("(?m)^Requests/sec:\\s+([\\d.]+)");
    private static final Pattern SOCKETS =
            Pattern.compile("Socket errors: connect (\\d+), read (\\d+), write (\\d+), timeout (\\d+)");
    private static final Pattern STATUS = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");

    /** Reads what {@code wrk --latency} prints. */
    static HttpLoad parse(String output) {
        Matcher requests = REQUESTS.matcher(output);
        Matcher rate = RATE.matcher(output);
        if (!requests.find() || !rate.find()) {
            throw new IllegalArgumentException("this is not what wrk prints: " + output.strip());
        }
        long failures = 0;
        Matcher sockets = SOCKETS.matcher(output);
        if (sockets.find()) {
            for (int i = 1; i <= sockets.groupCount(); i++) {
                failures += Long.parseLong(sockets.group(i));
            }
        }
        Matcher status = STATUS.matcher(output);
        if (status.find()) {
            failures += Long.parseLong(status.group(1));
        }
        return new HttpLoad(
                Long.parseLong(requests.group(1)),
                Double.parseDouble(rate.group(1)),
                percentile(output, 50),
                percentile(output, 99),
                failures);
    }

    private static double percentile(String output, int percent) {
        Matcher line = Pattern.compile("(?m)^\\s*" + percent + "%\\s+([\\d.]+)(us|ms|s|m) *$")
                .matcher(output);
        if (!line.find()) {
            throw new IllegalArgumentException("wrk printed no " + percent + " % of latencies: " + output.strip());
        }
        double micros = switch (line.group(2)) {
            case "us" -> 1;
            case "ms" -> 1e3;
            case "s" -> 1e6;
            default -> 60e6;
        };
        return Double.parseDouble(line.group(1)) * micros;
    }
}
