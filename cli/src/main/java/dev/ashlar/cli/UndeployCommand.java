package dev.ashlar.cli;

import dev.ashlar.daemon.client.AdminClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ashlar undeploy}: an application's end. */
@Command(
        name = "undeploy",
        description = {
            "End an application: its revisions and its log are gone.",
            "",
            "What it keeps in stores stays, for one of the same name, unless --purge is given. What is on servers (redis://) or in "
                    + "directories of the operator stays in any case."
        },
        footer = {"", "Examples:", "  ashlar undeploy photos", "  ashlar undeploy photos --purge"})
final class UndeployCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "APP", description = "The application.")
    private String name = "";

    @Option(
            names = "--purge",
            description =
                    "Remove what it keeps in embedded stores, also if it was undeployed before, and what it was made of.")
    private boolean purge;

    @Mixin
    private DaemonOptions daemon;

    @Override
    public void run() {
        var _ = daemon.ask(client -> {
            client.delete("/v1/apps/" + AdminClient.segment(name) + (purge ? "?purge=true" : ""));
            return name;
        });
        spec.commandLine()
                .getOut()
                .println(Printable.name(
                        name + (purge ? " is undeployed, with all that it kept here" : " is undeployed")));
    }
}
