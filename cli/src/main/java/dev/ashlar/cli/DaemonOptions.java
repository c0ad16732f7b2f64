package dev.ashlar.cli;

import dev.ashlar.daemon.DaemonConfig;
import dev.ashlar.daemon.client.Address;
import dev.ashlar.daemon.client.AdminClient;
import dev.ashlar.daemon.client.ClientTls;
import dev.ashlar.daemon.client.UnreachableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which daemon is meant, and who asks: mixed into every command that talks to one. */
final class DaemonOptions {
    private static final String HOST = "ASHLAR_HOST";
    private static final String TOKEN = "ASHLAR_TOKEN";
    private static final String TENANT = "ASHLAR_TENANT";

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "The daemon: unix:PATH, http://HOST:PORT or https://HOST:PORT; ASHLAR_HOST names one, too. "
                    + "Default: the socket of `ashlar host`.")
    private @Nullable String host;

    @Option(
            names = "--tenant",
            paramLabel = "NAME",
            description = "Whose applications are meant, for operators; ASHLAR_TENANT names one, too.")
    private @Nullable String tenant;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "A file with the token to show. ASHLAR_TOKEN can have it instead.")
    private @Nullable Path tokenFile;

    @Option(names = "--ca", paramLabel = "FILE", description = "Trust daemons that one of these certificates signed.")
    private @Nullable Path authorities;

    @Option(names = "--cert", paramLabel = "FILE", description = "The client's certificate, in PEM.")
    private @Nullable Path certificate;

    @Option(names = "--key", paramLabel = "FILE", description = "Its private key, in PEM.")
    private @Nullable Path key;

    /** What a command asks of a daemon. */
    interface Work<T> {
        T with(AdminClient client) throws IOException;
    }

    /** Fails with a message for the user when no daemon answers. */
    <T> T ask(Work<T> work) {
        var environment = System.getenv();
        var address = address(environment);
        try {
            var tls = authorities == null && certificate == null && key == null
                    ? Optional.<SSLContext>empty()
                    : Optional.of(ClientTls.of(
                            Optional.ofNullable(authorities),
                            Optional.ofNullable(certificate),
                            Optional.ofNullable(key)));
            return work.with(new AdminClient(
                    address, token(environment), named(tenant, environment.getOrDefault(TENANT, "")), tls));
        } catch (UnreachableException e) {
            throw new CommandFailedException(e.getMessage() + (e.mayHaveHeard() ? "" : hint(address)));
        } catch (IOException e) {
            throw new CommandFailedException(String.valueOf(e.getMessage()));
        }
    }

    private static String hint(Address address) {
        return switch (address) {
            case Address.Socket(Path path) when Files.exists(path) -> "; is it yours? `ashlar host` starts a daemon";
            case Address.Socket _ -> "; `ashlar host` starts one there, and --host or ASHLAR_HOST names another";
            case Address.Port _ -> "; check the address, and that `ashlar host --admin` serves there";
        };
    }

    private Address address(Map<String, String> environment) {
        var text = host == null ? environment.getOrDefault(HOST, "") : host;
        if (text.isEmpty()) {
            return new Address.Socket(DaemonConfig.socketIn(DaemonState.directory(null)));
        }
        return Address.parse(text)
                .orElseThrow(() -> new CommandFailedException(
                        "'%s' is no daemon's address such as unix:/run/ashlar.sock or https://host:7700"
                                .formatted(text),
                        ExitCode.USAGE));
    }

    private static Optional<String> named(@Nullable String given, String other) {
        return given != null ? Optional.of(given) : other.isEmpty() ? Optional.empty() : Optional.of(other);
    }

    private Optional<String> token(Map<String, String> environment) throws IOException {
        if (tokenFile != null) {
            return Optional.of(Files.readString(tokenFile).strip());
        }
        var text = environment.getOrDefault(TOKEN, "").strip();
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
