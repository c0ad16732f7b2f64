package dev.ashlar.cli;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ashlar tenant token}: a new token. */
@Command(name = "token", description = "Make a token and print it. It is shown once; only its hash is kept.")
final class TenantTokenCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private TokenOwner owner;

    @Option(names = "--note", paramLabel = "TEXT", description = "What it is for; who deploys with it bears this name.")
    private String note = "";

    @Option(
            names = "--expires",
            paramLabel = "TIME",
            converter = Quantities.Time.class,
            description = "For how long it is good, as in 12h. Default: until it is revoked.")
    private @Nullable Duration expires;

    @Mixin
    private DaemonOptions daemon;

    @Mixin
    private JsonOption json;

    @Override
    public void run() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("note", note);
        if (expires != null) {
            body.put("expires-seconds", Math.max(1, expires.toSeconds()));
        }
        var answer = daemon.ask(client -> client.post(owner.path(), body, Map.of()));
        spec.commandLine()
                .getOut()
                .println(json.chosen() ? answer.json() : answer.fields().text("token"));
    }
}
