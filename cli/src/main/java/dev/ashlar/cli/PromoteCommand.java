package dev.ashlar.cli;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ashlar promote}: the end of a canary. */
@Command(
        name = "promote",
        description = "Lead all requests of an application to its newest revision, which had a share so far.")
final class PromoteCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ApplicationName application;

    @Option(names = "--to", paramLabel = "N", description = "Another revision than the newest.")
    private @Nullable Integer to;

    @Mixin
    private DaemonOptions daemon;

    @Mixin
    private JsonOption json;

    @Override
    public void run() {
        var answer = daemon.ask(client -> {
            var revision = to == null ? client.get(application.path()).fields().number("revision") : (long) to;
            return client.put(
                    application.path() + "/traffic",
                    Map.of("requests", Map.of(Long.toString(revision), 100), "links", List.of()));
        });
        TrafficCommand.print(spec, json, answer);
    }
}
