package dev.ashlar.host.doctor;

import dev.ashlar.component.ComponentException;
import dev.ashlar.component.ComponentOutline;
import dev.ashlar.component.text.ComponentWit;
import dev.ashlar.component.text.NotInWitException;
import dev.ashlar.engine.Engine;
import dev.ashlar.engine.EngineException;
import dev.ashlar.host.diagnostics.Paths;
import dev.ashlar.host.doctor.Finding.Severity;
import dev.ashlar.host.manifest.Application;
import dev.ashlar.host.manifest.Component;
import dev.ashlar.host.manifest.ComponentSource;
import dev.ashlar.oci.Digest;
import dev.ashlar.wit.WitResolution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the files of components: whether they are what the manifest says, and components at all. */
final class ComponentReader {
    private final Application application;
    private final Engine engine;
    private final List<Finding> findings;

    ComponentReader(Application application, Engine engine, List<Finding> findings) {
        this.application = application;
        this.engine = engine;
        this.findings = findings;
    }

    /** The component; empty where there is a finding instead, or the file is not here. */
    Optional<ExaminedComponent> read(Component component) {
        return switch (component.source()) {
            case ComponentSource.File(Path path, var digest) -> read(component, path, digest);
            case ComponentSource.Url url -> elsewhere(component, url.url().toString());
            case ComponentSource.Stored stored ->
                elsewhere(component, stored.digest().toString());
            case ComponentSource.Image image ->
                elsewhere(component, image.reference().toString());
        };
    }

    private Optional<ExaminedComponent> elsewhere(Component component, String where) {
        findings.add(Finding.of(
                Severity.NOTE,
                component.name(),
                "comes from " + where + ", which was not looked at",
                "ashlar up fetches it"));
        return Optional.empty();
    }

    private Optional<ExaminedComponent> read(Component component, Path path, Optional<Digest> digest) {
        byte[] binary;
        try {
            binary = Files.readAllBytes(application.directory().resolve(path));
        } catch (IOException e) {
            return Optional.empty(); // told with the manifest's problems, where it is missing
        }
        if (digest.isPresent() && !digest.get().equals(Digest.of(binary))) {
            findings.add(problem(
                    component,
                    "%s has another digest, %s".formatted(path, Digest.of(binary)),
                    "write that into the manifest if the file is the right one"));
        }
        if (!ComponentOutline.isComponent(binary)) {
            findings.add(problem(
                    component,
                    path + " is no component",
                    "if it is a core module, `wasm-tools component new` makes a component of it"));
            return Optional.empty();
        }
        try {
            var outline = ComponentOutline.read(engine, binary);
            findings.add(Finding.ok(component.name(), "%s, %s".formatted(path, size(binary.length))));
            return Optional.of(new ExaminedComponent(component, outline.type(), wit(outline)));
        } catch (ComponentException | EngineException e) {
            findings.add(
                    problem(component, path + ": " + e.getMessage(), "build it again, with other tools if need be"));
            return Optional.empty();
        }
    }

    private Finding problem(Component component, String message, String fix) {
        return Finding.of(Severity.ERROR, component.name(), message, fix)
                .at(application.origins(), Paths.key("component", component.name()) + ".source");
    }

    private static Optional<WitResolution> wit(ComponentOutline outline) {
        try {
            return Optional.of(ComponentWit.read(outline.type()));
        } catch (NotInWitException e) {
            return Optional.empty();
        }
    }

    private static String size(int bytes) {
        return bytes < 1_000_000
                ? String.format(Locale.ROOT, "%d KB", (bytes + 999) / 1_000)
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
