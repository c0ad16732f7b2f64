package dev.ashlar.cli;

import dev.ashlar.oci.registry.DockerConfig;
import dev.ashlar.oci.registry.Login;
import dev.ashlar.oci.registry.Registry;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ashlar login}: keeps credentials for a registry. */
@Command(
        name = "login",
        description = {
            "Log in to an OCI registry.",
            "",
            "The password is asked for on a terminal, and otherwise is the first line of standard input. It is tried, and kept where "
                    + "Docker keeps it: by the credential helper that ~/.docker/config.json names, or in that file. "
                    + "DOCKER_CONFIG and REGISTRY_AUTH_FILE name other places."
        },
        footer = {
            "",
            "Examples:",
            "  ashlar login ghcr.io --user alice",
            "  echo \"$TOKEN\" | ashlar login localhost:5000 --user ci"
        })
final class LoginCommand implements Callable<Integer> {
    private static final int MAX_PASSWORD = 1 << 16;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "REGISTRY", description = "Host, and port if it is not 443.")
    private String registry;

    @Option(
            names = {"-u", "--user"},
            paramLabel = "NAME",
            required = true,
            description = "Who to log in as.")
    private String user;

    @Mixin
    private RegistryOptions options;

    private InputStream input = System.in;

    /** Where the password comes from instead of standard input. */
    void input(InputStream other) {
        input = other;
    }

    @Override
    public Integer call() throws IOException {
        var login = new Login.Password(user, password());
        var config = options.config(RegistryName.check(registry))
                .withCredentials(name -> name.equals(registry) ? Optional.of(login) : Optional.empty());
        try (var client = new Registry(config)) {
            client.check(registry);
            String place = DockerConfig.of(System.getenv()).store(registry, login);
            spec.commandLine().getOut().println("logged in to %s as %s; kept by %s".formatted(registry, user, place));
        } catch (IOException e) {
            throw new CommandFailedException(String.valueOf(e.getMessage()));
        }
        return ExitCode.SUCCESS;
    }

    private String password() throws IOException {
        @Nullable Console console = Terminal.isTerminal(0) ? System.console() : null;
        String given = console == null ? firstLine() : String.valueOf(console.readPassword("Password: "));
        if (given.isEmpty()) {
            throw new CommandFailedException("there is no password on standard input", ExitCode.USAGE);
        }
        return given;
    }

    private String firstLine() throws IOException {
        var bounded = new ByteArrayInputStream(input.readNBytes(MAX_PASSWORD));
        @Nullable String line = new BufferedReader(new InputStreamReader(bounded, StandardCharsets.UTF_8)).readLine();
        return line == null ? "" : line;
    }
}
