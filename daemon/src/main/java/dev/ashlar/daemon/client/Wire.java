package dev.ashlar.daemon.client;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * A connection for one request of HTTP/1.1. The JDK's client knows no Unix domain sockets; this knows nothing else than what our
 * server sends.
 */
final class Wire implements AutoCloseable {
    private static final int LONGEST_LINE = 64 << 10;
    private static final int MOST_HEADERS = 100;

    private final AutoCloseable socket;
    private final SilenceGuard guard;
    private final InputStream in;
    private final OutputStream out;

    /** @param plain below TLS, which would have something to say before it is closed */
    private Wire(
            AutoCloseable socket,
            AutoCloseable plain,
            InputStream in,
            OutputStream out,
            Duration silence,
            BooleanSupplier isWorthIt) {
        this.socket = socket;
        this.guard = new SilenceGuard(plain, silence, isWorthIt);
        this.in = new BufferedInputStream(new GuardedInput(in), 1 << 16);
        this.out = new GuardedOutput(out);
    }

    /** @param isWorthIt whether to wait on where nothing moved for as long as our patience lasts */
    static Wire connect(Address address, Optional<SSLContext> tls, Patience patience, BooleanSupplier isWorthIt)
            throws IOException {
        return switch (address) {
            case Address.Socket(var path) -> {
                var channel = unix(path, patience);
                yield new Wire(
                        channel,
                        channel,
                        Channels.newInputStream(channel),
                        Channels.newOutputStream(channel),
                        patience.silence(),
                        isWorthIt);
            }
            case Address.Port port -> {
                var plain = new Socket();
                var socket = tcp(plain, port, tls, patience);
                yield new Wire(
                        socket,
                        plain,
                        socket.getInputStream(),
                        socket.getOutputStream(),
                        patience.silence(),
                        isWorthIt);
            }
        };
    }

    private static SocketChannel unix(Path path, Patience patience) throws IOException {
        var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try (var guard = new SilenceGuard(channel, patience.connect(), () -> false)) {
            var _ = guard.limit(() -> channel.connect(UnixDomainSocketAddress.of(path)));
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static Socket tcp(Socket plain, Address.Port port, Optional<SSLContext> tls, Patience patience)
            throws IOException {
        try (var guard = new SilenceGuard(plain, patience.connect(), () -> false)) {
            return guard.limit(() -> connected(plain, port, tls));
        } catch (IOException e) {
            plain.close();
            throw e;
        }
    }

    private static Socket connected(Socket plain, Address.Port port, Optional<SSLContext> tls) throws IOException {
        plain.connect(new InetSocketAddress(port.host(), port.port()));
        plain.setTcpNoDelay(true);
        plain.setKeepAlive(true);
        if (!port.secure()) {
            return plain;
        }
        try {
            var context = tls.isPresent() ? tls.get() : SSLContext.getDefault();
            var secure = (SSLSocket) context.getSocketFactory().createSocket(plain, port.host(), port.port(), true);
            var parameters = secure.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secure.setSSLParameters(parameters);
            secure.startHandshake();
            return secure;
        } catch (NoSuchAlgorithmException e) {
            throw new IOException("no TLS here", e);
        }
    }

    private final class GuardedInput extends FilterInputStream {
        GuardedInput(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            return guard.limit(in::read);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return guard.limit(() -> in.read(target, offset, length));
        }
    }

    private final class GuardedOutput extends FilterOutputStream {
        GuardedOutput(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            boolean _ = guard.limit(() -> {
                out.write(bytes, offset, length);
                return true;
            });
        }
    }

    /** @param body empty for none */
    void send(String method, String target, Map<String, String> headers, Optional<Upload> body) throws IOException {
        var head =
                new StringBuilder("%s %s HTTP/1.1\r\nhost: ashlar\r\nconnection: close\r\n".formatted(method, target));
        headers.forEach((name, value) -> head.append("%s: %s\r\n".formatted(name, value)));
        body.ifPresent(upload -> head.append("content-length: %d\r\n".formatted(upload.length())));
        head.append("\r\n");
        out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        if (body.isPresent()) {
            body.get().writeTo(out);
        }
        out.flush();
    }

    /** The body of a request. */
    interface Upload {
        long length();

        void writeTo(OutputStream out) throws IOException;
    }

    static Upload bytes(byte[] bytes) {
        return new Upload() {
            @Override
            public long length() {
                return bytes.length;
            }

            @Override
            public void writeTo(OutputStream out) throws IOException {
                out.write(bytes);
            }
        };
    }

    /** Status and headers. */
    Reply head() throws IOException {
        var line = line();
        if (!line.matches("HTTP/1\\.1 [0-9]{3}( .*)?")) {
            throw new IOException("this is no answer of HTTP/1.1: " + line);
        }
        var headers = new HashMap<String, String>();
        for (var field = line(); !field.isEmpty(); field = line()) {
            int colon = field.indexOf(':');
            if (colon <= 0 || headers.size() >= MOST_HEADERS) {
                throw new IOException("a broken header: " + field);
            }
            headers.put(
                    field.substring(0, colon).toLowerCase(Locale.ROOT),
                    field.substring(colon + 1).strip());
        }
        return new Reply(Integer.parseInt(line.substring(9, 12)), headers, new byte[0]);
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the connection was closed");
            }
            if (line.length() >= LONGEST_LINE) {
                throw new IOException("a line of the answer is too long");
            }
            line.append((char) c);
        }
        int end = line.length();
        return end > 0 && line.charAt(end - 1) == '\r' ? line.substring(0, end - 1) : line.toString();
    }

    /** The body behind a head. */
    InputStream body(Reply head) {
        boolean chunked =
                head.header("transfer-encoding").filter("chunked"::equals).isPresent();
        return chunked
                ? new Chunks()
                : new Limited(head.header("content-length").map(Long::parseLong).orElse(0L));
    }

    private final class Limited extends InputStream {
        private long left;

        Limited(long left) {
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int n = in.read(target, offset, (int) Math.min(length, left));
            if (n < 0) {
                throw new EOFException("the answer was cut off");
            }
            left -= n;
            return n;
        }
    }

    private final class Chunks extends InputStream {
        private @Nullable Limited chunk;
        private boolean ended;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            while (!ended) {
                var current = chunk;
                int n = current == null ? -1 : current.read(target, offset, length);
                if (n >= 0) {
                    return n;
                }
                next();
            }
            return -1;
        }

        private void next() throws IOException {
            if (chunk != null) {
                var _ = line();
            }
            var size = line();
            if (!size.matches("[0-9a-fA-F]{1,8}")) {
                throw new IOException("a broken chunk: " + size);
            }
            long length = Long.parseLong(size, 16);
            chunk = new Limited(length);
            if (length == 0) {
                ended = true;
                var _ = line();
            }
        }
    }

    @Override
    public void close() throws IOException {
        guard.close();
        try {
            socket.close();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }
}
