package dev.ashlar.host.run;

import dev.ashlar.component.HostCallObserver;
import dev.ashlar.component.HostCallSite;
import dev.ashlar.engine.ResourceLimits;
import dev.ashlar.engine.Store;
import dev.ashlar.engine.Trap;
import dev.ashlar.host.diagnostics.Paths;
import dev.ashlar.host.diagnostics.Problem;
import dev.ashlar.host.manifest.Application;
import dev.ashlar.host.manifest.ByteSize;
import dev.ashlar.host.manifest.Component;
import dev.ashlar.host.manifest.HttpAction;
import dev.ashlar.host.manifest.HttpTrigger;
import dev.ashlar.host.manifest.InternalHost;
import dev.ashlar.host.manifest.Limits;
import dev.ashlar.host.manifest.ManifestException;
import dev.ashlar.host.manifest.VariableValues;
import dev.ashlar.host.resolve.ResolvedApplication;
import dev.ashlar.host.web.StaticFiles;
import dev.ashlar.http.HttpComponent;
import dev.ashlar.http.HttpComponentConfig;
import dev.ashlar.http.InvocationLimits;
import dev.ashlar.http.UnservableComponentException;
import dev.ashlar.wasi.Grants;
import dev.ashlar.wasi.Preview2;
import dev.ashlar.wasi.WasiContext;
import dev.ashlar.wasi.WasiLookup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From a manifest to a running application, step by step; when one fails, what the others made is taken back. */
final class ApplicationStart {
    private final Host host;
    private final ApplicationBase base;
    private final Application application;
    private final VariableValues values;
    private final Audience audience;
    private final Redirects redirects;
    private final List<AutoCloseable> resources = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    private ApplicationStart(
            Host host,
            ApplicationBase base,
            Application application,
            VariableValues values,
            Audience audience,
            Redirects redirects) {
        this.redirects = redirects;
        this.audience = audience;
        this.host = host;
        this.base = base;
        this.application = application;
        this.values = values;
    }

    static RunningApplication run(
            Host host,
            ApplicationBase base,
            Application application,
            Map<String, String> variables,
            Audience audience,
            Redirects redirects) {
        var start = new ApplicationStart(
                host, base, application, VariableValues.of(application, variables), audience, redirects);
        try {
            return start.run();
        } catch (RuntimeException | Error e) {
            Resources.closeAll(start.resources);
            throw e;
        }
    }

    private RunningApplication run() {
        var names = List.copyOf(application.components().keySet());
        var members = GraphMembers.of(application, names, grants(), audience.listener());
        stopAtProblems();
        var capabilities = new ApplicationCapabilities(
                application, values, host.config().stateDirectory(), audience.listener(), base.capabilities());
        resources.add(capabilities);
        var internal = new InternalRequests(values, audience.listener().requests(application.name()), redirects);
        var resolved = host.resolver().resolve(application, (linker, component, index) -> {
            WasiLookup lookup = store -> store.data(GraphData.class).context(index);
            Preview2.define(linker, lookup);
            host.http().define(linker, lookup, internal.of(component));
            capabilities.define(linker, component, lookup);
            Topics.define(linker, component, base.topics());
            linker.account(
                    component.name(),
                    ResourceLimits.UNLIMITED.withMemoryBytes(
                            component.limits().memory().bytes()));
            linker.observe(CountedCalls.INSTANCE);
        });
        var parts = new ApplicationParts(host.engine(), application, members, base);
        var entries = new Entries(resolved, parts);
        var requests = new Requests(parts, new InFlight(), audience.outside(), targets(entries));
        internal.answerBy(requests);
        var started = new Triggered(parts, entries, requests.inFlight(), this::problem);
        var schedules = started.schedules();
        var subscribers = started.subscribers();
        stopAtProblems();
        entries.tryOut();
        application
                .components()
                .values()
                .forEach(component -> capabilities.check(component).ifPresent(problems::add));
        stopAtProblems();
        var precompiling = new Precompiling(resolved, entries.points.keySet());
        return new RunningApplication(
                resolved.with(Advice.of(application)),
                parts,
                requests,
                schedules,
                subscribers,
                precompiling,
                host.compilers(),
                resources);
    }

    private void stopAtProblems() {
        if (!problems.isEmpty()) {
            throw new ManifestException(problems);
        }
    }

    private List<Grants> grants() {
        var all = new ArrayList<Grants>();
        application.components().forEach((name, component) -> {
            reachesComponents(component);
            var grants = WasiGrants.of(application, component, values);
            try (WasiContext tried = WasiContext.open(grants)) {
                all.add(tried.grants());
            } catch (IOException e) {
                problem(
                        Paths.key("component", name) + ".files",
                        "a directory cannot be granted: " + e.getMessage(),
                        "create it, or correct the path");
            }
        });
        return all;
    }

    /** Where some go elsewhere, the rules have been looked at where they come from. */
    private void reachesComponents(Component component) {
        if (!redirects.isEmpty()) {
            return;
        }
        var rules = values.egress(component);
        for (int i = 0; i < rules.size(); i++) {
            String place = Paths.element(Paths.key("component", component.name()) + ".egress", i);
            InternalHost.mistake(rules.get(i), application)
                    .ifPresent(mistake -> problem(place, mistake.message(), mistake.fix()));
        }
    }

    private void problem(String path, String message, String fix) {
        problems.add(application.origins().problem(path, message, fix));
    }

    /** What is invoked, each made once. */
    private final class Entries implements Triggered.Entries {
        private final ResolvedApplication resolved;
        private final ApplicationParts parts;
        private final Map<String, EntryPoint> points = new HashMap<>();

        Entries(ResolvedApplication resolved, ApplicationParts parts) {
            this.resolved = resolved;
            this.parts = parts;
        }

        /** Finds out whether there can be instances at all. */
        void tryOut() {
            points.forEach((name, point) -> {
                try {
                    point.tryOut()
                            .ifPresent(shortfall -> problem(
                                    shortfall.path(),
                                    "no instance can be made: " + shortfall.message(),
                                    "raise the limit"));
                } catch (Trap e) {
                    problem(
                            Paths.key("component", name) + ".source",
                            "no instance can be made: trap: " + e.getMessage(),
                            "mend the component, or what it is linked to");
                }
            });
        }

        DeclaredBodies bodies(String component) {
            return new DeclaredBodies(
                    component, application.component(component).limits().requestBody(), parts.reports());
        }

        @Override
        public EntryPoint point(String component) {
            return points.computeIfAbsent(component, name -> {
                var point = new EntryPoint(parts, resolved.part(name), base.tenant(application.limits()));
                resources.add(point);
                return point;
            });
        }
    }

    private List<HttpTarget> targets(Entries entries) {
        var handlers = new HashMap<String, Optional<HttpComponent>>();
        var targets = new ArrayList<HttpTarget>();
        for (HttpTrigger trigger : application.triggers().http()) {
            target(trigger, entries, handlers).ifPresent(targets::add);
        }
        return targets;
    }

    private Optional<HttpTarget> target(
            HttpTrigger trigger, Entries entries, Map<String, Optional<HttpComponent>> handlers) {
        return switch (trigger.action()) {
            case HttpAction.Invoke(String component) ->
                handlers.computeIfAbsent(component, name -> handler(entries.point(name)))
                        .map(handler -> new HttpTarget.Component(trigger, handler, entries.bodies(component)));
            case HttpAction.Files files -> files(trigger, files);
            case HttpAction.Respond response -> Optional.of(new HttpTarget.Fixed(trigger, response));
            case HttpAction.Redirect redirect -> Optional.of(new HttpTarget.Elsewhere(trigger, redirect));
        };
    }

    private Optional<HttpComponent> handler(EntryPoint point) {
        String name = point.part().component().name();
        Limits limits = point.limits();
        var config = new HttpComponentConfig(name)
                .withLimits(InvocationLimits.DEFAULT
                        .withDeadline(limits.deadline())
                        .withCpu(limits.cpu())
                        .withBodies(bytes(limits.requestBody()), bytes(limits.responseBody())));
        try {
            return Optional.of(HttpComponent.of(point.part().linked().component(), point, config));
        } catch (UnservableComponentException e) {
            problem(
                    Paths.key("component", name) + ".source",
                    String.valueOf(e.getMessage()),
                    "build it for the world wasi:http/proxy of WASI 0.2, or let another component answer requests");
            return Optional.empty();
        }
    }

    private static long bytes(Optional<ByteSize> limit) {
        return limit.map(ByteSize::bytes).orElse(Long.MAX_VALUE);
    }

    private Optional<HttpTarget> files(HttpTrigger trigger, HttpAction.Files config) {
        try {
            var files = StaticFiles.open(config, application.directory());
            resources.add(files);
            return Optional.of(new HttpTarget.Files(trigger, files));
        } catch (IOException e) {
            problem(
                    trigger.origin(),
                    "the directory %s cannot be served: %s".formatted(config.directory(), e.getMessage()),
                    "create it, or correct the path");
            return Optional.empty();
        }
    }

    /** Counts the calls of a graph. */
    private static final class CountedCalls implements HostCallObserver {
        static final CountedCalls INSTANCE = new CountedCalls();

        @Override
        public @Nullable Object began(Store store, HostCallSite site) {
            store.data(GraphData.class).countHostCall(site);
            return null;
        }

        @Override
        public void ended(Store store, HostCallSite site, @Nullable Object token, @Nullable Throwable thrown) {}
    }
}
