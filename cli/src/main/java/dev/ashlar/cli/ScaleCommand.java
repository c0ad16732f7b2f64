package dev.ashlar.cli;

import dev.ashlar.daemon.client.Answer;
import dev.ashlar.oci.json.JsonFields;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ashlar scale}: limits of components while they run. */
@Command(
        name = "scale",
        description = {
            "Show how much of each component of an application is going on, or set how much may.",
            "",
            "What is set holds at once and for good, in place of the manifest's limits. Without a number a component has the manifest's again."
        },
        footer = {
            "",
            "Examples:",
            "  ashlar scale photos",
            "  ashlar scale photos --component gateway --concurrency 8 --queue 100",
            "  ashlar scale photos --component gateway"
        })
final class ScaleCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ApplicationName application;

    @Option(names = "--component", paramLabel = "NAME", description = "Whose limits to set.")
    private @Nullable String component;

    @Option(names = "--instances", paramLabel = "N", description = "Instances at a time.")
    private @Nullable Integer instances;

    @Option(names = "--concurrency", paramLabel = "N", description = "Invocations at a time.")
    private @Nullable Integer concurrency;

    @Option(names = "--queue", paramLabel = "N", description = "Invocations that may wait; further ones are refused.")
    private @Nullable Integer queue;

    @Mixin
    private DaemonOptions daemon;

    @Mixin
    private JsonOption json;

    @Override
    public void run() {
        if (component == null && (instances != null || concurrency != null || queue != null)) {
            throw new CommandFailedException("say with --component whose limits these are", ExitCode.USAGE);
        }
        var path = application.path() + "/scale";
        Answer answer = component == null
                ? daemon.ask(client -> client.get(path))
                : daemon.ask(client -> client.put(path, Map.of("components", Map.of(component, limits()))));
        if (json.chosen()) {
            spec.commandLine().getOut().println(answer.json());
        } else {
            print(answer.fields().object("components"));
        }
    }

    private Map<String, Integer> limits() {
        var limits = new LinkedHashMap<String, Integer>();
        put(limits, "instances", instances);
        put(limits, "concurrency", concurrency);
        put(limits, "queue", queue);
        return limits;
    }

    private static void put(Map<String, Integer> limits, String name, @Nullable Integer value) {
        if (value != null) {
            limits.put(name, value);
        }
    }

    private void print(JsonFields components) {
        var out = spec.commandLine().getOut();
        if (components.names().isEmpty()) {
            out.println("the application has not run since the daemon started, and nothing is set");
            return;
        }
        var table = new TextTable(
                "COMPONENT",
                ">INVOCATIONS",
                ">OF",
                ">INSTANCES",
                ">OF",
                ">QUEUED",
                ">OF",
                ">WAITED",
                ">REFUSED",
                "SET");
        for (String name : components.names()) {
            var one = components.object(name);
            var set = String.join(", ", one.object("set").names());
            if (one.has("now")) {
                row(table, name, one.object("now"), set);
            } else {
                table.row(name, "", "", "", "", "", "", "", "", set);
            }
        }
        table.print(out, "");
    }

    private static void row(TextTable table, String name, JsonFields now, String set) {
        table.row(
                name,
                now.number("invocations"),
                now.optionalNumber("concurrency").map(Object::toString).orElse("any"),
                now.number("instances"),
                now.number("instance-limit"),
                now.number("queued"),
                now.number("queue-limit"),
                now.number("waited"),
                now.number("refused"),
                set);
    }
}
