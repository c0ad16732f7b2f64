package dev.ashlar.http.http2;

import dev.ashlar.http.exchange.Transport;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.socket.PeerInfo;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.Router;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.security.Principal;
import java.security.cert.Certificate;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/** What Helidon's connection needs to know of ours. It routes nothing: all requests are those of a sub-protocol, ours. */
final class HelidonContext implements ConnectionContext {
    private static final int PIECE = 16 << 10;

    private final Transport transport;
    private final DataReader reader;
    private final DataWriter writer;
    private final ExecutorService executor;
    private byte[] first;

    /** @param first what was read of the connection already */
    HelidonContext(Transport transport, byte[] first, DataWriter writer, ExecutorService executor) {
        this.transport = transport;
        this.first = first;
        this.reader = DataReader.create(this::read);
        this.writer = writer;
        this.executor = executor;
    }

    @SuppressWarnings("NullAway") // null is the end for Helidon
    private byte[] read() {
        if (first.length > 0) {
            byte[] given = first;
            first = new byte[0];
            return given;
        }
        byte[] piece = new byte[PIECE];
        try {
            int read = transport.read(piece, 0, piece.length);
            return read < 0 ? null : Arrays.copyOf(piece, read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ListenerContext listenerContext() {
        throw new IllegalStateException(
                "the connection has no listener of Helidon's, which only its own HTTP routing would ask for");
    }

    @Override
    public ExecutorService executor() {
        return executor;
    }

    @Override
    public DataWriter dataWriter() {
        return writer;
    }

    @Override
    public DataReader dataReader() {
        return reader;
    }

    @Override
    public Router router() {
        return Router.empty();
    }

    @Override
    public PeerInfo remotePeer() {
        return new Peer(transport.remote());
    }

    @Override
    public PeerInfo localPeer() {
        return new Peer((InetSocketAddress) transport.socket().getLocalSocketAddress());
    }

    @Override
    public boolean isSecure() {
        return transport.isSecure();
    }

    @Override
    public String socketId() {
        return "http2";
    }

    @Override
    public String childSocketId() {
        return transport.remote().toString();
    }

    private record Peer(InetSocketAddress socketAddress) implements PeerInfo {
        @Override
        public SocketAddress address() {
            return socketAddress;
        }

        @Override
        public String host() {
            return socketAddress.getHostString();
        }

        @Override
        public int port() {
            return socketAddress.getPort();
        }

        @Override
        public Optional<Principal> tlsPrincipal() {
            return Optional.empty();
        }

        @Override
        public Optional<Certificate[]> tlsCertificates() {
            return Optional.empty();
        }
    }
}
