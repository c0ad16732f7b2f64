package dev.ashlar.cli;

import dev.ashlar.daemon.DaemonConfig.AllowedPull;
import dev.ashlar.oci.registry.RegistryConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** From which registries the daemon fetches applications, mixed into the command that runs it. */
final class PullOptions {
    @Option(
            names = "--allow-pull",
            paramLabel = "[TENANT=]REPOSITORY",
            description =
                    "What the daemon fetches from registries for tenants, with the credentials of its own user: a registry "
                            + "and path, with a * at the end all that begin so. Can be repeated; the operator may have anything.")
    private List<String> allowed = new ArrayList<>();

    @Option(
            names = "--registry-ca",
            paramLabel = "FILE",
            description =
                    "Trust registries that one of these certificates (PEM) signed, too. So are those in SSL_CERT_FILE.")
    private List<Path> authorities = new ArrayList<>();

    @Option(
            names = "--plain-http",
            paramLabel = "REGISTRY",
            description =
                    "Talk to this registry, HOST or HOST:PORT, without encryption. One on this machine needs no option.")
    private List<String> plain = new ArrayList<>();

    /** How to talk to registries. */
    RegistryConfig registries() {
        var config = RegistryConfig.of(System.getenv());
        var all = new ArrayList<>(config.authorities());
        all.addAll(authorities);
        Set<String> names = new HashSet<>();
        plain.forEach(name -> names.add(RegistryName.check(name)));
        return config.withAuthorities(all).withPlainHttp(names);
    }

    List<AllowedPull> allowed() {
        return allowed.stream().map(PullOptions::allowed).toList();
    }

    private static AllowedPull allowed(String text) {
        int equals = text.indexOf('=');
        var repositories = text.substring(equals + 1);
        if (repositories.isEmpty() || equals == 0) {
            throw new CommandFailedException(
                    "--allow-pull '%s' names nothing; write REPOSITORY or TENANT=REPOSITORY, as in acme=ghcr.io/acme/*"
                            .formatted(text),
                    ExitCode.USAGE);
        }
        return new AllowedPull(equals < 0 ? Optional.empty() : Optional.of(text.substring(0, equals)), repositories);
    }
}
