package dev.ashlar.cli;

import dev.ashlar.daemon.client.AdminClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ashlar tenant remove}: a tenant's end. */
@Command(
        name = "remove",
        description = "Remove a tenant who has no applications, with his tokens and all that his applications stored.")
final class TenantRemoveCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "TENANT", description = "His name.")
    private String name = "";

    @Mixin
    private DaemonOptions daemon;

    @Override
    public void run() {
        var _ = daemon.ask(client -> {
            client.delete("/v1/tenants/" + AdminClient.segment(name));
            return name;
        });
        spec.commandLine().getOut().println(Printable.name("the tenant " + name + " is removed"));
    }
}
