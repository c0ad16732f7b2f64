package dev.ashlar.cli;

import dev.ashlar.oci.registry.DockerConfig;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ashlar logout}: forgets the credentials for a registry. */
@Command(
        name = "logout",
        description = "Forget how to log in to an OCI registry, for Docker as well.",
        footer = {"", "Examples:", "  ashlar logout ghcr.io"})
final class LogoutCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "REGISTRY", description = "Host, and port if it is not 443.")
    private String registry;

    @Override
    public Integer call() {
        try {
            boolean known = DockerConfig.of(System.getenv()).erase(RegistryName.check(registry));
            spec.commandLine()
                    .getOut()
                    .println(known ? "logged out of " + registry : "you were not logged in to " + registry);
        } catch (IOException e) {
            throw new CommandFailedException(String.valueOf(e.getMessage()));
        }
        return ExitCode.SUCCESS;
    }
}
