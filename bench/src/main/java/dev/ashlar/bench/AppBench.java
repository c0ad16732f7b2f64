package dev.ashlar.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * {@code bench/run app}: starts and first requests, an application of several components, idle applications. All servers take
 * turns; the first start of each fills its caches and does not count.
 */
final class AppBench {
    private static final String BENCH = "app";

    /** Serves the answer of one workload, and its memory belongs to processes that are not its descendants. */
    private static final String CONTAINER = "runc";

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
    private record Start(double listening, double first, double idle, double all, long residentBytes) {
        /** From nothing to an answer. */
        double cold() {
            return listening + first;
        }
    }

    int run() throws IOException, InterruptedException, PeerException {
        List<Figure> figures = figures();
        System.out.println();
        System.out.print(Figures.table(figures));
        if (options.json() != null) {
            Files.writeString(options.json(), Figures.json(figures));
        }
        return Figures.held(figures) ? 0 : 1;
    }

    /** Measures all, and prints what is no figure with a bar. */
    List<Figure> figures() throws IOException, InterruptedException, PeerException {
        List<Figure> figures = new ArrayList<>();
        if (options.parts().contains("starts")) {
            figures.addAll(starts());
        }
        if (options.parts().contains("photos")) {
            figures.addAll(photos());
        }
        if (options.parts().contains("idle")) {
            figures.addAll(idle());
        }
        return figures;
    }

    private List<Figure> starts() throws IOException, InterruptedException, PeerException {
        List<String> servers = new ArrayList<>();
        for (String server : options.servers()) {
            try {
                System.out.println(server + ": " + AppServer.version(home, server));
                servers.add(server);
            } catch (PeerException e) {
                System.out.println(server + ": missing, " + e.getMessage());
            }
        }
        List<Figure> figures = new ArrayList<>();
        try {
            for (HttpWorkload workload : options.workloads()) {
                List<String> able = workload == HttpWorkload.HELLO
                        ? servers
                        : servers.stream()
                                .filter(server -> !server.equals(CONTAINER))
                                .toList();
                List<List<Start>> starts = measure(workload, able);
                System.out.println();
                System.out.print(table(workload, able, starts));
                figures.addAll(figures(workload, able, starts));
            }
        } finally {
            for (String server : servers) {
                AppServer.finish(home, server);
            }
        }
        return figures;
    }

    /** An application costs its first request where the host is up already, and a process where each has its own. */
    private List<Figure> figures(HttpWorkload workload, List<String> servers, List<List<Start>> starts) {
        List<Figure> figures = new ArrayList<>();
        double ashlar = median(servers, starts, "ashlar", Start::first);
        double wasmtime = median(servers, starts, "wasmtime", Start::cold);
        boolean hello = workload == HttpWorkload.HELLO;
        String what = workload.id() + ", ";
        figures.add(Figure.of(BENCH, what + "first request after start-up", ashlar, "ms")
                .atMost(hello ? 10 : 300));
        figures.add(Figure.of(BENCH, what + "after idling", median(servers, starts, "ashlar", Start::idle), "ms")
                .atMost(hello ? 10 : 300));
        figures.add(Figure.of(BENCH, what + "wasmtime serve, process and first request", wasmtime, "ms"));
        if (hello) {
            figures.add(Figure.of(
                    BENCH,
                    what + "runc container, start and first request",
                    median(servers, starts, CONTAINER, Start::cold),
                    "ms"));
        } else {
            figures.add(Figure.of(
                            BENCH,
                            what + "first " + options.requests() + " requests ÷ wasmtime",
                            median(servers, starts, "ashlar", Start::all)
                                    / median(servers, starts, "wasmtime", Start::all),
                            "x")
                    .atMost(3));
        }
        return figures;
    }

    private List<Figure> photos() throws IOException, InterruptedException, PeerException {
        var result = new PhotosBench(home).run();
        return List.of(
                Figure.of(
                        BENCH,
                        "photos, metadata, five components",
                        result.five().metadata(),
                        "requests/s"),
                Figure.of(
                        BENCH, "photos, metadata, the same in one", result.one().metadata(), "requests/s"),
                Figure.of(
                        BENCH,
                        "photos, list of 20, five components",
                        result.five().list(),
                        "requests/s"),
                Figure.of(
                        BENCH,
                        "photos, list of 20, the same in one",
                        result.one().list(),
                        "requests/s"));
    }

    private List<Figure> idle() throws IOException, InterruptedException, PeerException {
        var idle = IdleBench.run(home, HttpWorkload.HELLO.component(home.resolveSibling("guests")));
        return List.of(
                Figure.of(BENCH, "resident with 1 application", idle.residentOne() / 1e6, "MB"),
                Figure.of(BENCH, "resident with 1,000 idle ones more", idle.residentAll() / 1e6, "MB"),
                Figure.of(BENCH, "an idle application, heap and metaspace", idle.each() / 1e3, "KB")
                        .atMost(100));
    }

    private List<List<Start>> measure(HttpWorkload workload, List<String> servers)
            throws IOException, InterruptedException, PeerException {
        Path component = workload.component(home.resolveSibling("guests"));
        Path application = application(workload, component);
        List<List<Start>> starts = new ArrayList<>();
        for (String server : servers) {
            starts.add(new ArrayList<>());
            Start ignored = start(server, application, component);
        }
        for (int round = 0; round < options.starts(); round++) {
            for (int i = 0; i < starts.size(); i++) {
                starts.get(i).add(start(servers.get(i), application, component));
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

    private String table(HttpWorkload workload, List<String> servers, List<List<Start>> starts) {
        TextTable table = new TextTable();
        List<String> head = new ArrayList<>(List.of(workload.what() + ", medians of " + options.starts() + " starts"));
        head.addAll(servers);
        table.row(head);
        table.row(row("start until it listens, ms", starts, Start::listening));
        table.row(row("first request, ms", starts, Start::first));
        table.row(row("request after " + options.idle() + " s of nothing, ms", starts, Start::idle));
        table.row(row("first " + options.requests() + " requests, one by one, ms", starts, Start::all));
        table.row(row("resident after them, without containers, MB", starts, start -> start.residentBytes() / 1e6));
        return table.toString();
    }

    /** Picks a figure. */
    private interface Figured {
        double of(Start start);
    }

    private static double[] sorted(List<Start> starts, Figured figure) {
        return starts.stream().mapToDouble(figure::of).sorted().toArray();
    }

    /** No number where the server is missing. */
    private static double median(List<String> servers, List<List<Start>> starts, String server, Figured figure) {
        int index = servers.indexOf(server);
        if (index < 0) {
            return Double.NaN;
        }
        double[] all = sorted(starts.get(index), figure);
        return all[all.length / 2];
    }

    private static List<String> row(String what, List<List<Start>> starts, Figured figure) {
        List<String> cells = new ArrayList<>(List.of(what));
        for (List<Start> ofServer : starts) {
            double[] all = sorted(ofServer, figure);
            cells.add(String.format(Locale.ROOT, "%.1f (%.1f–%.1f)", all[all.length / 2], all[0], all[all.length - 1]));
        }
        return cells;
    }
}
