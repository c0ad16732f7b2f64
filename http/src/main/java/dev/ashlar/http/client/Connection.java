package dev.ashlar.http.client;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** An open connection to a server, which one exchange at a time uses. */
final class Connection implements Closeable {
    private final ConnectionPool.Key key;
    private final TimedSocket socket;
    private final InputStream in;
    private final Http1Reader reader;
    private final OutputStream out;
    private @Nullable Http2Session session;
    private boolean used;

    /** @param top the socket itself, or TLS on top of it */
    Connection(ConnectionPool.Key key, TimedSocket socket, Socket top) throws IOException {
        this.key = key;
        this.socket = socket;
        this.in = top.getInputStream();
        this.reader = new Http1Reader(in);
        this.out = top.getOutputStream();
    }

    ConnectionPool.Key key() {
        return key;
    }

    Http1Reader reader() {
        return reader;
    }

    /** The same connection with HTTP/2, begun when first asked for. */
    Http2Session http2(int headerListSize) throws IOException {
        Http2Session known = session;
        if (known == null) {
            known = new Http2Session(in, out);
            known.begin(headerListSize);
            session = known;
        }
        return known;
    }

    OutputStream out() {
        return out;
    }

    /** Whether it has served an exchange before. */
    boolean isUsed() {
        return used;
    }

    void markUsed() {
        used = true;
    }

    void endReadsBy(Deadline deadline) {
        socket.endReadsBy(deadline);
    }

    /** Whether the server neither closed it nor sent what nobody asked for. */
    boolean isQuiet() {
        SocketChannel channel = socket.channel();
        Http2Session known = session;
        try {
            if (reader.buffered() > 0 || in.available() > 0 || known != null && !known.isOpen()) {
                return false;
            }
            channel.configureBlocking(false);
            try {
                return channel.read(ByteBuffer.allocate(1)) == 0;
            } finally {
                channel.configureBlocking(true);
            }
        } catch (IOException e) {
            return false;
        }
    }

    /** At once and from any thread: no farewell of TLS, which could wait for a writer. */
    @Override
    public void close() {
        try {
            socket.channel().close();
        } catch (IOException e) {
            // it is as closed as it will be
        }
    }
}
