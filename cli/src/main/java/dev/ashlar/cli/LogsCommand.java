package dev.ashlar.cli;

import dev.ashlar.daemon.client.AdminClient;
import dev.ashlar.oci.json.Json;
import dev.ashlar.oci.json.JsonException;
import dev.ashlar.oci.json.JsonFields;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ashlar logs}: what an application says. */
@Command(name = "logs", description = "Show what an application says, and its requests.")
final class LogsCommand implements Runnable {
    private static final int LONGEST_LINE = 4 << 20;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ApplicationName application;

    @Option(
            names = {"-F", "--follow"},
            description = "Go on with what comes.")
    private boolean follow;

    @Option(names = "--tail", paramLabel = "N", description = "So many of the last lines. Default: 100.")
    private int tail = 100;

    @Option(names = "--component", paramLabel = "NAME", description = "Only what is about this component.")
    private @Nullable String component;

    @Option(
            names = "--revision",
            paramLabel = "N",
            description = "Only what is about this revision, requests that it answered together with others among it.")
    private @Nullable Integer revision;

    @Mixin
    private DaemonOptions daemon;

    @Option(names = "--json", description = "Print the lines of JSON as they are.")
    private boolean json;

    @Override
    public void run() {
        var _ = daemon.ask(client -> {
            client.lines(path(), this::print);
            return true;
        });
    }

    private String path() {
        var path = new StringBuilder(application.path()).append("/logs?tail=").append(tail);
        if (follow) {
            path.append("&follow=true");
        }
        if (component != null) {
            path.append("&component=").append(AdminClient.segment(component));
        }
        if (revision != null) {
            path.append("&revision=").append(revision);
        }
        return path.toString();
    }

    private void print(String line) {
        var out = spec.commandLine().getOut();
        out.println(json ? line : Printable.name(text(line)));
        out.flush();
    }

    private static String text(String line) {
        try {
            return text(Json.object(line.getBytes(StandardCharsets.UTF_8), LONGEST_LINE));
        } catch (JsonException e) {
            return line;
        }
    }

    private static String text(JsonFields line) {
        var head = "%s %s[%s] "
                .formatted(
                        line.textOrEmpty("time").replaceFirst("(\\.\\d{3})\\d*Z$", "$1Z"),
                        line.optionalText("component").orElse("-"),
                        revisions(line));
        return switch (line.textOrEmpty("event")) {
            case "output" -> head + line.textOrEmpty("line");
            case "request" -> head + request(line);
            default -> head + line.textOrEmpty("event") + ": " + line.textOrEmpty("text");
        };
    }

    /** The one to which a request came first. */
    private static String revisions(JsonFields line) {
        long own = line.optionalNumber("revision").orElse(0L);
        var others = line.numbers("revisions").stream().filter(other -> other != own);
        return LongStream.concat(LongStream.of(own), others.mapToLong(Long::longValue))
                .mapToObj(Long::toString)
                .collect(Collectors.joining("+"));
    }

    private static String request(JsonFields line) {
        var text = "%s %s %d %d B, id %s"
                .formatted(
                        line.textOrEmpty("method"),
                        line.textOrEmpty("target"),
                        line.optionalNumber("status").orElse(0L),
                        line.optionalNumber("response-bytes").orElse(0L),
                        line.textOrEmpty("id"));
        return line.has("failure")
                ? text + ": " + line.textOrEmpty("failure") + ": " + line.textOrEmpty("reason")
                : text;
    }
}
