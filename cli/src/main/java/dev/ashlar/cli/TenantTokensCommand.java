package dev.ashlar.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ashlar tenant tokens}: who may ask in a tenant's name. */
@Command(name = "tokens", description = "List the tokens of a tenant, without their secrets.")
final class TenantTokensCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private TokenOwner owner;

    @Mixin
    private DaemonOptions daemon;

    @Mixin
    private JsonOption json;

    @Override
    public void run() {
        var answer = daemon.ask(client -> client.get(owner.path()));
        var out = spec.commandLine().getOut();
        if (json.chosen()) {
            out.println(answer.json());
            return;
        }
        var table = new TextTable("TOKEN", "CREATED", "EXPIRES", "NOTE");
        answer.fields()
                .objects("tokens")
                .forEach(token -> table.row(
                        token.text("id"),
                        token.text("created"),
                        token.optionalText("expires").orElse("never"),
                        token.textOrEmpty("note")));
        table.print(out, "");
    }
}
