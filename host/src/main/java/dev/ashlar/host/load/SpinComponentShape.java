package dev.ashlar.host.load;

import static dev.ashlar.host.load.CommonShapes.DIGEST;
import static dev.ashlar.host.load.CommonShapes.NAME;
import static dev.ashlar.host.load.CommonShapes.PATH;
import static dev.ashlar.host.load.CommonShapes.TEMPLATE;
import static dev.ashlar.host.load.CommonShapes.URL;

import dev.ashlar.host.diagnostics.InvalidTextException;
import dev.ashlar.host.diagnostics.Paths;
import dev.ashlar.host.manifest.Build;
import dev.ashlar.host.manifest.Component;
import dev.ashlar.host.manifest.ComponentGrants;
import dev.ashlar.host.manifest.ComponentSource;
import dev.ashlar.host.manifest.EgressSyntax;
import dev.ashlar.host.manifest.FileGrant;
import dev.ashlar.host.manifest.ImportName;
import dev.ashlar.host.manifest.Limits;
import dev.ashlar.host.manifest.Link;
import dev.ashlar.host.manifest.Reuse;
import dev.ashlar.host.manifest.Template;
import dev.ashlar.host.shape.Node;
import dev.ashlar.host.shape.Shape;
import dev.ashlar.host.shape.Shapes;
import dev.ashlar.host.shape.Syntax;
import dev.ashlar.host.shape.TableShape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code [component.…]} of a {@code spin.toml}. What Spin composes into a component becomes a component of its own that is
 * linked to it: it has no grants, or those that it inherits.
 */
final class SpinComponentShape {
    private static final String HOSTS = "allowed_outbound_hosts";
    private static final String STORES = "key_value_stores";
    private static final String DATABASES = "sqlite_databases";

    /** A component without its name. */
    record SpinComponent(
            Optional<String> description,
            ComponentSource source,
            ComponentGrants grants,
            boolean dependenciesInherit,
            Map<ImportName, Dependency> dependencies,
            Optional<Build> build) {}

    /**
     * What answers an import.
     *
     * @param inherits the keys of the component that hold for it, too; empty if that is said for all dependencies at once
     */
    private record Dependency(Origin origin, Optional<ImportName> export, Optional<Set<String>> inherits, Node node) {}

    /** Where a dependency comes from. */
    private sealed interface Origin {
        /** Elsewhere. */
        record Elsewhere(ComponentSource source) implements Origin {}

        /** The same bytes as another component of the application. */
        record SameAs(String component) implements Origin {}
    }

    private static final Set<String> ALL = Set.of("environment", "files", "variables", HOSTS, STORES, DATABASES);

    static final Shape<SpinComponent> COMPONENT = component();

    private SpinComponentShape() {}

    private static Shape<SpinComponent> component() {
        var table = TableShape.of("a component");
        var description = table.optional("description", Shapes.STRING, "What it is for.");
        var source = table.required(
                "source",
                Shapes.either(PATH.map(path -> new ComponentSource.File(path, Optional.empty())), source()),
                "A path, or a table with url and digest.");
        var environment = table.optional(
                "environment",
                Shapes.map(Names.ENVIRONMENT, Shapes.STRING.map(Template::literal)),
                Map.of(),
                "Environment variables.");
        var variables = table.optional(
                "variables", Shapes.map(Names.VARIABLE, TEMPLATE), Map.of(), "What the component reads as variables.");
        var files = table.optional("files", Shapes.list(file()), List.of(), "Directories that the component sees.");
        var hosts = table.optional(
                HOSTS,
                Shapes.list(Shapes.text("a rule such as \"https://api.example.com\"", "", SpinComponentShape::rule)),
                List.of(),
                "Where the component may connect to.");
        var stores = table.optional(STORES, Shapes.list(Shapes.text(Names.SPIN_STORE)), List.of(), "Key-value stores.");
        var databases = table.optional(DATABASES, Shapes.list(Shapes.text(Names.SPIN_STORE)), List.of(), "Databases.");
        var inherit = table.optional(
                "dependencies_inherit_configuration", Shapes.FLAG, false, "Whether dependencies have the same grants.");
        var dependencies = table.optional(
                "dependencies",
                Shapes.map(new Syntax<>("an import", ImportName.PATTERN, ImportName::parse), dependency()),
                Map.of(),
                "What answers the imports.");
        var build = table.optional("build", build(), "How the component is made.");
        table.ignored("targets", "tool", "profile")
                .unsupported("list the directories that the component needs", "exclude_files")
                .unsupported("write " + HOSTS + " = [\"https://...\"]", "allowed_http_hosts")
                .unsupported("there are no models here", "ai_models");
        return table.build(values -> new SpinComponent(
                values.get(description),
                values.get(source),
                new ComponentGrants(
                        values.get(environment),
                        values.get(variables),
                        values.get(files),
                        values.get(hosts),
                        distinct(values.get(stores)),
                        distinct(values.get(databases)),
                        Set.of(),
                        List.of()),
                values.get(inherit),
                values.get(dependencies),
                values.get(build)));
    }

    private static Set<String> distinct(List<String> labels) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(labels));
    }

    private static Template rule(String text) {
        String authority = text.substring(text.indexOf("://") + 1).replace("/", "");
        if (authority.equals("self") || authority.startsWith("self:")) {
            throw new InvalidTextException(
                    text,
                    "requests to the application itself are not supported",
                    "link the components, or name the host");
        }
        return EgressSyntax.parse(
                text.endsWith("/") && !text.endsWith("://") ? text.substring(0, text.length() - 1) : text);
    }

    private static Shape<ComponentSource> source() {
        var table = TableShape.of("a source");
        var url = table.required("url", URL, "Where the component is.");
        var digest = table.required("digest", DIGEST, "What it hashes to.");
        table.unsupported(
                "write { url = \"...\", digest = \"sha256:...\" } or a path", "registry", "package", "version");
        return table.build(values -> new ComponentSource.Url(values.get(url), values.get(digest)));
    }

    private static Shape<FileGrant> file() {
        var table = TableShape.of("a mount");
        var source = table.required("source", PATH, "The directory.");
        var target = table.required(
                "destination",
                Shapes.text("an absolute path such as \"/\"", "^/", GrantFields::target),
                "Where the component sees it.");
        var mount = table.build(values -> new FileGrant(values.get(source), values.get(target), false));
        return Shapes.either(
                Shapes.text("a mount", "", text -> {
                    throw new InvalidTextException(
                            text,
                            "single files and patterns are not supported",
                            "mount a directory: { source = \"...\", destination = \"/...\" }");
                }),
                mount);
    }

    private static Shape<Dependency> dependency() {
        var table = TableShape.of("a dependency");
        var path = table.optional("path", PATH, "A file.");
        var url = table.optional("url", URL, "Where the component is.");
        var digest = table.optional("digest", DIGEST, "What it hashes to.");
        var component = table.optional("component", NAME, "Another component of the application.");
        var export = table.optional(
                "export",
                Shapes.text(new Syntax<>("an export", ImportName.PATTERN, ImportName::parse)),
                "The export that answers.");
        var inherit = table.optional(
                "inherit_configuration",
                Shapes.either(
                        Shapes.FLAG.map(all -> all ? ALL : Set.<String>of()),
                        Shapes.list(Shapes.text(inheritable())).map(Set::copyOf)),
                "What of the component's grants holds for the dependency, too.");
        table.exactlyOne(path, url, component)
                .needs(url, digest, "add digest = \"sha256:...\"")
                .unsupported("fetch the package and write { path = \"...\" }", "version", "registry", "package");
        var full = table.build(values -> {
            var file = values.get(path)
                    .<Origin>map(found -> new Origin.Elsewhere(new ComponentSource.File(found, values.get(digest))));
            var remote = values.get(url)
                    .flatMap(found -> values.get(digest)
                            .<Origin>map(hash -> new Origin.Elsewhere(new ComponentSource.Url(found, hash))));
            var same = values.get(component).<Origin>map(Origin.SameAs::new);
            return file.or(() -> remote)
                    .or(() -> same)
                    .map(origin -> new Dependency(origin, values.get(export), values.get(inherit), values.node()))
                    .orElse(null);
        });
        return Shapes.either(
                Shapes.text("a version", "", text -> {
                    throw new InvalidTextException(
                            text,
                            "dependencies from registries are not supported",
                            "fetch the package and write { path = \"...\" }");
                }),
                full);
    }

    private static Syntax<String> inheritable() {
        return new Syntax<>("a key of components", "", text -> {
            if (!ALL.contains(text)) {
                String known = String.join(", ", ALL.stream().sorted().toList());
                throw new InvalidTextException(text, "\"" + text + "\" cannot be inherited", "write some of " + known);
            }
            return text;
        });
    }

    private static Shape<Build> build() {
        var table = TableShape.of("a build");
        var command = table.required("command", Shapes.oneOrMore(Shapes.STRING), "Commands for the shell.");
        var directory = table.optional("workdir", PATH, Path.of(""), "Where they run.");
        var watch = table.optional("watch", Shapes.list(Shapes.STRING), List.of(), "Files to watch.");
        return table.build(values -> new Build(values.get(command), values.get(directory), values.get(watch)));
    }

    /** All components, among them those that answer the imports of others. */
    static Map<String, Component> withDependencies(Map<String, SpinComponent> components) {
        var all = new LinkedHashMap<String, Component>();
        components.forEach((name, component) -> {
            var links = new ArrayList<Link>();
            component.dependencies().forEach((imported, dependency) -> {
                String answering = name + "-dependency-" + (links.size() + 1);
                source(dependency, components).ifPresent(source -> {
                    dependency.node().knownAs(Paths.key("component", answering));
                    all.put(answering, dependency(answering, source, inherited(component, dependency)));
                    links.add(new Link(imported, answering, dependency.export()));
                });
            });
            all.put(
                    name,
                    new Component(
                            name,
                            component.description(),
                            component.source(),
                            component.grants(),
                            Limits.DEFAULT,
                            Reuse.NONE,
                            links,
                            component.build()));
        });
        return Collections.unmodifiableMap(all);
    }

    private static Optional<ComponentSource> source(Dependency dependency, Map<String, SpinComponent> components) {
        return switch (dependency.origin()) {
            case Origin.Elsewhere(ComponentSource source) -> Optional.of(source);
            case Origin.SameAs(String component) -> {
                var found = Optional.ofNullable(components.get(component)).map(SpinComponent::source);
                boolean broken = dependency
                        .node()
                        .reading()
                        .place(Paths.key("component", component))
                        .isPresent();
                if (found.isEmpty() && !broken) {
                    dependency
                            .node()
                            .error("there is no component \"" + component + "\"", "declare it, or correct the name");
                }
                yield found;
            }
        };
    }

    private static Component dependency(String name, ComponentSource source, ComponentGrants grants) {
        return new Component(
                name, Optional.empty(), source, grants, Limits.DEFAULT, Reuse.NONE, List.of(), Optional.empty());
    }

    private static ComponentGrants inherited(SpinComponent component, Dependency dependency) {
        var keys = dependency.inherits().orElse(component.dependenciesInherit() ? ALL : Set.of());
        var grants = component.grants();
        return new ComponentGrants(
                keys.contains("environment") ? grants.environment() : Map.of(),
                keys.contains("variables") ? grants.config() : Map.of(),
                keys.contains("files") ? grants.files() : List.of(),
                keys.contains(HOSTS) ? grants.egress() : List.of(),
                keys.contains(STORES) ? grants.keyValue() : Set.of(),
                keys.contains(DATABASES) ? grants.databases() : Set.of(),
                Set.of(),
                List.of());
    }
}
