package dev.ashlar.cli;

import dev.ashlar.http.HttpHandler;
import dev.ashlar.http.HttpServer;
import dev.ashlar.http.HttpServerConfig;
import dev.ashlar.http.RequestListener;
import dev.ashlar.http.ServerLimits;
import dev.ashlar.http.TlsFiles;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Options of commands that serve: where, and whether encrypted. */
final class ListenOptions {
    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--addr",
            paramLabel = "HOST:PORT",
            converter = SocketAddresses.class,
            description = "Where to listen; port 0 for one that is free. Default: 127.0.0.1:8080.")
    private InetSocketAddress address = new InetSocketAddress("127.0.0.1", 8080);

    @Option(names = "--tls-cert", paramLabel = "FILE", description = "Serve TLS with this certificate chain, in PEM.")
    private @Nullable Path certificate;

    @Option(names = "--tls-key", paramLabel = "FILE", description = "The certificate's private key, in PEM.")
    private @Nullable Path key;

    /** Fails with a message for the user where that cannot be done. */
    HttpServer start(HttpHandler handler, ServerLimits limits, RequestListener listener) {
        try {
            return HttpServer.start(config(limits, listener), handler);
        } catch (IOException e) {
            throw new CommandFailedException(e.getMessage() + "; --addr names another address");
        }
    }

    /** What was asked for. */
    HttpServerConfig config(ServerLimits limits, RequestListener listener) {
        return new HttpServerConfig(address, tls(), limits, listener);
    }

    private Optional<TlsFiles> tls() {
        if ((certificate == null) != (key == null)) {
            throw new ParameterException(spec.commandLine(), "--tls-cert and --tls-key belong together");
        }
        return certificate == null || key == null ? Optional.empty() : Optional.of(new TlsFiles(certificate, key));
    }

    /** Where a server is reached. */
    String url(HttpServer server) {
        return url(server.address());
    }

    String url(InetSocketAddress listening) {
        return (certificate == null ? "http://" : "https://") + SocketAddresses.text(listening);
    }
}
