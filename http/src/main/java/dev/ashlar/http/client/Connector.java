package dev.ashlar.http.client;

import static dev.ashlar.http.client.ProtocolException.malformed;

import dev.ashlar.engine.Tenant;
import dev.ashlar.wasi.network.NetworkPolicy;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.channels.SocketChannel;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** Opens connections, to the addresses that a policy has allowed and to no others. */
final class Connector {
    private final ConnectionPool pool;
    private final SSLContext tls;

    Connector(ConnectionPool pool, Optional<SSLContext> tls) {
        this.pool = pool;
        this.tls = tls.orElseGet(Connector::ofTheJvm);
    }

    private static SSLContext ofTheJvm() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("the JVM has no TLS", e);
        }
    }

    /** On whose account, and who is told of what is being opened, to be able to close it from another thread. */
    record Caller(Tenant tenant, NetworkPolicy policy, Consumer<AutoCloseable> opening) {}

    /**
     * An idle connection, or a new one.
     *
     * @param fresh whether only a new one will do
     */
    Connection connect(Caller caller, Destination to, boolean fresh, Deadline deadline) throws IOException {
        List<InetSocketAddress> addresses = caller.policy.resolve(to.scheme(), to.host(), to.port());
        for (InetSocketAddress address : addresses) {
            Optional<Connection> idle = fresh ? Optional.empty() : pool.take(key(caller, to, address));
            if (idle.isPresent()) {
                caller.opening.accept(idle.get());
                return idle.get();
            }
        }
        IOException failure = new IOException("there is no address");
        for (InetSocketAddress address : addresses) {
            try {
                return open(caller, to, address, deadline);
            } catch (ConnectFailedException e) {
                failure = e.cause();
            }
        }
        throw failure;
    }

    private static ConnectionPool.Key key(Caller caller, Destination to, InetSocketAddress address) {
        return new ConnectionPool.Key(caller.tenant, to.secure(), to.http2(), to.host(), address);
    }

    /** The next address may do better. */
    private static final class ConnectFailedException extends IOException {
        private static final long serialVersionUID = 1L;

        private final IOException cause;

        ConnectFailedException(IOException cause) {
            super(cause);
            this.cause = cause;
        }

        IOException cause() {
            return cause;
        }
    }

    private Connection open(Caller caller, Destination to, InetSocketAddress address, Deadline deadline)
            throws IOException {
        SocketChannel channel = SocketChannel.open();
        boolean done = false;
        try {
            caller.opening.accept(channel);
            connect(channel, address, deadline);
            channel.socket().setTcpNoDelay(true);
            TimedSocket socket = new TimedSocket(channel);
            socket.endReadsBy(deadline);
            Connection connection =
                    new Connection(key(caller, to, address), socket, to.secure() ? shakeHands(socket, to) : socket);
            done = true;
            return connection;
        } finally {
            if (!done) {
                channel.close();
            }
        }
    }

    private static void connect(SocketChannel channel, InetSocketAddress address, Deadline deadline)
            throws IOException {
        try {
            channel.socket().connect(address, deadline.millis());
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            throw new ConnectFailedException(e);
        }
    }

    private SSLSocket shakeHands(TimedSocket plain, Destination to) throws IOException {
        boolean address = to.host().startsWith("[");
        String name = address ? to.host().substring(1, to.host().length() - 1) : to.host();
        SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(plain, name, to.port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        String protocol = to.http2() ? "h2" : "http/1.1";
        parameters.setApplicationProtocols(new String[] {protocol});
        parameters.setServerNames(isName(name) ? List.of(new SNIHostName(name)) : List.of());
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        if (to.http2() && !protocol.equals(socket.getApplicationProtocol())) {
            throw malformed("the server does not speak HTTP/2");
        }
        return socket;
    }

    /** Addresses are no server names (RFC 6066, section 3). */
    private static boolean isName(String host) {
        return host.indexOf(':') < 0 && !host.chars().allMatch(c -> c == '.' || c >= '0' && c <= '9');
    }
}
