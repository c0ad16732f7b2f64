package dev.ashlar.host.resolve;

import dev.ashlar.component.Component;
import dev.ashlar.component.ComponentExternType;
import dev.ashlar.component.ComponentLinkException;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.LinkedComponent;
import dev.ashlar.component.UnsupportedComponentFeatureException;
import dev.ashlar.engine.Engine;
import dev.ashlar.host.diagnostics.Paths;
import dev.ashlar.host.diagnostics.Problem;
import dev.ashlar.host.diagnostics.Suggestions;
import dev.ashlar.host.manifest.Application;
import dev.ashlar.host.manifest.ImportName;
import dev.ashlar.host.manifest.Link;
import dev.ashlar.host.resolve.ResolvedApplication.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The imports of one component, and what answers each. */
final class ImportLinks {
    private final Application application;
    private final dev.ashlar.host.manifest.Component manifest;
    private final Component component;
    private final Map<String, Component> components;
    private final Map<String, Part> parts;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();

    /**
     * @param components all of the application
     * @param parts what was linked before, all that the component's links name included
     */
    ImportLinks(
            Application application,
            dev.ashlar.host.manifest.Component manifest,
            Component component,
            Map<String, Component> components,
            Map<String, Part> parts) {
        this.application = application;
        this.manifest = manifest;
        this.component = component;
        this.components = components;
        this.parts = parts;
    }

    List<Problem> problems() {
        return problems;
    }

    List<Problem> warnings() {
        return warnings;
    }

    /** One with all that the host and the links answer. */
    ComponentLinker linker(Engine engine, Consumer<ComponentLinker> host) {
        var linker = ComponentLinker.create(engine);
        host.accept(linker);
        component.type().imports().forEach((name, type) -> {
            if (type instanceof ComponentExternType.Instance(var instance)
                    && instance.exports().values().stream().allMatch(ComponentExternType.Type.class::isInstance)) {
                var ignored = linker.instance(name);
            }
        });
        manifest.links().forEach(link -> define(linker, link));
        return linker;
    }

    private void define(ComponentLinker linker, Link link) {
        var imports = component.type().imports().keySet();
        var meant = imports.stream().filter(link.imported()::matches).toList();
        if (meant.isEmpty()) {
            warnings.add(application
                    .origins()
                    .warning(
                            path(link),
                            "the component \"%s\" does not import %s".formatted(manifest.name(), link.imported()),
                            Suggestions.didYouMean(link.imported().toString(), imports)
                                    .orElse("remove the link, or build the component anew")));
        }
        for (String name : meant) {
            Part provider = Objects.requireNonNull(parts.get(link.component()), link.component());
            try {
                linker.define(name, provider.linked(), versioned(provider, export(link, name)));
            } catch (NoSuchElementException e) {
                problems.add(application
                        .origins()
                        .problem(
                                path(link),
                                "the component \"%s\" does not export %s"
                                        .formatted(link.component(), export(link, name)),
                                exportsFix(provider, name)));
            }
        }
    }

    private String path(Link link) {
        return Paths.key(
                Paths.key("component", manifest.name()) + ".links",
                link.imported().toString());
    }

    /** The export that a link means for one of the imports that it names. */
    private static String export(Link link, String imported) {
        return link.export()
                .map(export -> export.isPackage() ? interfaceIn(export, imported) : export.toString())
                .orElse(imported);
    }

    /** A name without a version stands for the export of any. */
    private static String versioned(Part provider, String export) {
        var exports = provider.linked().component().type().exports().keySet();
        return export.indexOf('@') >= 0 || exports.contains(export)
                ? export
                : exports.stream()
                        .filter(name -> name.startsWith(export + "@"))
                        .findFirst()
                        .orElse(export);
    }

    private static String interfaceIn(ImportName exported, String imported) {
        int slash = imported.indexOf('/');
        int at = imported.indexOf('@');
        String name = slash < 0 ? "" : imported.substring(slash, at < 0 ? imported.length() : at);
        return exported.base()
                + name
                + exported.version()
                        .or(() -> at < 0 ? Optional.empty() : Optional.of(imported.substring(at + 1)))
                        .map(version -> "@" + version)
                        .orElse("");
    }

    private static String exportsFix(Part provider, String name) {
        var exports = provider.linked().component().type().exports().keySet();
        return Suggestions.didYouMean(name, exports).orElseGet(() -> "it exports " + names(exports));
    }

    private static String names(Set<String> names) {
        return names.isEmpty()
                ? "nothing"
                : names.stream().limit(10).collect(Collectors.joining(", ")) + (names.size() > 10 ? ", ..." : "");
    }

    /** Links it; empty where that adds problems. */
    Optional<LinkedComponent> link(ComponentLinker linker) {
        try {
            return Optional.of(linker.link(component));
        } catch (ComponentLinkException e) {
            if (e.missing().isEmpty()) {
                problems.add(misfit(e));
            }
            e.missing().forEach(name -> problems.add(missing(name)));
        } catch (UnsupportedComponentFeatureException e) {
            problems.add(application
                    .origins()
                    .problem(
                            source(),
                            "the component \"%s\" needs what this host does not have: %s"
                                    .formatted(manifest.name(), e.getMessage()),
                            "build it for WASI 0.2"));
        }
        return Optional.empty();
    }

    private String source() {
        return Paths.key("component", manifest.name()) + ".source";
    }

    /** Something is there under the name, of another type. */
    private Problem misfit(ComponentLinkException e) {
        var link = manifest.links().stream()
                .filter(one -> one.imported().matches(instance(e.importName())))
                .findFirst();
        return application
                .origins()
                .problem(
                        link.map(this::path).orElse(source()),
                        String.valueOf(e.getMessage()),
                        link.map(one -> "build \"%s\" and \"%s\" with the same WIT"
                                        .formatted(manifest.name(), one.component()))
                                .orElse("build the component for the release of the interface that this host has"));
    }

    private static String instance(String importName) {
        int inner = importName.indexOf('#');
        return inner < 0 ? importName : importName.substring(0, inner);
    }

    private Problem missing(String name) {
        return application
                .origins()
                .problem(
                        source(),
                        "the component \"%s\" imports %s, and nothing answers it".formatted(manifest.name(), name),
                        MissingImport.fix(manifest, instance(name), components));
    }
}
