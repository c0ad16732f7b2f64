package dev.ashlar.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * {@code bench/run app}: starts and first requests. All servers take turns; the first start of each fills its caches and does
 * not count.
 */
final class AppBench {
    private final Path home;
    private final AppOptions options;

    AppBench(Path home, AppOptions options) {
        this.home = home.toAbsolutePath();
        this.options = options;
    }

    /**
     * Of one process, in milliseconds.
     *
     * @param listening from its start until it listens
     * @param first its first request
     * @param idle a request after it had none for a while
     * @param all as many as the options say, the first one included, the idle one not
     * @param residentBytes at the end
     */
    private record Start(double listening, double first, double idle, double all, long residentBytes) {}

    int run() throws IOException, InterruptedException, PeerException {
        List<String> versions = new ArrayList<>();
        for (String server : options.servers()) {
            versions.add(AppServer.version(home, server));
        }
        System.out.println(String.join("; ", versions));
        for (HttpWorkload workload : options.workloads()) {
            System.out.println();
            System.out.print(table(workload, measure(workload)));
        }
        return 0;
    }

    private List<List<Start>> measure(HttpWorkload workload) throws IOException, InterruptedException, PeerException {
        Path component = workload.component(home.resolveSibling("guests"));
        Path application = application(workload, component);
        List<List<Start>> starts = new ArrayList<>();
        for (String server : options.servers()) {
            starts.add(new ArrayList<>());
            Start ignored = start(server, application, component);
        }
        for (int round = 0; round < options.starts(); round++) {
            for (int i = 0; i < starts.size(); i++) {
                starts.get(i).add(start(options.servers().get(i), application, component));
            }
        }
        return starts;
    }

    private Path application(HttpWorkload workload, Path component) throws IOException {
        Path folder = Files.createDirectories(home.resolve("target/app").resolve(workload.id()));
        Path ignored = Files.copy(component, folder.resolve("component.wasm"), StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(folder.resolve("ashlar.toml"), """
                [component.hello]
                source = "component.wasm"
                routes = ["/..."]
                """);
        return folder;
    }

    private Start start(String server, Path application, Path component)
            throws IOException, InterruptedException, PeerException {
        try (AppServer running = AppServer.start(home, server, application, component)) {
            double listening = running.awaitListening();
            Thread.sleep(200);
            double first = running.request();
            double all = first;
            Thread.sleep(options.idle() * 1_000L);
            double idle = running.request();
            for (int i = 1; i < options.requests(); i++) {
                all += running.request();
            }
            return new Start(listening, first, idle, all, running.costs().residentBytes());
        }
    }

    private String table(HttpWorkload workload, List<List<Start>> starts) {
        TextTable table = new TextTable();
        List<String> head = new ArrayList<>(List.of(workload.what() + ", medians of " + options.starts() + " starts"));
        head.addAll(options.servers());
        table.row(head);
        table.row(row("start until it listens, ms", starts, Start::listening));
        table.row(row("first request, ms", starts, Start::first));
        table.row(row("request after " + options.idle() + " s of nothing, ms", starts, Start::idle));
        table.row(row("first " + options.requests() + " requests, one by one, ms", starts, Start::all));
        table.row(row("resident after them, MB", starts, start -> start.residentBytes() / 1e6));
        return table.toString();
    }

    /** Picks a figure. */
    private interface Figure {
        double of(Start start);
    }

    private static List<String> row(String what, List<List<Start>> starts, Figure figure) {
        List<String> cells = new ArrayList<>(List.of(what));
        for (List<Start> ofServer : starts) {
            double[] all = ofServer.stream().mapToDouble(figure::of).toArray();
            Arrays.sort(all);
            cells.add(String.format(Locale.ROOT, "%.1f (%.1f–%.1f)", all[all.length / 2], all[0], all[all.length - 1]));
        }
        return cells;
    }
}
