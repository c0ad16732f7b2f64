package dev.ashlar.cli;

import dev.ashlar.component.Component;
import dev.ashlar.component.ComponentLinkException;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.engine.Engine;
import dev.ashlar.host.rehearse.Rehearsal;
import dev.ashlar.host.run.GuestOutput;
import dev.ashlar.http.HttpComponent;
import dev.ashlar.http.HttpComponentConfig;
import dev.ashlar.http.HttpConfig;
import dev.ashlar.http.HttpExchange;
import dev.ashlar.http.HttpServer;
import dev.ashlar.http.UnservableComponentException;
import dev.ashlar.http.WasiHttp;
import dev.ashlar.wasi.Grants;
import dev.ashlar.wasi.Preview2;
import dev.ashlar.wasi.StandardStreams;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ashlar serve}: serves a component of wasi:http. */
@Command(
        name = "serve",
        description = {
            "Serve HTTP with a component that exports wasi:http/incoming-handler of WASI 0.2.",
            "",
            "Each request gets an instance of its own. It reaches nothing but what is granted. Logs go to standard error; "
                    + "so do the guest's output streams, line by line. SIGTERM and Ctrl-C let requests in flight end."
        },
        footer = {
            "",
            "Examples:",
            "  ashlar serve hello.wasm",
            "  ashlar serve shop.wasm --addr 0.0.0.0:443 --tls-cert cert.pem --tls-key key.pem --dir data::/data",
            "  ashlar serve hello.wasm --timeout 5s --max-memory 64MiB --access-log --json"
        })
final class ServeCommand implements Callable<Integer> {
    /** What one request may print: a log is no way to fill a disk. */
    private static final long MOST_OUTPUT = 1 << 20;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE", description = "A WebAssembly component in the binary format.")
    private Path path;

    @Mixin
    private ListenOptions listen;

    @Option(names = "--access-log", description = "Log all requests, not only those that fail.")
    private boolean accessLog;

    @Option(
            names = "--drain",
            paramLabel = "TIME",
            converter = Quantities.Time.class,
            description = "How long requests in flight may take to end when the server is stopped. Default: 10s.")
    private Duration drain = Duration.ofSeconds(10);

    @Option(names = "--json", description = "Log lines of JSON.")
    private boolean json;

    @Mixin
    private GrantOptions grants;

    @Mixin
    private ServeLimitOptions limits;

    @Mixin
    private CacheOptions cache;

    @Override
    public Integer call() throws InterruptedException {
        var _ = Rehearsal.start();
        var file = ModuleFile.read(path);
        if (!file.isComponent()) {
            throw new CommandFailedException(path + " is no component; 'ashlar run' runs modules", ExitCode.MODULE);
        }
        var log = new ServeLog(spec.commandLine().getErr(), json, accessLog);
        try (var engine = Engine.create(
                        limits.engineConfig().withTrackWrites(true).withCodeCache(cache.codeCache()));
                var http = WasiHttp.open(HttpConfig.DEFAULT)) {
            var handler = handler(file.compileComponent(engine), http, file.name(), log);
            try (var server = listen.start(handler, limits.serverLimits(), log)) {
                announce(server, file.name(), log);
                Serving.untilTold(server, drain, log, () -> {});
            }
        }
        return ExitCode.SUCCESS;
    }

    private HttpComponent handler(Component component, WasiHttp http, String name, ServeLog log) {
        var granted = grants.grants(System::getenv);
        var linker = ComponentLinker.create(component.engine());
        Preview2.define(linker);
        http.define(linker);
        var config = new HttpComponentConfig(name)
                .withLimits(limits.invocationLimits())
                .withGrants(exchange -> withOutput(granted, exchange, name, log));
        try {
            return HttpComponent.of(linker.link(component), config);
        } catch (ComponentLinkException e) {
            throw e.missing().isEmpty() ? e : MissingImports.ofComponent(e.missing());
        } catch (UnservableComponentException e) {
            throw new CommandFailedException(String.valueOf(e.getMessage()), ExitCode.LINK);
        }
    }

    private static Grants withOutput(Grants granted, HttpExchange exchange, String name, ServeLog log) {
        var output = new GuestOutput(line -> log.output(name, "stdout", line));
        var error = new GuestOutput(line -> log.output(name, "stderr", line));
        exchange.onEnd(() -> {
            output.close();
            error.close();
        });
        return granted.withLimits(granted.limits().withOutputBytes(MOST_OUTPUT))
                .withStreams(new StandardStreams(
                        InputStream.nullInputStream(), output, error, StandardStreams.Terminals.NONE));
    }

    private void announce(HttpServer server, String name, ServeLog log) {
        var url = listen.url(server);
        log.event("ready", "serving %s on %s".formatted(name, url), Map.of("component", name, "url", url));
    }
}
