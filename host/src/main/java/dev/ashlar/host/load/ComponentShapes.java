package dev.ashlar.host.load;

import static dev.ashlar.host.load.CommonShapes.DIGEST;
import static dev.ashlar.host.load.CommonShapes.DURATION;
import static dev.ashlar.host.load.CommonShapes.IMAGE;
import static dev.ashlar.host.load.CommonShapes.NAME;
import static dev.ashlar.host.load.CommonShapes.PATH;
import static dev.ashlar.host.load.CommonShapes.ROUTE;
import static dev.ashlar.host.load.CommonShapes.SIZE;
import static dev.ashlar.host.load.CommonShapes.URL;

import dev.ashlar.host.manifest.Build;
import dev.ashlar.host.manifest.Component;
import dev.ashlar.host.manifest.ComponentSource;
import dev.ashlar.host.manifest.ImportName;
import dev.ashlar.host.manifest.Limits;
import dev.ashlar.host.manifest.Link;
import dev.ashlar.host.manifest.Reuse;
import dev.ashlar.host.route.RoutePattern;
import dev.ashlar.host.shape.Shape;
import dev.ashlar.host.shape.Shapes;
import dev.ashlar.host.shape.Syntax;
import dev.ashlar.host.shape.TableShape;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** {@code [component.…]}, but for what it grants. */
final class ComponentShapes {
    private static final Syntax<ImportName> IMPORT =
            new Syntax<>("an import such as \"photos:auth/tokens\"", ImportName.PATTERN, ImportName::parse);

    /** A component that has its name outside, and the routes that it is written with. */
    record Named(Function<String, Component> component, List<RoutePattern> routes) {}

    static final Shape<Named> COMPONENT = component();

    private record Target(String component, Optional<ImportName> export) {}

    private ComponentShapes() {}

    private static TableShape<Named> component() {
        var table = TableShape.of("a component");
        var description = table.optional("description", Shapes.STRING, "What the component is for.");
        var source = table.required(
                "source",
                Shapes.either(PATH.map(ComponentShapes::file), source()),
                "The component: a path relative to this file, or a table with path, url or oci.");
        var routes = table.optional(
                "routes",
                Shapes.oneOrMore(ROUTE),
                List.of(),
                "HTTP routes that the component answers, for every host. [[trigger.http]] can say more.");
        var links = table.optional(
                "links",
                Shapes.map(IMPORT, link()),
                Map.of(),
                "Imports of the component and the components of this application that answer them.");
        var limits = table.optional("limits", limits(), Limits.DEFAULT, "What the component may use.");
        var reuse = table.optional(
                "reuse",
                reuse(),
                Reuse.NONE,
                "Lets an instance serve more than one invocation. What one leaves in memory, the next one sees.");
        var build = table.optional(
                "build",
                Shapes.either(Shapes.STRING.map(ComponentShapes::build), build()),
                "How the component is made from its sources: a command, or a table.");
        var grants = new GrantFields(table);
        table.otherNames(
                        "egress",
                        "allowed_outbound_hosts",
                        "allowed_http_hosts",
                        "allowed-outbound-hosts",
                        "allowedHosts",
                        "network",
                        "outbound",
                        "hosts")
                .otherNames("environment", "env", "environments", "envs")
                .otherNames("key-value", "key_value_stores", "kv", "keyvalue", "stores", "key-value-stores")
                .otherNames("databases", "sqlite_databases", "sql", "sqlite", "postgres", "database")
                .otherNames("files", "volumes", "mounts", "dirs", "directories", "preopens")
                .otherNames("links", "dependencies", "imports", "depends_on", "depends-on", "link")
                .otherNames("source", "path", "file", "wasm", "module", "src")
                .otherNames("write it into source = { ... }", "image", "url", "oci", "digest", "registry")
                .otherNames("routes", "route", "trigger", "http", "path-prefix")
                .otherNames("limits", "resources")
                .otherNames(
                        "write it into limits = { ... }",
                        "memory",
                        "timeout",
                        "deadline",
                        "cpu",
                        "instances",
                        "concurrency",
                        "queue",
                        "output",
                        "connections")
                .otherNames("config", "configuration", "settings")
                .otherNames("blobs", "blob", "blobstore", "buckets");
        return table.build(values -> new Named(
                name -> new Component(
                        name,
                        values.get(description),
                        values.get(source),
                        grants.read(values),
                        values.get(limits),
                        values.get(reuse),
                        links(values.get(links)),
                        values.get(build)),
                values.get(routes)));
    }

    private static ComponentSource file(Path path) {
        return new ComponentSource.File(path, Optional.empty());
    }

    private static TableShape<ComponentSource> source() {
        var table = TableShape.of("a source");
        var path = table.optional("path", PATH, "A file, relative to this one.");
        var url = table.optional("url", URL, "Where to fetch the component from. Needs a digest.");
        var oci = table.optional("oci", IMAGE, "An artifact in an OCI registry, by tag or by digest.");
        var digest = table.optional("digest", DIGEST, "What the file has to hash to.");
        table.exactlyOne(path, url, oci)
                .needs(url, digest, "add digest = \"sha256:...\"; `sha256sum FILE` prints it")
                .otherNames("oci", "image", "registry", "package", "ref", "reference")
                .otherNames("path", "file", "local")
                .otherNames("digest", "sha256", "hash", "checksum", "sha");
        return table.build(values -> {
            if (values.get(path).isPresent()) {
                return new ComponentSource.File(values.get(path).get(), values.get(digest));
            }
            if (values.get(url).isPresent() && values.get(digest).isPresent()) {
                return new ComponentSource.Url(
                        values.get(url).get(), values.get(digest).get());
            }
            if (values.present(oci) && values.present(digest)) {
                values.node(digest)
                        .keyError(
                                "the digest of an artifact belongs to its reference",
                                Optional.of("write oci = \"...@sha256:...\""));
                return null;
            }
            return values.get(oci).map(ComponentSource.Image::new).orElse(null);
        });
    }

    private static Shape<Target> link() {
        var table = TableShape.of("a link");
        var component = table.required("component", NAME, "The component that answers.");
        var export = table.optional(
                "export", Shapes.text(IMPORT), "Its export, where that has another name than the import.");
        table.otherNames("export", "interface", "as");
        var full = table.build(values -> new Target(values.get(component), values.get(export)));
        return Shapes.either(NAME.map(name -> new Target(name, Optional.empty())), full);
    }

    private static List<Link> links(Map<ImportName, Target> targets) {
        var links = new ArrayList<Link>();
        targets.forEach((imported, target) -> links.add(new Link(imported, target.component(), target.export())));
        return links;
    }

    private static TableShape<Limits> limits() {
        var standard = Limits.DEFAULT;
        var table = TableShape.of("the limits of a component");
        var memory = table.optional(
                "memory", SIZE, standard.memory(), "Memories and tables of one instance. Default: 256MiB.");
        var deadline = table.optional(
                "deadline", DURATION, standard.deadline(), "Time from start to end of an invocation. Default: 30s.");
        var cpu = table.optional("cpu", DURATION, standard.cpu(), "Time that an invocation computes. Default: 10s.");
        var instances =
                table.optional("instances", atLeastOne(), standard.instances(), "Instances at a time. Default: 1000.");
        var concurrency = table.optional(
                "concurrency", atLeastOne(), "Invocations at a time. Default: as the application's limits say.");
        var queue = table.optional(
                "queue",
                Shapes.integer(0, Limits.MOST),
                standard.queue(),
                "Invocations that wait, in order of arrival, when there are too many of them or too many instances; at most until their deadlines. Default: 100.");
        var connections = table.optional(
                "connections",
                Shapes.integer(0, 100_000),
                standard.connections(),
                "Outgoing connections of one invocation at a time. Default: 128.");
        var output = table.optional(
                "output",
                SIZE,
                standard.output(),
                "What an invocation writes to its standard output and error. Default: 1MiB.");
        var requestBody = table.optional("request-body", SIZE, "Bytes of a request's body. Default: any number.");
        var responseBody = table.optional("response-body", SIZE, "Bytes of a response's body. Default: any number.");
        table.otherNames("deadline", "timeout", "time", "duration")
                .otherNames("instances", "max-instances", "max_instances", "replicas")
                .otherNames("concurrency", "requests", "max-concurrency", "concurrent")
                .otherNames("queue", "queue-size", "backlog", "waiting", "pending");
        return table.build(values -> new Limits(
                values.get(memory),
                values.get(deadline),
                values.get(cpu),
                values.get(instances),
                values.get(concurrency),
                values.get(queue),
                values.get(connections),
                values.get(output),
                values.get(requestBody),
                values.get(responseBody)));
    }

    private static Shape<Integer> atLeastOne() {
        return Shapes.integer(1, Limits.MOST);
    }

    private static TableShape<Reuse> reuse() {
        var table = TableShape.of("reuse");
        var invocations = table.optional(
                "invocations",
                atLeastOne(),
                128,
                "Invocations that an instance serves before it is dropped. Default: 128.");
        var idle = table.optional(
                "idle",
                DURATION,
                Duration.ofSeconds(1),
                "How long an instance waits for the next invocation. Default: 1s.");
        return table.build(values -> new Reuse(values.get(invocations), values.get(idle)));
    }

    private static Build build(String command) {
        return new Build(List.of(command), Path.of(""), List.of());
    }

    private static TableShape<Build> build() {
        var table = TableShape.of("a build");
        var command = table.required(
                "command",
                Shapes.oneOrMore(Shapes.STRING),
                "A command for the shell, or several that run one after the other.");
        var directory = table.optional(
                "directory", PATH, Path.of(""), "Where the commands run. Default: the directory of this file.");
        var watch = table.optional(
                "watch",
                Shapes.oneOrMore(Shapes.STRING),
                List.of(),
                "Patterns of the files that the component is made from, as in \"src/**/*.rs\", relative to the directory.");
        table.otherNames("directory", "workdir", "cwd", "context", "working-directory")
                .otherNames("command", "commands", "run", "cmd");
        return table.build(values -> new Build(values.get(command), values.get(directory), values.get(watch)));
    }
}
