package dev.ashlar.host.resolve;

import dev.ashlar.component.ComponentException;
import dev.ashlar.component.LinkedComponent;
import dev.ashlar.engine.EngineException;
import dev.ashlar.host.diagnostics.Paths;
import dev.ashlar.host.diagnostics.Problem;
import dev.ashlar.host.manifest.Application;
import dev.ashlar.host.manifest.Component;
import dev.ashlar.host.manifest.Link;
import dev.ashlar.host.manifest.ManifestException;
import dev.ashlar.host.resolve.ResolvedApplication.Part;
import dev.ashlar.oci.ContentStore;
import dev.ashlar.oci.sign.SignaturePolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Reads, compiles and links the components of applications. All that is wrong with one is reported at once. */
public final class Resolver {
    private final ComponentCache cache;
    private final ContentStore store;
    private final SignaturePolicy policy;

    /** @param policy by whom components from registries have to be signed */
    public Resolver(ComponentCache cache, ContentStore store, SignaturePolicy policy) {
        this.cache = cache;
        this.store = store;
        this.policy = policy;
    }

    /** @throws ManifestException when something is missing, is no component, or does not fit to what it is linked to */
    public ResolvedApplication resolve(Application application, HostInterfaces interfaces) {
        var compiled = compile(application);
        var linking = new Linking(application, compiled, interfaces);
        application.components().values().forEach(linking::link);
        if (!linking.problems.isEmpty()) {
            throw new ManifestException(linking.problems);
        }
        return new ResolvedApplication(application, linking.parts, linking.warnings);
    }

    /**
     * Reads and compiles the components of an application. What is compiled already, for whatever application, is taken from there.
     *
     * @throws ManifestException when something is missing, or is no component
     */
    public Map<String, CompiledComponent> compile(Application application) {
        var reader = new SourceReader(application, store, policy);
        var results = new LinkedHashMap<String, Future<CompiledComponent>>();
        try (ExecutorService workers = workers(application.components().size())) {
            application.components().forEach((name, component) -> {
                Callable<CompiledComponent> task = () -> compile(application, reader, component);
                results.put(name, workers.submit(task));
            });
        }
        var compiled = new HashMap<String, CompiledComponent>();
        var problems = new ArrayList<Problem>();
        results.forEach((name, result) -> {
            try {
                compiled.put(name, result.get());
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof ManifestException problem)) {
                    throw new IllegalStateException("compiling " + name + " failed", e.getCause());
                }
                problems.addAll(problem.problems());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        });
        if (!problems.isEmpty()) {
            throw new ManifestException(problems);
        }
        return compiled;
    }

    private static ExecutorService workers(int components) {
        return Executors.newFixedThreadPool(
                Math.clamp(components, 1, Runtime.getRuntime().availableProcessors()));
    }

    private CompiledComponent compile(Application application, SourceReader reader, Component component) {
        var source = reader.read(component);
        try {
            return new CompiledComponent(
                    cache.compile(source, component.name()), source.digest(), source.bytes().length);
        } catch (ComponentException | EngineException e) {
            throw new ManifestException(List.of(application
                    .origins()
                    .problem(
                            Paths.key("component", component.name()) + ".source",
                            "this cannot be run: " + e.getMessage(),
                            isModule(source.bytes())
                                    ? "this is a module; build a component of it, as with `wasm-tools component new`"
                                    : "build it anew, or with another toolchain")));
        }
    }

    /** By the version behind the magic number, which for components has a 1 at the end. */
    private static boolean isModule(byte[] bytes) {
        return bytes.length >= 8 && bytes[1] == 'a' && bytes[4] == 1 && bytes[6] == 0;
    }

    /** Links the components, those first that others are linked to. */
    private final class Linking {
        private final Application application;
        private final Map<String, CompiledComponent> compiled;
        private final HostInterfaces interfaces;
        private final List<String> order;
        private final Map<String, dev.ashlar.component.Component> components = new LinkedHashMap<>();
        private final Map<String, Part> parts = new LinkedHashMap<>();
        private final List<Problem> problems = new ArrayList<>();
        private final List<Problem> warnings = new ArrayList<>();

        Linking(Application application, Map<String, CompiledComponent> compiled, HostInterfaces interfaces) {
            this.application = application;
            this.compiled = compiled;
            this.interfaces = interfaces;
            compiled.forEach((name, one) -> components.put(name, one.component()));
            this.order = List.copyOf(application.components().keySet());
        }

        /** Links a component and what it needs; the manifest's links have no cycles and lead to components. */
        boolean link(Component component) {
            if (parts.containsKey(component.name())) {
                return true;
            }
            boolean ready = true;
            for (Link link : component.links()) {
                ready &= link(application.component(link.component()));
            }
            return ready && linkAlone(component);
        }

        private boolean linkAlone(Component component) {
            CompiledComponent known = Objects.requireNonNull(compiled.get(component.name()), component.name());
            int index = order.indexOf(component.name());
            var imports = new ImportLinks(application, component, known.component(), components, parts);
            var linker = imports.linker(cache.engine(), it -> interfaces.define(it, component, index));
            warnings.addAll(imports.warnings());
            if (imports.problems().isEmpty()) {
                imports.link(linker).ifPresent(linked -> add(component, index, known, linked));
            }
            problems.addAll(imports.problems());
            return parts.containsKey(component.name());
        }

        private Part part(String name) {
            return Objects.requireNonNull(parts.get(name), name);
        }

        private void add(Component component, int index, CompiledComponent from, LinkedComponent linked) {
            var members = new LinkedHashSet<String>();
            members.add(component.name());
            component
                    .links()
                    .forEach(link -> members.addAll(part(link.component()).members()));
            parts.put(component.name(), new Part(component, index, from.digest(), from.size(), linked, members));
        }
    }
}
