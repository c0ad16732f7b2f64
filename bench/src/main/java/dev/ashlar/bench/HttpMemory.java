package dev.ashlar.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code bench/run http --memory N}: what one server holds while it answers N requests. On a JVM what lives on the heap is
 * counted after a full collection, too; resident memory is read before it.
 */
final class HttpMemory {
    private static final int SAMPLES = 10;
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)\\s*$");
    private static final Pattern METASPACE = Pattern.compile("Metaspace\\s+used (\\d+)K");

    private final Path home;
    private final HttpOptions options;

    HttpMemory(Path home, HttpOptions options) {
        this.home = home;
        this.options = options;
    }

    /**
     * After so many requests.
     *
     * @param heapBytes what lives on the heap, where that can be told
     * @param metaspaceBytes the same for classes
     */
    record Sample(long requests, long residentBytes, OptionalLong heapBytes, OptionalLong metaspaceBytes) {}

    List<Sample> run(HttpWorkload workload) throws IOException, InterruptedException, PeerException {
        HttpLoadGenerator load = new HttpLoadGenerator(options.connections());
        List<Sample> samples = new ArrayList<>();
        try (HttpServer server = HttpServer.start(options.serversOf(workload).getFirst(), workload, home)) {
            load.run(server.uri(), options.warmUp());
            samples.add(sample(server, 0));
            long requests = 0;
            long next = 0;
            while (requests < options.requests()) {
                requests += answered(load, server);
                if (requests >= Math.min(next, options.requests())) {
                    samples.add(sample(server, requests));
                    System.err.println("bench: " + requests + " requests");
                    next = requests + options.requests() / SAMPLES;
                }
            }
            server.check();
        }
        return samples;
    }

    private long answered(HttpLoadGenerator load, HttpServer server)
            throws IOException, InterruptedException, PeerException {
        HttpLoad seen = load.run(server.uri(), options.seconds());
        if (seen.requests() == 0) {
            throw new PeerException(server.name() + " answered nothing in " + options.seconds() + " s");
        }
        if (seen.failures() > 0) {
            throw new PeerException(server.name() + " failed " + seen.failures() + " requests");
        }
        return seen.requests();
    }

    private static Sample sample(HttpServer server, long requests) throws IOException, InterruptedException {
        long resident = server.costs().residentBytes();
        String histogram = diagnose(server.pid(), "GC.class_histogram");
        String heap = diagnose(server.pid(), "GC.heap_info");
        return new Sample(requests, resident, liveBytes(histogram), metaspaceBytes(heap));
    }

    /** What a JVM says of itself; nothing where it is none. */
    private static String diagnose(long pid, String command) throws IOException, InterruptedException {
        Path tool = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process process = new ProcessBuilder(tool.toString(), String.valueOf(pid), command)
                .redirectErrorStream(true)
                .start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? answer : "";
    }

    private static OptionalLong number(Pattern pattern, String text, long unit) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? OptionalLong.of(Long.parseLong(matcher.group(1)) * unit) : OptionalLong.empty();
    }

    static OptionalLong liveBytes(String histogram) {
        return number(TOTAL, histogram, 1);
    }

    static OptionalLong metaspaceBytes(String heapInfo) {
        return number(METASPACE, heapInfo, 1024);
    }

    /** Whether the heap, or where there is none the process, holds no more at the end than at the beginning but for noise. */
    static boolean flat(List<Sample> samples) {
        Sample first = samples.getFirst();
        Sample last = samples.getLast();
        return first.heapBytes().isPresent() && last.heapBytes().isPresent()
                ? withinNoise(first.heapBytes().getAsLong(), last.heapBytes().getAsLong())
                : withinNoise(first.residentBytes(), last.residentBytes());
    }

    private static boolean withinNoise(long first, long last) {
        return last <= first + Math.max(first / 10, 4_000_000);
    }

    static String table(List<Sample> samples) {
        TextTable table = new TextTable();
        table.row(List.of("requests", "RSS MB", "live heap MB", "metaspace MB"));
        for (Sample sample : samples) {
            table.row(List.of(
                    String.valueOf(sample.requests()),
                    megabytes(OptionalLong.of(sample.residentBytes())),
                    megabytes(sample.heapBytes()),
                    megabytes(sample.metaspaceBytes())));
        }
        return table + (flat(samples) ? "flat\n" : "NOT FLAT\n");
    }

    private static String megabytes(OptionalLong bytes) {
        return bytes.isPresent() ? String.format(Locale.ROOT, "%.1f", bytes.getAsLong() / 1e6) : "–";
    }
}
