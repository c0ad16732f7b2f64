package dev.ashlar.cli;

import dev.ashlar.daemon.client.AdminClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ashlar tenant revoke}: a token's end. */
@Command(name = "revoke", description = "Revoke a token, at once.")
final class TenantRevokeCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private TokenOwner owner;

    @Option(names = "--token", required = true, paramLabel = "ID", description = "As `ashlar tenant tokens` lists it.")
    private String id = "";

    @Mixin
    private DaemonOptions daemon;

    @Override
    public void run() {
        var _ = daemon.ask(client -> {
            client.delete(owner.path() + "/" + AdminClient.segment(id));
            return id;
        });
        spec.commandLine().getOut().println(Printable.name("the token " + id + " is revoked"));
    }
}
