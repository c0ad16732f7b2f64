package dev.ashlar.host.run;

import dev.ashlar.capabilities.Capabilities;
import dev.ashlar.capabilities.CapabilitiesConfig;
import dev.ashlar.engine.Engine;
import dev.ashlar.engine.ResourceLimits;
import dev.ashlar.engine.Tenant;
import dev.ashlar.host.manifest.Application;
import dev.ashlar.host.manifest.ManifestException;
import dev.ashlar.host.resolve.CompiledComponent;
import dev.ashlar.host.resolve.ComponentCache;
import dev.ashlar.host.resolve.Resolver;
import dev.ashlar.http.RequestListener;
import dev.ashlar.http.WasiHttp;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

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
    private final Optional<Tenant> tenant;
    private final ExecutorService wakers;
    private final ExecutorService compilers;

    private Host(HostConfig config) {
        this.config = config;
        this.tenant = Optional.empty();
        this.engine = Engine.create(config.engine());
        this.http = WasiHttp.open(config.http());
        this.resolver = new Resolver(new ComponentCache(engine), config.contentStore(), config.policy());
        this.wakers = workers("waking", Runtime.getRuntime().availableProcessors(), Thread.NORM_PRIORITY);
        this.compilers = workers("compiling", 1, Thread.MIN_PRIORITY);
    }

    /** @param tenant on whose account its applications are */
    private Host(Host whole, HostConfig config, Tenant tenant) {
        this.config = config;
        this.engine = whole.engine;
        this.http = whole.http;
        this.resolver = whole.resolver;
        this.wakers = whole.wakers;
        this.compilers = whole.compilers;
        this.tenant = Optional.of(tenant);
    }

    public static Host open(HostConfig config) {
        return new Host(config);
    }

    /**
     * The same host for one of several tenants: applications of different tenants may have the same name, and have nothing in common.
     * Closing it closes nothing.
     *
     * @param stateDirectory where the tenant's applications keep what they store
     * @param limits of all the tenant's applications together
     * @param listener is told what happens in them
     */
    public Host forTenant(String name, Path stateDirectory, ResourceLimits limits, HostListener listener) {
        var config = new HostConfig(
                this.config.engine(), this.config.http(), stateDirectory, listener, this.config.policy());
        return new Host(this, config, engine.newTenant(name, limits));
    }

    /**
     * Gives the tenant of this host other limits, at once: what his applications have stays, more is given within the new ones.
     *
     * @throws IllegalStateException when it is no tenant's
     */
    public void limit(ResourceLimits limits) {
        tenant.orElseThrow(() -> new IllegalStateException("this host is no tenant's"))
                .limit(limits);
    }

    /**
     * Reads, compiles and links an application, and makes it ready for requests. Its instances are made when they are needed.
     *
     * @param variables values of the application's variables
     * @throws ManifestException when it cannot run; nothing is left of it then
     */
    public RunningApplication start(Application application, Map<String, String> variables) {
        var base = newBase(application.name());
        try {
            var running = ApplicationStart.run(
                    this,
                    base,
                    application,
                    variables,
                    new Audience(config.listener(), RequestListener.NONE),
                    Redirects.NONE);
            running.own(base);
            base.serve(running);
            running.compileInBackground();
            return running;
        } catch (RuntimeException | Error e) {
            base.close();
            throw e;
        }
    }

    /** What the revisions of one application have in common. To be closed after them. */
    public ApplicationBase newBase(String application) {
        return new ApplicationBase(this, application);
    }

    /**
     * The same for a revision of an application. Nothing is started by time or by a message before {@link ApplicationBase#serve}.
     *
     * @param listener in place of the host's; its {@link HostListener#requests} hears of requests from outside, too
     * @throws ManifestException when it cannot run; nothing is left of it then
     */
    public RunningApplication start(
            ApplicationBase base, Application application, Map<String, String> variables, HostListener listener) {
        return start(base, application, variables, listener, Redirects.NONE);
    }

    /** The same where requests between components go elsewhere than to whom they name. */
    public RunningApplication start(
            ApplicationBase base,
            Application application,
            Map<String, String> variables,
            HostListener listener,
            Redirects redirects) {
        var audience = new Audience(listener, listener.requests(application.name()));
        return ApplicationStart.run(this, base, application, variables, audience, redirects);
    }

    /**
     * Reads and compiles the components of an application, by name. As long as somebody has them, starting it does not do so again.
     *
     * @throws ManifestException when something is missing, or is no component
     */
    public Map<String, CompiledComponent> compile(Application application) {
        return resolver.compile(application);
    }

    /**
     * Removes what an application keeps in embedded stores; it must not run. What its manifest keeps on servers, or in directories of
     * the operator's, stays.
     *
     * @return whether there was something
     */
    public boolean removeStores(String application) throws IOException {
        return Capabilities.removeEmbedded(new CapabilitiesConfig(application, config.stateDirectory()));
    }

    /** Who hears what happens otherwise. */
    public HostListener listener() {
        return config.listener();
    }

    /** Platform threads that go when nobody needs them: what computes for long must not be on those of requests. */
    private static ExecutorService workers(String name, int most, int priority) {
        var factory = Thread.ofPlatform()
                .daemon()
                .priority(priority)
                .name(name + "-", 0)
                .factory();
        var executor = new ThreadPoolExecutor(most, most, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory);
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }

    /** Makes applications ready, as many at a time as there are processors, so that a crowd of them leaves the others their turn. */
    public Executor wakers() {
        return wakers;
    }

    /** Compiles what nobody waits for, one application after the other. */
    Executor compilers() {
        return compilers;
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

    /** On whose account instances are, within what the host's tenant has. */
    Tenant newTenant(String name, ResourceLimits limits) {
        return tenant.map(parent -> engine.newTenant(name, limits, parent))
                .orElseGet(() -> engine.newTenant(name, limits));
    }

    /** To be called when its applications are closed. */
    @Override
    public void close() {
        if (tenant.isEmpty()) {
            wakers.shutdownNow();
            compilers.shutdownNow();
            http.close();
            engine.close();
        }
    }
}
