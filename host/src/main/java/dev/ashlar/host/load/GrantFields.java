package dev.ashlar.host.load;

import static dev.ashlar.host.load.CommonShapes.EGRESS;
import static dev.ashlar.host.load.CommonShapes.NAME;
import static dev.ashlar.host.load.CommonShapes.PATH;
import static dev.ashlar.host.load.CommonShapes.TEMPLATE;
import static dev.ashlar.host.load.CommonShapes.TOPIC;

import dev.ashlar.host.diagnostics.InvalidTextException;
import dev.ashlar.host.manifest.ComponentGrants;
import dev.ashlar.host.manifest.FileGrant;
import dev.ashlar.host.manifest.Template;
import dev.ashlar.host.manifest.TopicPattern;
import dev.ashlar.host.shape.Shapes;
import dev.ashlar.host.shape.TableShape;
import dev.ashlar.host.shape.TableShape.Field;
import dev.ashlar.host.shape.TableShape.Values;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a component is granted: keys of its table. */
final class GrantFields {
    private final Field<Map<String, Template>> environment;
    private final Field<List<String>> variables;
    private final Field<Map<String, Template>> config;
    private final Field<List<FileGrant>> files;
    private final Field<List<Template>> egress;
    private final Field<List<String>> keyValue;
    private final Field<List<String>> databases;
    private final Field<List<String>> blobs;
    private final Field<List<TopicPattern>> publish;

    GrantFields(TableShape.Builder table) {
        environment = table.optional(
                "environment",
                Shapes.map(Names.ENVIRONMENT, TEMPLATE),
                Map.of(),
                "Environment variables. Values may have variables of the application in them: \"{{ name }}\".");
        variables = table.optional(
                "variables",
                Shapes.list(Shapes.text(Names.VARIABLE)),
                List.of(),
                "Variables of the application that the component may read under their own names.");
        config = table.optional(
                "config",
                Shapes.map(Names.CONFIG, TEMPLATE),
                Map.of(),
                "What the component reads through wasi:config. Values may have variables in them.");
        files = table.optional(
                "files",
                Shapes.list(Shapes.either(PATH.map(GrantFields::sameName), file())),
                List.of(),
                "Directories that the component sees: a path, or a table with source, target and writable.");
        egress = table.optional(
                "egress",
                Shapes.list(EGRESS),
                List.of(),
                "Where the component may connect to, as in \"https://api.example.com\". Default: nowhere.");
        keyValue = stores(table, "key-value", "Key-value stores that the component may use, by label.");
        databases = stores(table, "databases", "SQL databases that the component may use, by label.");
        blobs = stores(table, "blobs", "Blob stores that the component may use, by label.");
        publish = table.optional(
                "publish", Shapes.list(TOPIC), List.of(), "Topics to which the component may send messages.");
    }

    private static Field<List<String>> stores(TableShape.Builder table, String name, String description) {
        return table.optional(name, Shapes.list(NAME), List.of(), description);
    }

    ComponentGrants read(Values values) {
        return new ComponentGrants(
                Collections.unmodifiableMap(values.get(environment)),
                config(values),
                files(values),
                values.get(egress),
                distinct(values, keyValue),
                distinct(values, databases),
                distinct(values, blobs),
                values.get(publish));
    }

    private Map<String, Template> config(Values values) {
        var all = new LinkedHashMap<>(values.get(config));
        for (String name : values.get(variables)) {
            var pass = Template.parse("{{ " + name + " }}");
            if (all.put(name, pass) != null) {
                values.node(variables)
                        .error(
                                "the component reads two things as \"" + name + "\"",
                                "keep it either here or in config");
            }
        }
        return Collections.unmodifiableMap(all);
    }

    private List<FileGrant> files(Values values) {
        var targets = new LinkedHashSet<String>();
        for (var grant : values.get(files)) {
            if (!targets.add(grant.target())) {
                values.node(files).error("two directories are at " + grant.target(), "give one of them another target");
            }
        }
        return values.get(files);
    }

    private static Set<String> distinct(Values values, Field<List<String>> field) {
        var labels = new LinkedHashSet<String>();
        for (String label : values.get(field)) {
            if (!labels.add(label)) {
                values.node(field).error("\"" + label + "\" is there twice", "remove one of them");
            }
        }
        return Collections.unmodifiableSet(labels);
    }

    private static FileGrant sameName(Path path) {
        return new FileGrant(path, "/" + (path.getFileName() == null ? "" : path.getFileName()), false);
    }

    private static TableShape<FileGrant> file() {
        var table = TableShape.of("a directory");
        var source = table.required("source", PATH, "The directory, relative to this file.");
        var target = table.required(
                "target",
                Shapes.text("an absolute path such as \"/data\"", "^/", GrantFields::target),
                "Where the component sees it.");
        var writable =
                table.optional("writable", Shapes.FLAG, false, "Whether the component may change it. Default: false.");
        table.otherNames("target", "destination", "dest", "guest", "mount", "mount-path", "to")
                .otherNames("source", "path", "host", "from", "dir")
                .otherNames(
                        "directories are read-only unless writable = true",
                        "read-only",
                        "readonly",
                        "read_only",
                        "ro",
                        "mode");
        return table.build(values -> new FileGrant(values.get(source), values.get(target), values.get(writable)));
    }

    static String target(String text) {
        Optional<String> fix = Optional.of("write an absolute path without . and .., as in \"/data\"");
        boolean proper = text.startsWith("/") && text.indexOf('\0') < 0;
        for (String name : text.split("/")) {
            proper &= !name.equals(".") && !name.equals("..");
        }
        if (!proper) {
            throw new InvalidTextException("not a path that a component can see", fix, 0, text.length());
        }
        return text.length() > 1 && text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}
