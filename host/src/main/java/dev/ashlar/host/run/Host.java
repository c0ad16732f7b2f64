package dev.ashlar.host.run;

import dev.ashlar.engine.Engine;
import dev.ashlar.host.manifest.Application;
import dev.ashlar.host.manifest.ManifestException;
import dev.ashlar.host.resolve.ArtifactStore;
import dev.ashlar.host.resolve.ComponentCache;
import dev.ashlar.host.resolve.Resolver;
import dev.ashlar.http.WasiHttp;
import java.util.Map;

/**
 * Runs any number of applications in one process. They share an engine, compiled components and an HTTP client, and nothing
 * that one could see of another.
 *
 * {@snippet :
 * var application = ManifestLoader.load(Path.of("photos"), NamedFiles.REQUIRED).application();
 * try (Host host = Host.open(HostConfig.in(Path.of(".ashlar")));
 *         RunningApplication photos = host.start(application, Map.of());
 *         HttpServer server = HttpServer.start(HttpServerConfig.at(new InetSocketAddress(8080)), photos)) {
 *     stop.await();
 *     server.drain(Duration.ofSeconds(10));
 * }
 * }
 */
public final class Host implements AutoCloseable {
    private final HostConfig config;
    private final Engine engine;
    private final WasiHttp http;
    private final Resolver resolver;

    private Host(HostConfig config) {
        this.config = config;
        this.engine = Engine.create(config.engine());
        this.http = WasiHttp.open(config.http());
        this.resolver = new Resolver(
                new ComponentCache(engine),
                new ArtifactStore(config.stateDirectory().resolve("artifacts")));
    }

    public static Host open(HostConfig config) {
        return new Host(config);
    }

    /**
     * Reads, compiles and links an application, and makes it ready for requests. Its instances are made when they are needed.
     *
     * @param variables values of the application's variables
     * @throws ManifestException when it cannot run; nothing is left of it then
     */
    public RunningApplication start(Application application, Map<String, String> variables) {
        return ApplicationStart.run(this, application, variables);
    }

    HostConfig config() {
        return config;
    }

    Engine engine() {
        return engine;
    }

    WasiHttp http() {
        return http;
    }

    Resolver resolver() {
        return resolver;
    }

    /** To be called when its applications are closed. */
    @Override
    public void close() {
        http.close();
        engine.close();
    }
}
