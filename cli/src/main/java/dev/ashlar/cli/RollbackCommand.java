package dev.ashlar.cli;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ashlar rollback}: back to an older revision. */
@Command(
        name = "rollback",
        description = {
            "Lead all requests of an application back to an older revision.",
            "",
            "While a canary is under way that is the one beside it, else the one before that which serves."
        })
final class RollbackCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ApplicationName application;

    @Option(names = "--to", paramLabel = "N", description = "The revision; any that `ashlar revisions` lists.")
    private @Nullable Integer to;

    @Mixin
    private DaemonOptions daemon;

    @Mixin
    private JsonOption json;

    @Override
    public void run() {
        Map<String, Integer> body = to == null ? Map.of() : Map.of("to", to);
        var answer = daemon.ask(client -> client.post(application.path() + "/rollback", body, Map.of()));
        TrafficCommand.print(spec, json, answer);
    }
}
