package dev.ashlar.host.doctor;

import dev.ashlar.engine.Engine;
import dev.ashlar.host.build.BuildTarget;
import dev.ashlar.host.doctor.Finding.Severity;
import dev.ashlar.host.load.ManifestLoader;
import dev.ashlar.host.load.ManifestLoader.Loaded;
import dev.ashlar.host.load.ManifestLoader.NamedFiles;
import dev.ashlar.host.manifest.Application;
import dev.ashlar.host.manifest.Component;
import dev.ashlar.host.manifest.ManifestException;
import dev.ashlar.host.manifest.VariableValues;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Examines an application and the machine that it is on. */
public final class Doctor {
    private final List<Finding> findings = new ArrayList<>();

    private Doctor() {}

    /**
     * Finds all that can be found at once.
     *
     * @param manifest the manifest, or the directory that has it
     * @param variables values that would be given
     * @param address where it would be served
     */
    public static List<Finding> examine(Path manifest, Map<String, String> variables, InetSocketAddress address) {
        return examine(manifest, variables, address, Probe::shell);
    }

    static List<Finding> examine(Path manifest, Map<String, String> variables, InetSocketAddress address, Probe probe) {
        var doctor = new Doctor();
        doctor.machine(address);
        doctor.application(manifest).ifPresent(application -> {
            doctor.variables(application, variables);
            doctor.findings.addAll(new ToolChecks(probe).run(BuildTarget.of(application)));
            doctor.components(application);
        });
        return List.copyOf(doctor.findings);
    }

    private void machine(InetSocketAddress address) {
        findings.add(Finding.ok(
                "java",
                "%s of %s, %d processors, at most %d MiB of memory"
                        .formatted(
                                Runtime.version(),
                                System.getProperty("java.vendor"),
                                Runtime.getRuntime().availableProcessors(),
                                Runtime.getRuntime().maxMemory() >> 20)));
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
        } catch (IOException e) {
            findings.add(Finding.of(
                    Severity.WARNING,
                    "port " + address.getPort(),
                    "cannot listen on %s: %s".formatted(address, e.getMessage()),
                    "stop what uses it, or take another one with --addr"));
        }
    }

    /** The application; empty where the manifest cannot be used. */
    private Optional<Application> application(Path manifest) {
        Loaded loaded;
        try {
            loaded = ManifestLoader.load(manifest, NamedFiles.NOT_YET);
        } catch (ManifestException e) {
            add(manifest, e);
            return Optional.empty();
        }
        var application = loaded.application();
        findings.add(Finding.ok(
                "manifest",
                "%s: %d components, %d routes"
                        .formatted(
                                application.name(),
                                application.components().size(),
                                application.triggers().http().size())));
        loaded.warnings().forEach(problem -> findings.add(Finding.of(problem)));
        try {
            ManifestLoader.load(manifest, NamedFiles.REQUIRED);
        } catch (ManifestException e) {
            e.problems().stream()
                    .filter(problem -> !loaded.warnings().contains(problem))
                    .forEach(problem -> findings.add(Finding.of(problem)));
        }
        return Optional.of(application);
    }

    private void add(Path manifest, ManifestException failure) {
        failure.problems().forEach(problem -> findings.add(Finding.of(problem)));
        if (failure.problems().isEmpty()) {
            findings.add(Finding.of(
                    Severity.ERROR,
                    manifest.toString().isEmpty() ? "manifest" : manifest.toString(),
                    String.valueOf(failure.getMessage()),
                    "`ashlar new NAME` makes an application"));
        }
    }

    private void variables(Application application, Map<String, String> given) {
        try {
            var values = VariableValues.of(application, given);
            application.components().values().forEach(component -> egress(values, component));
        } catch (ManifestException e) {
            e.problems().forEach(problem -> findings.add(Finding.of(problem)));
        }
    }

    private void egress(VariableValues values, Component component) {
        try {
            values.egress(component);
        } catch (ManifestException e) {
            e.problems().forEach(problem -> findings.add(Finding.of(problem)));
        }
    }

    private void components(Application application) {
        try (var engine = Engine.create()) {
            var reader = new ComponentReader(application, engine, findings);
            var examined = new LinkedHashMap<String, ExaminedComponent>();
            application
                    .components()
                    .forEach((name, component) -> reader.read(component).ifPresent(found -> examined.put(name, found)));
            new ImportChecks(application, examined, findings).run();
        }
    }
}
