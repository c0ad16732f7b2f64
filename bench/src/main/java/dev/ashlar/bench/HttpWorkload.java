package dev.ashlar.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What is served. Every server answers {@code GET /} with {@link #BODY}. */
enum HttpWorkload {
    /** The smallest component. Servers without components run the same in their own language. */
    HELLO(
            "hello world",
            "http/built/c-hello.wasm",
            1.0,
            List.of(
                    "ashlar",
                    "wasmtime",
                    "wasmtime-pooling",
                    "wasmtime-on-demand",
                    "jco",
                    "jco-instances",
                    "workerd",
                    "node")),
    /** What Spin's JavaScript toolchain makes: 12 MB, of which most is SpiderMonkey. */
    JS(
            "hello world in JavaScript, 12 MB",
            "target/http/js-spin.wasm",
            0.5,
            List.of("ashlar", "wasmtime", "wasmtime-pooling", "wasmtime-on-demand"));

    static final String BODY = "hello, world\n";

    private final String what;
    private final String component;
    private final double bar;
    private final List<String> servers;

    HttpWorkload(String what, String component, double bar, List<String> servers) {
        this.what = what;
        this.component = component;
        this.bar = bar;
        this.servers = servers;
    }

    /** For people. */
    String what() {
        return what;
    }

    /** For command lines. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The requests per second that Ashlar is to reach, as a multiple of wasmtime's. */
    double bar() {
        return bar;
    }

    /** Those that can serve it. */
    List<String> servers() {
        return servers;
    }

    /**
     * The component, made now where it is not checked in.
     *
     * @param guests the module of that name
     */
    Path component(Path guests) throws IOException, InterruptedException, PeerException {
        Path file = guests.resolve(component);
        if (Files.notExists(file)) {
            System.err.println("bench: making " + file);
            Process build = new ProcessBuilder(guests.resolve("http/build.sh").toString(), id())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            if (build.waitFor() != 0) {
                throw new PeerException("guests/http/build.sh " + id() + " failed");
            }
        }
        return file;
    }

    static HttpWorkload named(String id) {
        for (HttpWorkload workload : values()) {
            if (workload.id().equals(id)) {
                return workload;
            }
        }
        throw new IllegalArgumentException("no workload named '" + id + "'; there are: hello, js");
    }
}
